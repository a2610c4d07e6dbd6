"""Leaving from a website of others: by the window, and by the exit of the page itself."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.helpers.leaving import GOAL, LABEL, is_deleted, open_window, talk

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


def test_exit_of_the_window_in_the_right_order_on_another_site(hosted, site):
    open_window(hosted)
    talk(hosted)
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
    assert is_deleted(site)


def test_exit_from_another_site_deletes_at_the_server_and_tells_nobody(hosted, site, host):
    open_window(hosted)
    talk(hosted)
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
    assert is_deleted(site)
    hosted.go_back(wait_until="commit")
    assert not hosted.url.startswith(host.url)


def test_exit_of_the_page_itself_takes_the_conversation_along(open_context, host, site):
    page = open_context().new_page()
    page.goto(f"{host.url}/met-uitgang")
    leave = page.locator("hulp-exit").get_by_role("link")
    assert leave.bounding_box()["height"] >= 44
    open_window(page)
    talk(page)
    page.mouse.move(10, 300)
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(200)
    assert 0 <= leave.bounding_box()["y"] < 100
    leave.click(modifiers=["Shift"])  # Who holds a key in panic leaves too.
    page.wait_for_url("https://weer.example/")
    assert is_deleted(site)


def test_exit_element_without_a_link_brings_its_own(open_context, host):
    page = open_context().new_page()
    page.goto(f"{host.url}/los")
    page.get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)


def test_exit_page_of_another_site_from_the_back_forward_cache_is_closed_and_empty(
    hosted, site, host
):
    open_window(hosted)
    talk(hosted)
    hosted.get_by_label(LABEL).fill("half getypt")
    hosted.evaluate("window.isTheSamePage = true")
    hosted.goto(f"{host.url}/u")
    assert is_deleted(site)
    hosted.go_back(wait_until="commit")
    assert hosted.evaluate("window.isTheSamePage")
    expect(hosted.get_by_role("dialog")).to_be_hidden()
    assert hosted.locator("hulp-chat [slot]").count() == 0
    open_window(hosted)
    expect(hosted.locator(".hulp-note").last).to_contain_text("nieuw gesprek")
    expect(hosted.get_by_label(LABEL)).to_have_value("")
    talk(hosted)


def test_exit_never_promises_that_traces_are_gone(hosted):
    open_window(hosted)
    said = hosted.locator("hulp-chat").inner_text().lower()
    assert "onthoudt wel dat je hier was" in said
    for promise in ("geschiedenis is gewist", "veilig weg", "niemand kan zien", "spoorloos"):
        assert promise not in said


def test_exit_leaves_also_when_a_script_of_the_page_broke_what_it_uses(open_context, host):
    page = open_context().new_page()
    page.goto(host.url)
    open_window(page)
    talk(page)
    page.evaluate("() => { window.fetch = () => { throw new Error('kapot'); }; }")
    page.get_by_role("dialog").get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)
