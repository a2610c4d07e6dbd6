from __future__ import annotations

import gzip
import re

import pytest

from portal.keys import DESK


async def test_site_page_is_neutral_dutch_and_has_an_exit_without_script(portal, words):
    page = await (await portal.get("/")).text()
    goal = words.texts["exit"]["goal"]
    assert '<html lang="nl">' in page
    assert "<title>Hulp en advies</title>" in page
    assert re.search(rf'<a class="exit" href="{re.escape(goal)}"', page)
    head = page.split("<main>")[0].lower()
    assert not any(word in head for word in ("geweld", "mishandel", "misbruik", "veilig thuis"))
    assert "<script>" not in page and "style=" not in page and " on" not in head.split("<body>")[1]


@pytest.mark.parametrize("gemeente", ["ede", "barneveld", "nijkerk", "scherpenzeel", "wageningen"])
async def test_site_page_takes_the_gemeente(portal, words, gemeente):
    page = await (await portal.get("/", params={"gemeente": gemeente})).text()
    assert re.search(rf'<hulp-chat [^>]*gemeente="{gemeente}"', page)
    assert page.count('aria-current="true"') == 1


@pytest.mark.parametrize("gemeente", ["amsterdam", '"><script>alert(1)</script>', ""])
async def test_site_page_ignores_an_unknown_gemeente(portal, gemeente):
    page = await (await portal.get("/", params={"gemeente": gemeente})).text()
    assert not re.search(r"<hulp-chat [^>]*gemeente=", page) and "alert(1)" not in page


async def test_site_files_have_hashed_names_and_may_be_kept(portal):
    page = await (await portal.get("/")).text()
    urls = set(re.findall(r'"(/static/[^"]+)"', page))
    assert len(urls) == 3
    for url in urls:
        response = await portal.get(url)
        assert response.status == 200
        assert re.search(r"\.[0-9a-f]{16}\.", url)
        assert "immutable" in response.headers["Cache-Control"]
    assert (await portal.get("/static/widget.js")).status == 404
    assert (await portal.get("/static/..%2fsettings.py")).status == 404


async def test_site_widget_carries_all_words_and_stays_small(portal, words):
    page = await (await portal.get("/")).text()
    script = await (await portal.get(re.search(r'src="([^"]+)"', page)[1])).text()
    assert "__PORTAL" not in script
    assert words.numbers["0800-2000" if "0800-2000" in words.numbers else "112"] in script
    assert len(gzip.compress(script.encode())) < 25_000
    for word in ("innerHTML", "localStorage", "sessionStorage", "indexedDB", "cookie", "eval("):
        assert word not in script


async def test_site_widget_is_sent_small(portal):
    page = await (await portal.get("/")).text()
    for url in ("/widget.js", re.search(r'src="([^"]+)"', page)[1]):
        response = await portal.get(url, headers={"Accept-Encoding": "gzip"})
        assert response.headers["Content-Encoding"] == "gzip"
        assert int(response.headers["Content-Length"]) <= 25_000


async def test_site_without_script_a_conversation_works(portal, rasa, words):
    start = await (await portal.get("/zonder-script")).text()
    assert "<script>" not in start and 'method="post"' in start
    answer = await portal.post("/zonder-script", data={"text": "<i>hij slaat mij</i>", "token": ""})
    page = await answer.text()
    assert answer.status == 200
    assert "&lt;i&gt;hij slaat mij&lt;/i&gt;" in page and "<i>" not in page
    assert 'href="tel:08002000"' in page
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    await portal.post("/zonder-script", data={"choice": "Ja", "text": "", "token": token})
    first, second = rasa.received
    assert first["conversation"] == second["conversation"] and second["text"] == "Ja"
    ended = await portal.post("/zonder-script", data={"end": "1", "token": token})
    assert words.texts["widget"]["ended"] in await ended.text()
    assert rasa.deleted == [first["conversation"]]


async def test_site_without_script_keeps_the_gemeente(portal, rasa):
    start = await (await portal.get("/zonder-script", params={"gemeente": "ede"})).text()
    assert 'name="gemeente" value="ede"' in start
    answer = await portal.post("/zonder-script", data={"text": "hallo", "gemeente": "ede"})
    assert 'name="gemeente" value="ede"' in await answer.text()
    assert rasa.received[0]["gemeente"] == "ede"
    odd = await portal.get("/zonder-script", params={"gemeente": '"><script>'})
    assert 'name="gemeente" value=""' in await odd.text()


async def test_site_without_script_long_text_stays_in_the_form(portal, words):
    text = "a" * 2_500
    response = await portal.post("/zonder-script", data={"text": text})
    page = await response.text()
    assert response.status == 413
    assert f">{text}</textarea>" in page and words.error("text_too_long")[:30] in page


@pytest.mark.parametrize("letter", ["a", "ë", "ز", "😱"])
async def test_site_without_script_the_longest_text_fits_in_every_script(portal, rasa, letter):
    """A form sends an Arabic letter as six signs and an emoji as twelve."""
    response = await portal.post("/zonder-script", data={"text": letter * 2_000})
    assert response.status == 200
    assert rasa.received[0]["text"] == letter * 2_000


async def test_site_without_script_says_that_the_conversation_was_over(portal, words):
    over = words.texts["widget"]["new_after_end"]
    first = await (await portal.post("/zonder-script", data={"text": "een"})).text()
    token = re.search(r'name="token" value="([^"]+)"', first)[1]
    going_on = await portal.post("/zonder-script", data={"text": "twee", "token": token})
    bearer = {"Authorization": f"Bearer {token}"}
    await portal.delete("/api/conversations/current", headers=bearer)
    anew = await portal.post("/zonder-script", data={"text": "drie", "token": token})
    assert over not in first and over not in await going_on.text()
    assert over in await anew.text()


async def test_site_without_script_refuses_bad_forms_kindly(portal):
    for data, headers in (
        (b"", {}),
        (b'{"text": "a"}', {"Content-Type": "application/json"}),
        (b"text=%ff%fe", {"Content-Type": "application/x-www-form-urlencoded"}),
        (b"--x\r\nkapot", {"Content-Type": "multipart/form-data; boundary=x"}),
        (b"--x\r\nkapot", {"Content-Type": "multipart/form-data"}),
        (b"text=" + b"a" * 40_000, {"Content-Type": "application/x-www-form-urlencoded"}),
        (b"text=a", {"Content-Type": "application/x-www-form-urlencoded; charset=onzin"}),
    ):
        response = await portal.post("/zonder-script", data=data, headers=headers)
        assert response.status < 500, (data, response.status)
        assert response.content_type == "text/html"


async def test_site_without_script_card_at_a_fault_of_our_own(portal, monkeypatch):
    async def fail(*_):
        raise KeyError("geheim bericht")

    monkeypatch.setattr(portal.app[DESK], "say", fail)
    response = await portal.post("/zonder-script", data={"text": "help"})
    page = await response.text()
    assert response.status == 503 and "geheim" not in page
    assert 'href="tel:112"' in page and 'href="tel:08002000"' in page


async def test_site_without_script_card_when_rasa_fails(portal, rasa):
    rasa.mode = "error"
    response = await portal.post("/zonder-script", data={"text": "help"})
    assert response.status == 200 and 'href="tel:112"' in await response.text()
