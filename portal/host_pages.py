"""The pages for webmasters, from templates/: what to paste, how it looks on a municipal site."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape
from pathlib import Path
from string import Template

from portal.assets import Asset, Assets
from portal.words import Words

FOLDER = Path(__file__).parent / "templates"


class HostPages:
    """Renders these pages with the given words and assets."""

    def __init__(self, words: Words, assets: Assets):
        """Read the templates that are there; demo.html is for development only."""
        self._words = words
        self._assets = assets
        self._embed = Template((FOLDER / "embed.html").read_text(encoding="utf-8"))
        demo = FOLDER / "demo.html"
        self._demo = Template(demo.read_text(encoding="utf-8")) if demo.is_file() else None

    def embed(self, address: str, pinned: Asset, origins: Mapping[str, Collection[str]]) -> str:
        """Return the body of the page with the snippets; `origins`: gemeenten by website."""
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{self._sites(gemeente, origins)}</td></tr>"
            for gemeente, name in self._words.gemeenten.items()
        )
        example = next(iter(self._words.gemeenten))
        without_script = f"{address}/zonder-script?gemeente={example}"
        link = f'<a href="{without_script}">{self._words.texts["widget"]["launcher"]}</a>'
        element = f'<hulp-chat gemeente="{example}">{link}</hulp-chat>'
        return self._embed.substitute(
            always=escape(f'<script src="{address}/widget.js" defer></script>\n{element}'),
            pinned=escape(
                f'<script src="{address}{pinned.url}" integrity="{pinned.integrity}"'
                f' crossorigin="anonymous" defer></script>\n{element}'
            ),
            policy=escape(f"script-src 'self' {address}; connect-src 'self' {address}"),
            rows=rows,
        )

    def demo(self, gemeente: str) -> str | None:
        """Return a whole page for one gemeente, None when there is none."""
        name = self._words.gemeenten.get(gemeente)
        if name is None or self._demo is None:
            return None
        style = self._assets.get("demo.css", self._assets["page.css"])
        return self._demo.substitute(
            gemeente=escape(gemeente),
            name=escape(name),
            script=self._assets["widget.js"].url,
            integrity=self._assets["widget.js"].integrity,
            style=self._assets["page.css"].url,
            demo_style=style.url,
            themes=self._assets["themes.css"].url,
            icon=self._assets["icon.svg"].url,
            exit_goal=escape(self._words.texts["exit"]["goal"]),
            exit_label=escape(self._words.texts["exit"]["label"]),
        )

    def demo_list(self) -> str:
        """Return the body of a page with links to the demo pages."""
        links = (
            f'<li><a href="/demo/{escape(one)}">{escape(name)}</a></li>'
            for one, name in self._words.gemeenten.items()
        )
        return f'<main class="plain"><ul>{"".join(links)}</ul></main>'

    @staticmethod
    def _sites(gemeente: str, origins: Mapping[str, Collection[str]]) -> str:
        return "<br>".join(escape(one) for one, own in origins.items() if gemeente in own)
