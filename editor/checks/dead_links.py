"""Websites that did not answer when they were tried in the background: advice.

`try_next` is called by the publisher process between its other work, never while somebody waits.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from datetime import timedelta

import requests
from django.utils import timezone

from editor.checks.finding import Remark
from editor.records.models import Contact, LinkCheck, PortalText, Record

AGAIN_AFTER = timedelta(days=7)
SECONDS = 10
AGENT = "redactie-linkcontrole"


def find(record: Record) -> Iterator[Remark]:
    """Yield a remark for each website of the record that did not answer."""
    for check in LinkCheck.objects.filter(url__in=_urls_of(record)).exclude(problem=""):
        message = f"{check.url} deed het niet op {check.tried_at:%d-%m-%Y}: {check.problem}"
        yield Remark("", message, blocks=False)


def try_next() -> str | None:
    """Try the website that waits longest, if any is due; return its address."""
    tried = dict(LinkCheck.objects.values_list("url", "tried_at"))
    rows = (*Contact.objects.filter(retired=False), *PortalText.objects.filter(retired=False))
    urls = {url for row in rows for url in _urls_of(row)}
    LinkCheck.objects.exclude(url__in=urls).delete()
    due = [url for url in urls if url not in tried or tried[url] < timezone.now() - AGAIN_AFTER]
    if not due:
        return None
    url = min(due, key=lambda each: (each in tried, tried.get(each), each))
    LinkCheck.objects.update_or_create(
        url=url, defaults={"tried_at": timezone.now(), "problem": problem_of(url)}
    )
    return url


def problem_of(url: str) -> str:
    """Return in Dutch why a website does not answer, or an empty text."""
    try:
        if not _is_public(url):
            return "dit adres ligt niet op het open internet"
        with requests.get(
            url, timeout=SECONDS, headers={"User-Agent": AGENT}, stream=True, allow_redirects=True
        ) as answer:
            # Many sites refuse robots: only what says "gone" or "broken" counts.
            gone = answer.status_code in (404, 410) or answer.status_code >= 500
            return f"de site zegt {answer.status_code}" if gone else ""
    except (requests.RequestException, OSError) as error:
        return f"geen verbinding ({type(error).__name__})"


def _is_public(url: str) -> bool:
    """Return whether an officer's address leads outside, not to a machine of the gemeente."""
    host = url.split("/")[2]
    found = socket.getaddrinfo(host, 443, proto=socket.IPPROTO_TCP)
    return all(ipaddress.ip_address(row[4][0]).is_global for row in found)


def _urls_of(record: Record) -> list[str]:
    if isinstance(record, Contact) and record.website:
        return [f"https://{record.website}"]
    if isinstance(record, PortalText) and str(record.value).startswith("https://"):
        return [str(record.value)]
    return []
