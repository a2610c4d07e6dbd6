"""`python -m bench.widget_pictures`: the window in every theme and state, for docs/inbouwen.md.

Starts a portal before a stand-in for Rasa and writes docs/screenshots/toestanden-*.jpg: a column
per gemeente, a row per state. Look at both pictures before you commit them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, Page, ViewportSize, expect

from portal.themes import load_themes
from tests.helpers.chromium import chromium
from tests.helpers.portals import fake_rasa, portal
from tools.settings import ROOT

FOLDER = ROOT / "docs" / "screenshots"
SIZE: ViewportSize = {"width": 360, "height": 540}
WIDTH = 140  # Of one picture on the sheet.
QUALITY = 40
MOST_BYTES = 120 * 1024
INPUT = "Typ hier je bericht"
SHEET = """<!doctype html><html lang="nl"><style>
main {{ display: grid; grid-template-columns: repeat({columns}, {width}px); gap: 6px; padding: 6px;
  width: max-content; background: #98a1aa; font: 700 13px sans-serif; }}
h1 {{ grid-column: 1 / -1; margin: 0; font: inherit; }} img {{ width: 100%; display: block; }}
</style><main>{rows}</main>"""


def main() -> None:
    """Make both pictures."""
    with fake_rasa() as (_, rasa), portal(RASA_URL=rasa) as address, chromium() as browser:
        for scheme, name in (("light", "licht"), ("dark", "donker")):
            columns = [list(_states(browser, f"{address}/demo/{one}", scheme)) for one in themes()]
            _write(browser, columns, name)


def themes() -> list[str]:
    """Return the gemeenten that have a theme."""
    return sorted(set(load_themes()) - {"algemeen"})


def _states(browser: Browser, address: str, scheme: str) -> Iterator[bytes]:
    page = browser.new_page(viewport=SIZE, color_scheme=scheme, locale="nl-NL")  # type: ignore[arg-type]
    page.goto(address)
    for reach in STATES.values():
        reach(page)
        page.wait_for_timeout(150)
        yield page.screenshot()
    page.close()


def _closed(page: Page) -> None:
    expect(page.get_by_role("button", name="Stel je vraag")).to_be_visible()


def _open(page: Page) -> None:
    page.get_by_role("button", name="Stel je vraag").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _talk(page: Page) -> None:
    _send(page, "ik ben bang voor mijn vriend")
    expect(page.locator(".hulp-bot li")).to_have_count(2)


def _error(page: Page) -> None:
    _send(page, "a" * 2_001)
    expect(page.get_by_role("alert")).to_contain_text("te lang")


def _offline(page: Page) -> None:
    page.context.set_offline(True)
    _send(page, "help")
    expect(page.locator(".hulp-card").last).to_be_visible()


def _send(page: Page, text: str) -> None:
    page.get_by_label(INPUT).fill(text)
    page.keyboard.press("Enter")


STATES: dict[str, Callable[[Page], None]] = {
    "Dicht": _closed,
    "Open": _open,
    "Gesprek": _talk,
    "Fout: het bericht is te lang": _error,
    "Geen internet": _offline,
}


def _write(browser: Browser, columns: list[list[bytes]], name: str) -> None:
    rows = ""
    for label, pictures in zip(STATES, zip(*columns, strict=True), strict=True):
        images = (f'<img alt="" src="data:image/png;base64,{_text(one)}">' for one in pictures)
        rows += f"<h1>{label}</h1>{''.join(images)}"
    page = browser.new_page()
    page.set_content(SHEET.format(columns=len(columns), width=WIDTH, rows=rows))
    path = FOLDER / f"toestanden-{name}.jpg"
    page.locator("main").screenshot(path=path, type="jpeg", quality=QUALITY)
    page.close()
    assert path.stat().st_size <= MOST_BYTES, f"{path.name}: {path.stat().st_size} bytes"


def _text(picture: bytes) -> str:
    return b64encode(picture).decode()


if __name__ == "__main__":
    main()
