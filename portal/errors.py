"""A request that cannot be served: a code for machines, words for people, never a stack trace."""

from __future__ import annotations

STATUS = {
    "bad_request": 400,
    "broken_json": 400,
    "text_missing": 400,
    "empty_text": 400,
    "conversation_ended": 401,
    "origin_not_allowed": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "too_slow": 408,
    "body_too_large": 413,
    "text_too_long": 413,
    "wrong_content_type": 415,
    "too_fast": 429,
    "busy": 503,
}


class Refusal(Exception):
    """`code` is a key of STATUS and of `errors` in content/portal.yml; `retry_after` in seconds."""

    def __init__(self, code: str, *, retry_after: int | None = None) -> None:
        """Take a code of STATUS."""
        super().__init__(code)
        self.code = code
        self.status = STATUS[code]
        self.retry_after = retry_after


def code_for(status: int) -> str:
    """Return the code for a status that aiohttp itself gives."""
    found = {404: "not_found", 405: "method_not_allowed", 413: "body_too_large"}
    return found.get(status, "bad_request")
