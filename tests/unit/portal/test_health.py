"""Machines are told what works; figures never leave this machine."""

from __future__ import annotations

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from portal.health import _is_from_this_machine, metrics_app
from portal.keys import LIVE, METRICS


async def _say(portal, text):
    token = (await (await portal.post("/api/conversations")).json())["token"]
    headers = {"Authorization": f"Bearer {token}"}
    return await portal.post("/api/messages", json={"text": text}, headers=headers)


@pytest.mark.parametrize(("ready", "status"), [(True, 200), (False, 503)])
async def test_health_readiness_follows_rasa(portal, rasa, ready, status):
    rasa.ready = ready
    response = await portal.get("/readyz")
    body = await response.json()
    assert (response.status, body["ready"]) == (status, ready)
    assert (body["content"], body["memory"]) == ("ok", "ok")
    assert (await portal.get("/healthz")).status == 200


async def test_health_absent_redis_is_told_and_stops_nobody(start_portal, rasa, unused_tcp_port):
    portal = await start_portal(redis_url=f"redis://127.0.0.1:{unused_tcp_port}")
    assert (await _say(portal, "hallo")).status == 200
    response = await portal.get("/readyz")
    assert (response.status, (await response.json())["memory"]) == (200, "away")


@pytest.mark.parametrize(("status", "told"), [(200, "ok"), (503, "away")])
async def test_health_editor_is_told_and_stops_nobody(start_portal, aiohttp_server, status, told):
    async def healthz(request):
        return web.json_response({"ready": status == 200}, status=status)

    editor = web.Application()
    editor.router.add_get("/healthz", healthz)
    server = await aiohttp_server(editor)
    portal = await start_portal(editor_url=str(server.make_url("")).rstrip("/"))
    response = await portal.get("/readyz")
    assert (response.status, (await response.json())["editor"]) == (200, told)


async def test_health_editor_killed_or_never_there(start_portal, portal, unused_tcp_port):
    assert (await (await portal.get("/readyz")).json())["editor"] == "none"
    killed = await start_portal(editor_url=f"http://127.0.0.1:{unused_tcp_port}")
    response = await killed.get("/readyz")
    assert (response.status, (await response.json())["editor"]) == (200, "away")


async def test_health_problem_with_the_words_is_told(portal):
    assert (await (await portal.get("/readyz")).json())["problem"] is None
    portal.app[LIVE].problem = "content/portal.yml, regel 3: " + "x" * 1_000
    response = await portal.get("/readyz")
    body = await response.json()
    assert (response.status, body["content"], len(body["problem"])) == (200, "broken", 300)
    assert body["problem"].startswith("content/portal.yml, regel 3")


async def test_health_metrics_count_without_text_and_stay_on_this_machine(portal):
    await _say(portal, "geheimwoord")
    page = await (await portal.get("/metrics")).text()
    assert 'portal_requests_total{route="/api/messages",status="200"} 1.0' in page
    assert "portal_answer_seconds_count 1.0" in page
    assert "geheimwoord" not in page
    for header in ("X-Forwarded-For", "Forwarded", "Via"):
        proxied = await portal.get("/metrics", headers={header: "203.0.113.9"})
        assert proxied.status == 404


@pytest.mark.parametrize(
    ("address", "is_here"),
    [("127.0.0.1", True), ("::1", True), ("203.0.113.9", False), ("", False)],
)
def test_health_metrics_only_for_an_address_of_this_machine(address, is_here):
    request = make_mocked_request("GET", "/metrics").clone(remote=address)
    assert _is_from_this_machine(request) is is_here


@pytest.mark.parametrize("changes", [{"development": False}, {"metrics_port": 9_180}])
async def test_health_metrics_leave_the_public_port(start_portal, aiohttp_client, changes):
    portal = await start_portal(**changes)
    assert (await portal.get("/metrics")).status == 404
    figures = await aiohttp_client(metrics_app(portal.app[METRICS]))
    page = await (await figures.get("/metrics")).text()
    assert "portal_requests_total" in page
