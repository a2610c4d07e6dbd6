"""What a webmaster pastes works, and pages that look like a gemeente's own stay at home."""

from __future__ import annotations

import base64
import hashlib
import html
import re

import pytest

from portal.settings import ROOT


async def test_host_snippet_integrity_fits_the_file(start_portal):
    portal = await start_portal(public_url="https://chat.example.nl")
    page = html.unescape(await (await portal.get("/inbedden")).text())
    url, integrity = re.search(
        r'src="https://chat\.example\.nl(/static/[^"]+)" integrity="sha384-([^"]+)"', page
    ).groups()
    response = await portal.get(url)
    body = await response.read()
    assert base64.b64encode(hashlib.sha384(body).digest()).decode() == integrity
    assert "immutable" in response.headers["Cache-Control"]


async def test_host_snippets_work_without_script_as_the_guide_says(start_portal):
    portal = await start_portal(public_url="https://chat.example.nl")
    page = html.unescape(await (await portal.get("/inbedden")).text())
    snippets = re.findall(r"<hulp-chat gemeente=\"(\w+)\">(.*?)</hulp-chat>", page)
    assert len(snippets) == 2
    for gemeente, inside in snippets:
        address = re.search(r'<a href="https://chat\.example\.nl([^"]+)">\w', inside)[1]
        form = await (await portal.get(address)).text()
        assert f'name="gemeente" value="{gemeente}"' in form
    guide = (ROOT / "docs" / "inbouwen.md").read_text(encoding="utf-8")
    assert re.search(
        r'<hulp-chat gemeente="ede"><a href="PORTAL/zonder-script\?gemeente=ede">', guide
    )


async def test_host_stable_name_is_kept_shortly(portal):
    response = await portal.get("/widget.js")
    assert response.content_type == "text/javascript"
    assert response.headers["Cache-Control"] == "public, max-age=300"


async def test_host_snippet_page_names_the_websites(portal):
    page = await (await portal.get("/inbedden")).text()
    assert f"http://{portal.host}:{portal.port}/widget.js" in page
    assert "https://www.ede.nl" in page and "Wageningen" in page


@pytest.mark.parametrize("path", ["/demo/", "/demo/ede"])
async def test_host_demo_is_never_on_the_internet(start_portal, path):
    portal = await start_portal(development=False)
    assert (await portal.get(path)).status == 404


async def test_host_demo_unknown_gemeente(portal):
    page = await (await portal.get("/demo/")).text()
    assert page.count('href="/demo/') == 5
    assert (await portal.get("/demo/amsterdam")).status == 404


async def test_host_transport_security_only_behind_https(start_portal):
    for url, there in (("https://chat.example.nl", True), (None, False)):
        portal = await start_portal(public_url=url)
        response = await portal.get("/healthz")
        assert ("Strict-Transport-Security" in response.headers) is there
