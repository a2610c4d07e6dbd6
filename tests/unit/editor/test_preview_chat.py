"""The preview in the portal's own chat window: what goes into the frame, and without a portal."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from editor.preview import window
from editor.preview.conversation import QUESTION, conversation, short_questions
from editor.records.models import Answer, PortalText

SCRIPT = b"customElements.define('hulp-chat', HulpChat);"
KEY = "utter_vraag_veilig_thuis"


class FakePortal:
    """Serves one script and counts how often it was asked."""

    def __init__(self) -> None:
        self.body, self.status, self.asked = SCRIPT, 200, 0
        portal = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                portal.asked += 1
                self.send_response(portal.status if self.path == "/widget.js" else 404)
                self.send_header("Content-Length", str(len(portal.body)))
                self.end_headers()
                self.wfile.write(portal.body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)


@pytest.fixture
def portal(settings) -> Iterator[FakePortal]:
    window._kept.clear()
    fake = FakePortal()
    threading.Thread(target=fake.server.serve_forever, daemon=True).start()
    settings.PORTAL_ADDRESS = f"http://127.0.0.1:{fake.server.server_port}"
    yield fake
    fake.server.shutdown()
    fake.server.server_close()
    window._kept.clear()


@pytest.fixture
def no_portal(settings) -> None:
    window._kept.clear()
    settings.PORTAL_ADDRESS = "http://127.0.0.1:9"


@pytest.fixture
def answer(sound) -> Answer:
    return Answer.objects.get(key=KEY)


def _preview(client: Client, record: Any, mode: str = "") -> str:
    revision = record.latest_revision or record.save_revision()
    url = reverse(
        record.snippet_viewset.get_url_name("revisions_view"), args=[record.pk, revision.pk]
    )
    page = client.get(url, {"mode": mode})
    assert page.status_code == 200
    return page.content.decode()


def _draft_in(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="vallei-draft" type="application/json">(.*?)</script>', page)
    assert found, page
    return json.loads(found[1])


def test_preview_hands_the_draft_to_the_window(anna: Client, portal, answer) -> None:
    answer.variations[0].value["bubbles"] = ["Bel **nu** [[veilig_thuis]].", "</script><b>x"]
    answer.save_revision()
    page = _preview(anna, answer)
    draft = _draft_in(page)
    texts = [bubble["text"] for bubble in draft["answers"][0]]
    assert texts == ["Bel **nu** 0800-2000.", "</script><b>x"]
    assert draft["question"] in short_questions(KEY, most=40) and draft["gemeente"] is None
    assert "</script><b>x" not in page
    assert reverse("try_answer", args=[answer.pk]) in page


def test_preview_frame_has_no_origin_and_no_way_out(anna: Client, portal, answer) -> None:
    frame = re.search(r"<iframe[^>]*>", _preview(anna, answer))
    assert frame and 'sandbox="allow-scripts allow-forms"' in frame[0]
    page = Client().get(reverse("preview_frame"))
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "sandbox allow-scripts allow-forms" in policy
    assert "connect-src" not in policy and "unsafe" not in policy
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "set-cookie" not in {name.lower() for name in page.headers}
    scripts = re.findall(r'<script src="([^"]+)"', page.content.decode())
    assert scripts == ["/static/preview/standin.js", reverse("preview_window")]


def test_preview_in_the_look_and_text_of_a_gemeente(anna: Client, portal, answer) -> None:
    names = [name for name, _ in answer.preview_modes]
    assert names[0] == "" and "ede" in names and len(names) == 6
    assert _draft_in(_preview(anna, answer, "ede"))["gemeente"] == "ede"


def test_preview_sizes_are_a_phone_and_a_large_screen(answer) -> None:
    assert [size["device_width"] for size in answer.preview_sizes] == [390, 1280]


def test_preview_without_a_portal_keeps_the_text_and_says_so(
    anna: Client, no_portal, answer
) -> None:
    page = unescape(_preview(anna, answer))
    assert "het portaal draait niet" in page and "<iframe" not in page
    assert 'class="vallei-bubble"' in page and "0800-2000" in page


def test_preview_of_an_empty_draft_says_so(anna: Client, portal, answer) -> None:
    answer.variations[0].value["bubbles"] = [" "]
    answer.variations = answer.variations.stream_block.to_python(
        answer.variations.get_prep_value()[:1]
    )
    answer.save_revision()
    page = unescape(_preview(anna, answer))
    assert "Er staat nog geen tekst in dit concept." in page and "<iframe" not in page


def test_preview_of_other_records_stays_text(anna: Client, portal, text: PortalText) -> None:
    page = _preview(anna, text)
    assert "<iframe" not in page and str(text.value) in unescape(page)
    assert "Probeer een zin" not in page


def test_window_script_is_fetched_now_and_then(portal) -> None:
    for _ in range(3):
        page = Client().get(reverse("preview_window"))
        assert page.status_code == 200 and page.content == SCRIPT
        assert page["Content-Type"].startswith("text/javascript")
    assert portal.asked == 1


@pytest.mark.parametrize(
    ("status", "body"), [(500, SCRIPT), (302, SCRIPT), (200, b"<html>"), (200, b"a" * 1_100_000)]
)
def test_window_script_that_is_none(portal, status, body) -> None:
    portal.status, portal.body = status, body
    page = Client().get(reverse("preview_window"))
    assert page.status_code == 503 and page["Cache-Control"] == "no-store"
    assert b"<html>" not in page.content


def _variation(*bubbles: str, gemeente: str | None = None) -> dict[str, Any]:
    button = {"title": "Ja", "payload": "Ja, graag"}
    return {"bubbles": bubbles, "buttons": [button], "metadata": {"gemeente": gemeente}}


def test_conversation_gives_the_next_variant_each_time() -> None:
    variations = [_variation("een", "twee"), _variation("drie"), _variation("", gemeente="ede")]
    made = conversation("utter_nergens_bekend", variations, "")
    assert made is not None and made["question"] == QUESTION
    assert [[bubble["text"] for bubble in each] for each in made["answers"]] == [
        ["een", "twee"],
        ["drie"],
    ]
    assert [bubble["buttons"] for bubble in made["answers"][0]] == [[], variations[0]["buttons"]]
    assert conversation("utter_nergens_bekend", variations, "ede") is None


def test_conversation_in_another_language_says_which() -> None:
    made = conversation("utter_tr_gevaar", [_variation("112'yi arayın")], "")
    assert made is not None and made["answers"][0][0]["lang"] == "tr"


def test_questions_are_short_and_without_marks(sound) -> None:
    found = short_questions("utter_vraag_lokaal_team", most=40)
    assert found and all(len(each) <= 90 and "](" not in each for each in found)
