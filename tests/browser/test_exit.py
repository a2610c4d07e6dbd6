"""Leaving: nothing stays on the page, in Back or in Rasa; and it works without script."""

from __future__ import annotations

import re
import time

from playwright.sync_api import expect

GOAL = re.compile(r"^https://www\.buienradar\.nl")
LABEL = "Typ hier je bericht"


def _talk(page):
    page.get_by_label(LABEL).fill("mijn geheim")
    page.keyboard.press("Enter")
    expect(page.locator(".hulp-bot li")).to_have_count(2)


def _without_no_store(route):
    response = route.fetch()
    headers = {**response.headers, "cache-control": "private"}
    route.fulfill(response=response, headers=headers)


def _is_deleted(site):
    """Return whether Rasa is asked, within five seconds, to delete the conversation."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if site.rasa.received and site.rasa.received[0]["conversation"] in site.rasa.deleted:
            return True
        time.sleep(0.05)
    return False


def test_exit_leaves_and_back_does_not_return(open_context, site):
    page = open_context().new_page()
    page.goto("/healthz")
    page.goto("/")
    _talk(page)
    referers = []
    page.on(
        "request",
        lambda r: referers.append(r.headers.get("referer")) if GOAL.match(r.url) else None,
    )
    page.get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)
    assert referers == [None]
    assert _is_deleted(site)
    page.go_back(wait_until="commit")
    assert page.url.endswith("/healthz")
    assert "geheim" not in page.content()


def test_exit_wipes_in_the_right_order(open_context, site):
    page = open_context().new_page()
    page.goto("/")
    _talk(page)
    page.evaluate(
        """() => {
          const link = document.querySelector('hulp-exit a');
          link.href = '#hier';  // Stays on the page, so that what is left of it can be read.
          link.click();
        }"""
    )
    chat = "document.querySelector('hulp-chat')"
    assert page.evaluate(f"{chat}.querySelectorAll('[slot]').length") == 0
    assert page.evaluate(f"{chat}.shadowRoot.querySelector('textarea').value") == ""
    assert page.evaluate("getComputedStyle(document.documentElement).display") == "none"
    assert (
        page.evaluate(
            "document.querySelectorAll('meta[name=referrer][content=no-referrer]').length"
        )
        == 2
    )
    assert page.title() == "Weer"
    assert _is_deleted(site)


def test_exit_stops_an_answer_that_is_on_its_way(open_context, site):
    site.rasa.mode, site.rasa.seconds = "slow", 2.0
    page = open_context().new_page()
    page.goto("/")
    page.get_by_label(LABEL).fill("mijn geheim")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("bezig")
    started = time.monotonic()
    page.get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)
    assert time.monotonic() - started < 1.5
    assert _is_deleted(site)


def test_exit_by_shift_three_times(open_context):
    page = open_context().new_page()
    page.goto("/")
    page.get_by_label(LABEL).focus()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(GOAL)


def test_exit_not_by_shift_used_for_capitals(open_context):
    page = open_context().new_page()
    page.goto("/")
    page.get_by_label(LABEL).focus()
    for letter in "HULP":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    expect(page.get_by_label(LABEL)).to_have_value("HULPa")


def test_exit_not_by_shift_of_a_screen_keyboard(open_context):
    page = open_context(is_mobile=True, has_touch=True).new_page()
    page.goto("/")
    page.get_by_label(LABEL).focus()
    for _ in range(4):
        page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    expect(page.get_by_label(LABEL)).to_be_visible()


TYPED_SHIFT = """code => {
  for (const kind of ["keydown", "keyup", "keydown", "keyup", "keydown", "keyup"])
    document.activeElement.dispatchEvent(
      new KeyboardEvent(kind, {key: "Shift", code, bubbles: true, composed: true}));
}"""


def test_exit_not_by_shift_without_a_place_on_a_keyboard(open_context):
    """A tablet with a mouse passes for one with a keyboard; its screen keyboard gives no place."""
    page = open_context().new_page()
    page.goto("/")
    page.get_by_label(LABEL).focus()
    page.evaluate(TYPED_SHIFT, "")
    page.wait_for_timeout(300)
    expect(page.get_by_label(LABEL)).to_be_visible()
    page.evaluate(TYPED_SHIFT, "ShiftRight")
    page.wait_for_url(GOAL)


def test_exit_not_by_shift_now_and_then(open_context):
    page = open_context().new_page()
    page.goto("/")
    for wait in (0, 5_200, 0):
        page.keyboard.press("Shift")
        page.wait_for_timeout(wait)
    page.wait_for_timeout(300)
    expect(page.get_by_label(LABEL)).to_be_visible()
    for _ in range(2):
        page.keyboard.press("Shift")
    page.wait_for_url(GOAL)


def test_exit_leaves_also_when_a_script_of_the_page_broke_what_it_uses(open_context, host):
    page = open_context().new_page()
    page.goto(host.url)
    _open(page)
    _talk(page)
    page.evaluate("() => { window.fetch = () => { throw new Error('kapot'); }; }")
    page.get_by_role("dialog").get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)


def test_exit_is_a_plain_link_without_script(open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)


def test_exit_page_from_the_back_forward_cache_is_empty(open_context, site):
    page = open_context().new_page()
    page.route("**/", _without_no_store)  # Keeps Chromium from refusing the page for its cache.
    page.goto("/")
    _talk(page)
    page.get_by_label(LABEL).fill("half getypt")
    page.evaluate("window.isTheSamePage = true")
    page.goto("/healthz")
    assert _is_deleted(site)
    page.go_back(wait_until="commit")
    assert page.evaluate("window.isTheSamePage")
    expect(page.locator(".hulp-user")).to_have_count(0)
    expect(page.locator("textarea")).to_have_value("")


def test_exit_restored_page_stays_empty_until_asked(page):
    _talk(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator(".hulp-bubble")).to_have_count(0)
    expect(page.get_by_label(LABEL)).to_be_hidden()
    page.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(page.locator(".hulp-bot").first).to_contain_text("computer")
    _talk(page)


def test_exit_without_script_a_conversation_is_possible(open_context, site):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("link", name="Ga naar de chat zonder JavaScript").first.click()
    page.get_by_label(LABEL).fill("<b>hij</b> slaat mij")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".said")).to_have_text("<b>hij</b> slaat mij")
    expect(page.locator('.answer a[href="tel:112"]')).to_be_visible()
    page.get_by_role("button", name="Wis dit gesprek").click()
    expect(page.locator(".answer")).to_contain_text("gewist")
    assert _is_deleted(site)


ORDER = """() => {
  window.order = [];
  const note = (what) => order.push(what);
  const state = () => `${document.querySelectorAll('hulp-chat [slot]').length ? 'full' : 'empty'} `
    + `${getComputedStyle(document.documentElement).display} ${document.title}`;
  const abort = AbortController.prototype.abort;
  AbortController.prototype.abort = function () {
    note(`stop ${state()}`);
    return abort.call(this);
  };
  const send = window.fetch;
  window.fetch = (url, options) => {
    if (url.endsWith('/end')) note(`delete ${options.keepalive ? 'for sure ' : ''}${state()}`);
    return send(url, options);
  };
  const title = Object.getOwnPropertyDescriptor(Document.prototype, 'title');
  Object.defineProperty(document, 'title', {
    get: () => title.get.call(document),
    set: (text) => { note(`title ${state()}`); title.set.call(document, text); },
  });
  const append = Element.prototype.append;
  Element.prototype.append = function (...nodes) {
    if (nodes[0]?.name === 'referrer') note(`referrer ${state()}`);
    return append.apply(this, nodes);
  };
}"""


def _open(page):
    page.get_by_role("button", name="Stel je vraag").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_exit_of_the_window_in_the_right_order_on_another_site(hosted, site):
    _open(hosted)
    _talk(hosted)
    hosted.evaluate(ORDER)
    hosted.evaluate(
        """() => {
          const link = document.querySelector('hulp-chat').shadowRoot.querySelector('.exit');
          link.href = '#hier';  // Stays on the page, so that what is left of it can be read.
          link.click();
        }"""
    )
    steps = hosted.evaluate("order")
    assert [step for step in steps if not step.startswith("stop")] == [
        "delete for sure empty block Gemeente Voorbeeld",
        "title empty none Gemeente Voorbeeld",
        "referrer empty none Weer",
    ]
    assert steps[0] == "stop full block Gemeente Voorbeeld"
    assert hosted.evaluate("getComputedStyle(document.documentElement).display") == "none"
    assert _is_deleted(site)


def test_exit_from_another_site_deletes_at_the_server_and_tells_nobody(hosted, site, host):
    _open(hosted)
    _talk(hosted)
    referers = []
    hosted.on(
        "request",
        lambda r: referers.append(r.headers.get("referer")) if GOAL.match(r.url) else None,
    )
    leave = hosted.get_by_role("dialog").get_by_role("link", name="Verlaat deze pagina")
    assert leave.bounding_box()["height"] >= 44
    leave.click()
    hosted.wait_for_url(GOAL)
    assert referers == [None]
    assert _is_deleted(site)
    hosted.go_back(wait_until="commit")
    assert not hosted.url.startswith(host.url)


def test_exit_of_the_page_itself_takes_the_conversation_along(open_context, host, site):
    page = open_context().new_page()
    page.goto(f"{host.url}/met-uitgang")
    leave = page.locator("hulp-exit").get_by_role("link")
    assert leave.bounding_box()["height"] >= 44
    _open(page)
    _talk(page)
    page.mouse.move(10, 300)
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(200)
    assert 0 <= leave.bounding_box()["y"] < 100
    leave.click(modifiers=["Shift"])  # Who holds a key in panic leaves too.
    page.wait_for_url("https://weer.example/")
    assert _is_deleted(site)


def test_exit_element_without_a_link_brings_its_own(open_context, host):
    page = open_context().new_page()
    page.goto(f"{host.url}/los")
    page.get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)


def test_exit_by_shift_only_where_the_window_is_in_use(hosted):
    for _ in range(3):
        hosted.keyboard.press("Shift")
    hosted.wait_for_timeout(300)
    expect(hosted.get_by_role("heading", name="Gemeente Voorbeeld")).to_be_visible()
    _open(hosted)
    hosted.get_by_label(LABEL).focus()
    for _ in range(3):
        hosted.keyboard.press("Shift")
    hosted.wait_for_url(GOAL)


def test_exit_page_of_another_site_from_the_back_forward_cache_is_closed_and_empty(
    hosted, site, host
):
    _open(hosted)
    _talk(hosted)
    hosted.get_by_label(LABEL).fill("half getypt")
    hosted.evaluate("window.isTheSamePage = true")
    hosted.goto(f"{host.url}/u")
    assert _is_deleted(site)
    hosted.go_back(wait_until="commit")
    assert hosted.evaluate("window.isTheSamePage")
    expect(hosted.get_by_role("dialog")).to_be_hidden()
    assert hosted.locator("hulp-chat [slot]").count() == 0
    _open(hosted)
    expect(hosted.locator(".hulp-note").last).to_contain_text("nieuw gesprek")
    expect(hosted.get_by_label(LABEL)).to_have_value("")
    _talk(hosted)


def test_exit_never_promises_that_traces_are_gone(hosted):
    _open(hosted)
    said = hosted.locator("hulp-chat").inner_text().lower()
    assert "onthoudt wel dat je hier was" in said
    for promise in ("geschiedenis is gewist", "veilig weg", "niemand kan zien", "spoorloos"):
        assert promise not in said
