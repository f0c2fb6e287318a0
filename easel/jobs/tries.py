"""One try at one picture, and the names of the workflow and queue that it is made in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from easel.jobs.work import ELSEWHERE, Record

# Each engine has a queue of pictures: this, a dash and its name.
PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A picture that is still to be drawn: by whom, and how often it was tried before.

    A `bound` one may have been drawn and paid for already; no other engine is to do so again.
    With `looks`, moderation looks at what was drawn.
    """

    index: int
    engine: str
    looks: bool = False
    attempt: int = 0
    bound: bool = False

    def next(self, result: Record) -> Try:
        """Return the try after this one, which ended in `result`."""
        if result["error"] is None:
            return replace(self, engine=result[ELSEWHERE])
        attempt = result.get("attempt", self.attempt) + 1
        return replace(self, attempt=attempt, bound=True)


def queue_of(engine: str) -> str:
    """Return the name of the queue of an engine's pictures."""
    return f"{PICTURE}-{engine}"


def child_of(job_id: str, index: int, number: int) -> str:
    """Return the name of the workflow that draws a picture in a round of its job."""
    return f"{job_id}-{index}-{number}"


def job_of(child_id: str) -> str:
    """Return the job that such a workflow is of."""
    return child_id.rsplit("-", 2)[0]
