"""Counts for Prometheus: how many, how fast, how often the card; never who or what."""

from __future__ import annotations

from prometheus_client import (  # type: ignore[import-not-found]
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

BUCKETS = (0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0)


class Metrics:
    """The portal's own registry, so that two portals in one process do not mix."""

    def __init__(self) -> None:
        """Create the counters at zero."""
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "portal_requests", "Requests by route and status.", ("route", "status"),
            registry=self.registry,
        )  # fmt: skip
        self.cards = Counter(
            "portal_cards", "Emergency cards by reason.", ("reason",), registry=self.registry
        )
        self.answers = Histogram(
            "portal_answer_seconds", "Time until an answer of Rasa or the card.",
            buckets=BUCKETS, registry=self.registry,
        )  # fmt: skip
        self.conversations = Gauge(
            "portal_conversations", "Conversations going on.", registry=self.registry
        )

    def page(self) -> bytes:
        """Return all counts in Prometheus' text form."""
        return bytes(generate_latest(self.registry))
