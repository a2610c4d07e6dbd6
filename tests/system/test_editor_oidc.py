"""Login through an OpenID Connect server, with a small server that plays its part."""

from __future__ import annotations

import json
from pathlib import Path

from tests.helpers.editor_room import places, run

TRY = """
import json, os, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

person = {}

class Server(BaseHTTPRequestHandler):
    def _say(self, data):
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        if "well-known" in self.path:
            self._say({
                "issuer": base, "authorization_endpoint": f"{base}/authorize",
                "token_endpoint": f"{base}/token", "userinfo_endpoint": f"{base}/userinfo",
                "jwks_uri": f"{base}/keys",
            })
        else:
            self._say(person)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "x", "token_type": "Bearer"})

    def log_message(self, *args):
        pass

server = HTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
os.environ["EDITOR_OIDC_URL"] = f"http://127.0.0.1:{server.server_port}"

import django; django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from editor.accounts.models import SecurityEvent
from editor.accounts.roles import ADMINISTRATOR, EDITOR
from helpers.officers import make_officer

make_officer("anna", EDITOR)
make_officer("ben", ADMINISTRATOR)

def come_in(**claims):
    person.clear()
    person.update(claims)
    client = Client()
    page = client.get(reverse("account_login")).content.decode()
    assert "Aanmelden met de gemeente" in page
    there = client.post(reverse("openid_connect_login", args=["organisatie"])).url
    query = parse_qs(urlsplit(there).query)
    assert query["code_challenge_method"] == ["S256"], query
    back = reverse("openid_connect_callback", args=["organisatie"])
    answer = client.get(back, {"code": "c", "state": query["state"][0]}, follow=True)
    home = client.get("/redactie/")
    return {"status": home.status_code, "to": getattr(home, "url", ""),
            "page": answer.content.decode()}

verified = {"email_verified": True}
said = {
    "known": come_in(sub="1", email="anna@voorbeeld.test", **verified),
    "again": come_in(sub="1", email="anders@voorbeeld.test", **verified),
    "unknown": come_in(sub="2", email="vreemd@voorbeeld.test", **verified),
    "unverified": come_in(sub="3", email="anna@voorbeeld.test", email_verified=False),
    "second factor": come_in(sub="4", email="ben@voorbeeld.test", **verified),
    "accounts": get_user_model().objects.count(),
    "failed": SecurityEvent.objects.filter(kind=SecurityEvent.Kind.FAILED).count(),
}
print(json.dumps(said))
"""


def test_editor_oidc_lets_in_who_is_known_and_nobody_else(tmp_path: Path) -> None:
    environment = places(
        tmp_path,
        EDITOR_OIDC_CLIENT_ID="redactie",
        EDITOR_OIDC_SECRET="geheim",
        EDITOR_OIDC_NAME="de gemeente",
    )
    said = json.loads(run(environment, "-c", TRY).splitlines()[-1])
    assert said["known"]["status"] == 200 and said["again"]["status"] == 200
    for name in ("unknown", "unverified"):
        assert said[name]["status"] == 302 and "uitnodiging" in said[name]["page"], name
    assert said["second factor"]["to"].endswith("/2fa/totp/activate/")
    assert said["accounts"] == 2 and said["failed"] == 2
