"""Moments as Discord shows them: to everybody in their own time."""

from __future__ import annotations

from datetime import datetime

from cogs.ui.assignment_words import AssignmentWords
from easel.model import Assignment


def moment(at: datetime) -> str:
    """Return a day and a time, and how far away it is."""
    stamp = int(at.timestamp())
    return f"<t:{stamp}:f> (<t:{stamp}:R>)"


def span(assignment: Assignment, say: AssignmentWords) -> str:
    """Say from when and until when an assignment is open."""
    starts, ends = assignment.starts, assignment.ends
    said = [say.starts.format(at=moment(starts))] if starts else []
    said += [say.ends.format(at=moment(ends))] if ends else [say.no_end]
    return " ".join(said)
