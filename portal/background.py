"""Work that returns now and then beside the requests, and that no fault can stop for good."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

logger = logging.getLogger(__name__)
Work = Callable[[], Awaitable[object]]


async def every(seconds: float, work: Work) -> None:
    """Do the work each so many seconds until cancelled."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - tomorrow's work must not stop for today's fault.
            # Only the kind of fault: a message could hold what somebody typed.
            logger.error("Work in the background failed: %s", type(error).__name__)


@asynccontextmanager
async def at_work(*works: tuple[float, Work]) -> AsyncIterator[None]:
    """Have all these works done meanwhile; stop them at the end."""
    tasks = [asyncio.create_task(every(seconds, work)) for seconds, work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
