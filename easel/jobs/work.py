"""What the line asks of whoever does the work: the steps of one job."""

from __future__ import annotations

from typing import Any, Protocol

from easel.errors import EaselError

# What `draw` says instead of a picture, and who is to draw it.
ELSEWHERE = "elsewhere"
# What one step hands to the next: plain JSON values, kept by the line across a restart.
Record = dict[str, Any]


class Work(Protocol):
    """The steps. Each may run again when a crash cut it short, so each may be done twice.

    A step raises an EaselError for what may go wrong; the line records it and goes on.
    """

    @property
    def moderates(self) -> bool:
        """Say whether words and pictures are looked at: `read` and `look` are asked for then."""

    async def read(self, job_id: str, attempt: int) -> Record:
        """Look at a job's words before anything is drawn; "failure" is why it is not to be.

        `attempt` counts from 0. What is raised is worth another one; the last raises nothing.
        """

    async def draw(self, job_id: str, index: int, *, engine: str, bound: bool) -> Record:
        """Have one picture drawn by `engine`, and its bytes put where no crash loses them.

        Where another engine is to draw it, nothing is done and {ELSEWHERE: its name} comes back;
        never for a `bound` one: it may have been drawn, and paid for, once already.
        """

    async def check(self, job_id: str, index: int, drawn: Record) -> Record:
        """Look whether what came is a whole picture, and cut it to its aspect ratio."""

    async def look(self, job_id: str, index: int, checked: Record, attempt: int) -> Record:
        """Look whether a picture may be shown, as `read` does; it is kept either way."""

    async def keep(self, job_id: str, index: int, checked: Record) -> None:
        """Record the picture as the job's, to be shown or not."""

    async def settle(self, job_id: str, failures: list[Record]) -> None:
        """Close the job's account: state, charge, and why pictures are missing."""

    async def publish(self, job_id: str) -> None:
        """Show the outcome to the person who ordered it; doing it twice shows it once."""

    async def forget(self, job_id: str) -> None:
        """Forget what was kept only for publishing."""

    async def tell(self, job_id: str) -> None:
        """Tell the teachers what they are to decide or to see of a job, once."""

    def keeps_place(self, error: EaselError) -> bool:
        """Say whether a picture waits for its next try among those being drawn.

        So it is when nothing can have been drawn: nobody overtakes it, and it need not pay the
        limit of pictures per minute again.
        """

    def again_in(self, error: EaselError, attempt: int) -> float | None:
        """Return after how many seconds a failed step is worth another try, None for never."""
