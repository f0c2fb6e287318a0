"""How a step ended, in a form that survives a restart: a value, or an error and when to retry."""

from __future__ import annotations

import logging
from collections.abc import Awaitable

from easel.errors import EaselError, Stopped, Unexpected, to_record
from easel.jobs.work import Record, Work

log = logging.getLogger(__name__)


async def record(step: Awaitable[Record | None], *, name: str, attempt: int, work: Work) -> Record:
    """Await `step` and return {"value", "error", "again_in", "stays"}, JSON values all.

    This is the worker's boundary: whatever a step raises becomes an outcome, so that every
    order ends. What nobody foresaw is logged with its traceback under the step's name, which
    is also the reference that the person sees.
    """
    try:
        return {"value": await step, "error": None, "again_in": None, "stays": False}
    except Stopped as stop:
        log.info("%s: stopped", name)
        return _failed(stop)
    except EaselError as error:
        wait = work.again_in(error, attempt)
        log.warning("%s failed: %s; again in %s s", name, error, wait)
        return _failed(error, wait, stays=wait is not None and work.keeps_place(error))
    except Exception:
        log.exception("%s failed in a way that nobody foresaw", name)
        return _failed(Unexpected(reference=name))


def _failed(error: EaselError, again_in: float | None = None, *, stays: bool = False) -> Record:
    return {"value": None, "error": to_record(error), "again_in": again_in, "stays": stays}
