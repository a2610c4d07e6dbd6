from __future__ import annotations

import asyncio
import json

import pytest

from portal.keys import DESK
from portal.settings import ROOT, Rate


async def _token(portal):
    return (await (await portal.post("/api/conversations")).json())["token"]


async def _say(portal, token, text):
    headers = {"Authorization": f"Bearer {token}"}
    return await portal.post("/api/messages", json={"text": text}, headers=headers)


async def test_api_start_gives_token_and_opening(portal, words):
    response = await portal.post("/api/conversations", json={"gemeente": "ede"})
    body = await response.json()
    assert response.status == 201
    assert body["bubbles"] == words.opening
    assert body["gemeente"] == "ede"


async def test_api_unknown_gemeente_costs_nobody_the_conversation(portal, rasa):
    for gemeente in ("amsterdam", 7, {"a": 1}, ["ede"]):
        response = await portal.post("/api/conversations", json={"gemeente": gemeente})
        body = await response.json()
        assert (response.status, body["gemeente"]) == (201, None)


async def test_api_message_reaches_rasa_with_gemeente_and_comes_back(portal, rasa):
    started = await (await portal.post("/api/conversations", json={"gemeente": "ede"})).json()
    response = await _say(portal, started["token"], "mijn man slaat me")
    assert response.status == 200
    assert await response.json() == {"bubbles": rasa.bubbles}
    (received,) = rasa.received
    assert (received["text"], received["gemeente"]) == ("mijn man slaat me", "ede")


async def test_api_rasa_name_is_not_derivable_from_the_token(portal, rasa, token):
    await _say(portal, token, "hallo")
    name = rasa.received[0]["conversation"]
    assert len(name) == 64 and name not in token and token.split(".")[0] not in name


@pytest.mark.parametrize("mode", ["slow", "error", "empty", "broken", "odd"])
async def test_api_card_when_rasa_fails_and_then_the_conversation_goes_on(
    start_portal, rasa, words, mode
):
    portal = await start_portal(rasa_seconds=0.6)
    token = await _token(portal)
    rasa.mode = mode
    response = await _say(portal, token, "help")
    assert response.status == 200
    assert await response.json() == {"bubbles": words.card, "card": True}
    rasa.mode = "ok"
    assert "card" not in await (await _say(portal, token, "help")).json()


async def test_api_card_when_nothing_listens(aiohttp_client, words, unused_tcp_port):
    from portal.app import create_app
    from portal.settings import Settings

    portal = await aiohttp_client(
        create_app(Settings(rasa_url=f"http://127.0.0.1:{unused_tcp_port}"))
    )
    token = await _token(portal)
    assert (await (await _say(portal, token, "help")).json())["card"] is True
    headers = {"Authorization": f"Bearer {token}"}
    response = await portal.delete("/api/conversations/current", headers=headers)
    assert response.status == 204


async def test_api_card_holds_the_three_numbers(portal):
    body = await (await portal.get("/api/card")).json()
    text = " ".join(bubble["text"] for bubble in body["bubbles"])
    from catalog import load_contacts

    contacts = load_contacts(ROOT)
    for contact in ("112", "veilig_thuis", "csg"):
        assert contacts[contact].telephone in text


async def test_api_end_deletes_in_rasa_and_ends_the_token(portal, rasa, token, bearer):
    await _say(portal, token, "hallo")
    response = await portal.delete("/api/conversations/current", headers=bearer)
    assert response.status == 204
    assert rasa.deleted == [rasa.received[0]["conversation"]]
    assert (await _say(portal, token, "nog iets")).status == 401


async def test_api_end_is_repeated_for_an_answer_still_being_made(portal, rasa, token, bearer):
    await portal.delete("/api/conversations/current", headers=bearer)
    await portal.app[DESK].sweep()
    assert len(rasa.deleted) == 2 and len(set(rasa.deleted)) == 1
    await portal.app[DESK].sweep()
    assert len(rasa.deleted) == 2


async def test_api_answer_that_comes_after_the_end_is_deleted_too(start_portal, rasa):
    portal = await start_portal(rasa_seconds=0.05)
    rasa.mode, rasa.seconds = "slow", 0.3
    token = await _token(portal)
    assert (await (await _say(portal, token, "help")).json())["card"] is True
    bearer = {"Authorization": f"Bearer {token}"}
    await portal.delete("/api/conversations/current", headers=bearer)
    await portal.app[DESK].sweep()
    assert len(rasa.deleted) == 2
    await asyncio.sleep(0.5)
    await portal.app[DESK].sweep()
    assert len(rasa.deleted) == 3 and len(set(rasa.deleted)) == 1


async def test_api_end_is_kept_for_later_when_rasa_fails(portal, rasa, token, bearer):
    rasa.mode = "error"
    response = await portal.delete("/api/conversations/current", headers=bearer)
    assert (response.status, rasa.deleted) == (204, [])
    await portal.app[DESK].sweep()
    rasa.mode = "ok"
    await portal.app[DESK].sweep()
    assert len(rasa.deleted) == 1


async def test_api_idle_conversation_ends_in_rasa_too(start_portal, rasa):
    portal = await start_portal(idle_seconds=0.0)
    token = await _token(portal)
    assert (await _say(portal, token, "hallo")).status == 401
    await portal.app[DESK].sweep()
    assert len(rasa.deleted) == 1


@pytest.mark.parametrize("sent", ["", " \n\t ", "/", "///", "\u200b/ \u200b", "\x00\x07", "\u2060"])
async def test_api_empty_text_gets_a_kind_refusal(portal, rasa, token, words, sent):
    response = await _say(portal, token, sent)
    assert response.status == 400
    assert await response.json() == {"error": "empty_text", "message": words.error("empty_text")}
    assert rasa.received == []


@pytest.mark.parametrize(
    ("sent", "arrives"),
    [
        ("😱🆘", "😱🆘"),
        ("?", "?"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'; DROP TABLE x; --", "'; DROP TABLE x; --"),
        ('/gevaar_wurging{"a": "b"}', 'gevaar_wurging{"a": "b"}'),
        (" //restart", "restart"),
        ("\u200b/restart", "restart"),
        ("\ufeff /restart", "restart"),
        ("hij\x00slaat\x1bmij\ud800", "hij slaat mij"),
        ("regel een\nregel twee", "regel een\nregel twee"),
        ("a" * 2_000, "a" * 2_000),
    ],
)
async def test_api_odd_text_arrives_as_harmless_text(portal, rasa, token, sent, arrives):
    response = await _say(portal, token, sent)
    assert response.status == 200
    assert rasa.received[0]["text"] == arrives


@pytest.mark.parametrize(("length", "code"), [(2_001, "text_too_long"), (40_000, "body_too_large")])
async def test_api_long_text_says_what_to_do(portal, rasa, token, words, length, code):
    response = await _say(portal, token, "a" * length)
    body = await response.json()
    assert response.status == 413
    assert body == {"error": code, "message": words.error(code)}
    assert rasa.received == []


@pytest.mark.parametrize(
    ("data", "content_type", "status", "code"),
    [
        (b'{"text": ', "application/json", 400, "broken_json"),
        (b'"text"', "application/json", 400, "broken_json"),
        (b"[" * 7_000, "application/json", 400, "broken_json"),
        (b'{"text": "\xff"}', "application/json", 400, "broken_json"),
        (b"", "application/json", 400, "broken_json"),
        (b'{"text": "hoi"}', "text/plain", 415, "wrong_content_type"),
        (b"text=hoi", "application/x-www-form-urlencoded", 415, "wrong_content_type"),
        (b"{}", "application/json", 400, "text_missing"),
        (b'{"text": 7}', "application/json", 400, "text_missing"),
        (b'{"text": null}', "application/json", 400, "text_missing"),
        (b'{"text": ["a"]}', "application/json", 400, "text_missing"),
    ],
)
async def test_api_bad_body_is_refused(portal, bearer, words, data, content_type, status, code):
    headers = {**bearer, "Content-Type": content_type}
    response = await portal.post("/api/messages", data=data, headers=headers)
    assert response.status == status
    assert await response.json() == {"error": code, "message": words.error(code)}


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x", "Bearer é.é", "Basic YTpi"])
async def test_api_unknown_token_is_refused(portal, header):
    headers = {} if header is None else {"Authorization": header}
    for method, path in (("POST", "/api/messages"), ("DELETE", "/api/conversations/current")):
        response = await portal.request(method, path, json={"text": "hoi"}, headers=headers)
        assert response.status == 401
        assert (await response.json())["error"] == "conversation_ended"


async def test_api_token_of_another_portal_is_refused(start_portal, token):
    other = await start_portal()
    assert (await _say(other, token, "hoi")).status == 401


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/messages", 405), ("POST", "/api/niets", 404), ("PUT", "/api/card", 405)],
)
async def test_api_wrong_route_gets_json(portal, method, path, status):
    response = await portal.request(method, path)
    assert response.status == status
    assert set(await response.json()) == {"error", "message"}


async def test_api_flood_is_slowed_per_conversation(start_portal, rasa):
    portal = await start_portal(conversation_rate=Rate(burst=3, per_second=0.1))
    token, other = await _token(portal), await _token(portal)
    statuses = [(await _say(portal, token, f"bericht {n}")).status for n in range(8)]
    assert statuses == [200] * 3 + [429] * 5
    slowed = await _say(portal, token, "nog een")
    assert int(slowed.headers["Retry-After"]) >= 1
    assert (await slowed.json())["error"] == "too_fast"
    assert (await _say(portal, other, "hallo")).status == 200


async def test_api_overload_gives_503_with_the_card(start_portal, words):
    portal = await start_portal(max_active=0)
    token = await _token(portal)
    response = await _say(portal, token, "help")
    body = await response.json()
    assert response.status == 503 and int(response.headers["Retry-After"]) > 0
    assert (body["error"], body["card"], body["bubbles"]) == ("busy", True, words.card)


async def test_api_too_many_conversations_give_503_with_the_card(start_portal):
    portal = await start_portal(max_conversations=1)
    assert (await portal.post("/api/conversations")).status == 201
    response = await portal.post("/api/conversations")
    assert response.status == 503 and (await response.json())["card"] is True


async def test_api_fault_of_our_own_gives_the_card(portal, token, monkeypatch, caplog):
    async def fail(*_):
        raise KeyError("geheim bericht")

    monkeypatch.setattr(portal.app[DESK], "_ask", fail)
    response = await _say(portal, token, "geheim bericht")
    assert response.status == 503 and (await response.json())["card"] is True
    assert "KeyError" in caplog.text and "geheim" not in caplog.text


async def test_api_slow_body_is_not_waited_for(start_portal):
    portal = await start_portal(body_seconds=0.2)
    for path in ("/api/conversations", "/zonder-script"):
        reader, writer = await asyncio.open_connection("127.0.0.1", portal.port)
        form = "application/x-www-form-urlencoded"
        kind = "application/json" if path.startswith("/api") else form
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: 50"
        writer.write(f"{head}\r\n\r\n{{".encode())
        line = await asyncio.wait_for(reader.readline(), timeout=3)
        assert b" 408 " in line
        writer.close()


async def test_api_start_tells_the_present_numbers(portal, words):
    body = await (await portal.post("/api/conversations")).json()
    assert body["card"] == words.card
    assert body["numbers"] == dict(words.numbers) and body["numbers"]["112"] == "112"
    assert body["emergency"] == words.texts["widget"]["emergency_line"]


async def test_api_description_is_the_one_in_docs(portal):
    served = await (await portal.get("/api/openapi.json")).json()
    assert served == json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
    routes = {
        (method, route.resource.canonical)
        for route in portal.app.router.routes()
        for method in [route.method.lower()]
        if route.resource and route.resource.canonical.startswith("/api/") and method != "head"
    }
    described = {(method, path) for path, item in served["paths"].items() for method in item}
    assert routes - {("get", "/api/openapi.json")} == described


@pytest.mark.parametrize("path", ["understanding", "messages", "health"])
async def test_api_has_no_way_to_what_rasa_answers_others(portal, rasa, path):
    headers = {"Authorization": "Bearer geraden"}
    for address in (f"/webhooks/portal/{path}", f"/api/{path}/understanding"):
        response = await portal.post(address, json={"text": "x"}, headers=headers)
        assert response.status in (404, 405)
    assert rasa.received == []
