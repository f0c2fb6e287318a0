"""How a step ended, in a form that survives a restart: a value, or an error and when to retry."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from easel.errors import EaselError, Stopped, Unexpected, to_record

log = logging.getLogger(__name__)

Record = dict[str, Any]
AgainIn = Callable[[EaselError, int], float | None]


async def record(
    step: Awaitable[Record | None], *, name: str, attempt: int, again_in: AgainIn
) -> Record:
    """Await `step` and return {"value", "error", "again_in"}, JSON values all.

    This is the worker's boundary: whatever a step raises becomes an outcome, so that every
    order ends. What nobody foresaw is logged with its traceback under the step's name, which
    is also the reference that the person sees.
    """
    try:
        return {"value": await step, "error": None, "again_in": None}
    except Stopped as stop:
        log.info("%s: stopped", name)
        return {"value": None, "error": to_record(stop), "again_in": None}
    except EaselError as error:
        wait = again_in(error, attempt)
        log.warning("%s failed: %s; again in %s s", name, error, wait)
        return {"value": None, "error": to_record(error), "again_in": wait}
    except Exception:
        log.exception("%s failed in a way that nobody foresaw", name)
        return {"value": None, "error": to_record(Unexpected(reference=name)), "again_in": None}
