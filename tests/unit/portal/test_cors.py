"""Browsers on listed websites may read every answer; on others nothing happens at all."""

from __future__ import annotations

import pytest

from portal.settings import Rate

EDE, EVIL = "https://www.ede.nl", "https://kwaad.example"
ALLOW = "Access-Control-Allow-Origin"


async def _preflight(portal, origin, path="/api/messages", method="POST"):
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    return await portal.options(path, headers=headers)


async def test_cors_preflight_of_a_listed_website(portal):
    for path, method in (
        ("/api/conversations", "POST"),
        ("/api/messages", "POST"),
        ("/api/conversations/current", "DELETE"),
    ):
        response = await _preflight(portal, EDE, path, method)
        assert response.status == 204
        assert response.headers[ALLOW] == EDE
        assert method in response.headers["Access-Control-Allow-Methods"]
        allowed = response.headers["Access-Control-Allow-Headers"].lower()
        assert "authorization" in allowed and "content-type" in allowed
        assert response.headers["Vary"] == "Origin"
        assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize("origin", [EVIL, "null", "http://www.ede.nl"])
async def test_cors_other_websites_are_refused_before_anything_is_done(portal, rasa, token, origin):
    assert (await _preflight(portal, origin)).status == 403
    headers = {"Origin": origin, "Authorization": f"Bearer {token}"}
    for method, path, body in (
        ("POST", "/api/conversations", {}),
        ("POST", "/api/messages", {"text": "hoi"}),
        ("DELETE", "/api/conversations/current", None),
        ("POST", "/api/conversations/current/end", None),
    ):
        response = await portal.request(method, path, json=body, headers=headers)
        assert (response.status, ALLOW in response.headers) == (403, False)
        assert (await response.json())["error"] == "origin_not_allowed"
    assert rasa.received == rasa.deleted == []
    assert (await portal.get("/api/card", headers=headers)).headers.get(ALLOW) is None


async def test_cors_conversation_on_a_listed_website(portal, rasa):
    started = await portal.post("/api/conversations", json={}, headers={"Origin": EDE})
    body = await started.json()
    assert (started.status, started.headers[ALLOW], body["gemeente"]) == (201, EDE, "ede")
    headers = {"Origin": EDE, "Authorization": f"Bearer {body['token']}"}
    answer = await portal.post("/api/messages", json={"text": "hoi"}, headers=headers)
    assert (answer.status, answer.headers[ALLOW]) == (200, EDE)
    assert rasa.received[0]["gemeente"] == "ede"
    ended = await portal.delete("/api/conversations/current", headers=headers)
    assert (ended.status, ended.headers[ALLOW]) == (204, EDE)


async def test_cors_page_that_goes_away_ends_without_preflight(portal, rasa, token):
    headers = {"Origin": EDE, "Content-Type": "text/plain;charset=UTF-8"}
    response = await portal.post(
        "/api/conversations/current/end", data=token.encode(), headers=headers
    )
    assert response.status == 204 and len(rasa.deleted) == 1
    for odd in (b"", b"\xff\xfe", b"x" * 100):
        response = await portal.post("/api/conversations/current/end", data=odd, headers=headers)
        assert response.status == 401
    json_body = await portal.post("/api/conversations/current/end", json={"token": token})
    assert json_body.status == 415


async def test_cors_own_page_and_tools_need_no_list(portal):
    own = f"http://{portal.host}:{portal.port}"
    for headers in ({}, {"Origin": own}):
        response = await portal.post("/api/conversations", json={}, headers=headers)
        assert response.status == 201


async def test_cors_refusals_and_the_card_can_be_read_too(start_portal, words):
    portal = await start_portal(max_active=0, conversation_rate=Rate(burst=1, per_second=0.1))
    started = await portal.post("/api/conversations", json={}, headers={"Origin": EDE})
    token = (await started.json())["token"]
    headers = {"Origin": EDE, "Authorization": f"Bearer {token}"}
    for status in (503, 429):
        response = await portal.post("/api/messages", json={"text": "hoi"}, headers=headers)
        assert (response.status, response.headers[ALLOW]) == (status, EDE)
        assert "Retry-After" in response.headers["Access-Control-Expose-Headers"]


async def test_cors_this_computer_only_in_development(start_portal):
    origin = {"Origin": "http://localhost:3000"}
    for development, status in ((True, 201), (False, 403)):
        portal = await start_portal(development=development)
        response = await portal.post("/api/conversations", json={}, headers=origin)
        assert response.status == status


async def test_cors_files_are_for_every_website(portal):
    response = await portal.get("/widget.js", headers={"Origin": EVIL})
    assert response.headers[ALLOW] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    page = await portal.get("/", headers={"Origin": EVIL})
    assert ALLOW not in page.headers
    assert page.headers["Cross-Origin-Resource-Policy"] == "same-origin"
