"""Conversations are forgotten: by age, by number, and on request."""

from __future__ import annotations

from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import IDLE_SECONDS, ForgettingTrackerStore


class Clock:
    """A clock that the test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def _store(clock: Clock, **settings: float) -> ForgettingTrackerStore:
    return ForgettingTrackerStore(Domain.empty(), clock=clock, **settings)


async def _save(store: ForgettingTrackerStore, *names: str) -> None:
    for name in names:
        await store.save(DialogueStateTracker.from_events(name, []))


async def test_tracker_store_forgets_after_the_idle_time() -> None:
    clock = Clock()
    store = _store(clock)
    await _save(store, "a")
    clock.now = IDLE_SECONDS - 1
    assert await store.retrieve("a") is not None
    clock.now = IDLE_SECONDS
    assert await store.retrieve("a") is None
    assert list(await store.keys()) == []


async def test_tracker_store_never_remembers_longer_than_half_an_hour() -> None:
    clock = Clock()
    store = _store(clock, idle_seconds=10 * IDLE_SECONDS)
    await _save(store, "a")
    clock.now = IDLE_SECONDS
    assert await store.retrieve("a") is None


async def test_tracker_store_drops_the_least_recently_used_above_its_number() -> None:
    store = _store(Clock(), max_conversations=2)
    await _save(store, "a", "b", "a", "c")
    assert set(await store.keys()) == {"a", "c"}


async def test_tracker_store_deletes_on_request() -> None:
    store = _store(Clock())
    await _save(store, "a")
    assert await store.delete("a") is True
    assert await store.delete("a") is False
    assert await store.retrieve("a") is None
