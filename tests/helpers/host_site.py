"""A website of others that carries the chat window: another origin, a strict policy, own scripts.

Its style sheet and script are as unkind as those of real sites: a small root size, rules for every
link, button and list, and counters that listen to clicks and keys.
"""

from __future__ import annotations

import re
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

STYLE = """
html { font-size: 62.5%; }
body { margin: 0; font: 1.4rem/1.2 serif; text-align: center; color: #777; }
p, li, div, span { color: #bbb !important; font-size: 9px !important; letter-spacing: -1px; }
a { color: #ff0 !important; text-decoration: none !important; background: #fff; }
a[href^="tel:"]::after { content: " (telefoon)"; }
ul { list-style: none; padding: 0; margin: 0; display: flex; }
button { background: pink !important; color: white !important; border: 0; }
button { min-height: 10px !important; }
dialog, section { display: none; }
main { min-height: 150vh; }
.tokens { --basis-color-action-1-inverse-bg-default: #4a148c; }
"""
SCRIPT = """
window.heard = [];
for (const kind of ["click", "keydown", "keyup", "input", "copy"])
  document.addEventListener(kind, (event) => heard.push(`${kind} ${event.key ?? ""}`), true);
"""
PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Gemeente Voorbeeld</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/host.css"><script src="/counter.js"></script>
<script src="{script}" integrity="{integrity}" crossorigin="anonymous" defer></script>
</head><body>{exit}
<main><h1>Gemeente Voorbeeld</h1><a href="#elders">Een link van de site</a>
<label>Zoek <input id="zoek"></label></main>
<hulp-chat gemeente="ede"{attributes}><a href="{portal}/zonder-script">Stel je vraag</a></hulp-chat>
</body></html>
"""
EXIT = (
    '<hulp-exit><a href="https://weer.example/" rel="noreferrer">'
    "Verlaat deze pagina</a></hulp-exit>"
)


class HostSite:
    """Serves `/` (the window), `/met-uitgang` (also the page's own exit) and `/u` (says u)."""

    def __init__(self, portal: str):
        """Read from the portal's own page how its present script is called and signed."""
        own = urllib.request.urlopen(portal, timeout=10).read().decode()
        found = re.search(r'src="(/static/widget\.[^"]+)" integrity="([^"]+)"', own)
        assert found, "the portal's page has no script with an integrity value"
        fields = {"script": portal + found[1], "integrity": found[2], "portal": portal}
        self.policy = (
            f"default-src 'none'; script-src 'self' {portal}; style-src 'self'; "
            f"connect-src {portal}"
        )
        self.files = {
            "/": PAGE.format(exit="", attributes="", **fields),
            "/met-uitgang": PAGE.format(exit=EXIT, attributes="", **fields),
            "/u": PAGE.format(
                exit="", attributes=' aanspreekvorm="u" uitgang="https://weer.example/"', **fields
            ),
            "/los": PAGE.format(exit="<hulp-exit></hulp-exit>", attributes=" hidden", **fields),
            "/host.css": STYLE,
            "/counter.js": SCRIPT,
        }
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://localhost:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                text = site.files.get(self.path.partition("?")[0])
                body = (text or "").encode()
                kind = {"css": "text/css", "js": "text/javascript"}
                self.send_response(404 if text is None else 200)
                ending = self.path.rpartition(".")[2]
                self.send_header("Content-Type", kind.get(ending, "text/html; charset=utf-8"))
                self.send_header("Content-Security-Policy", site.policy)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
