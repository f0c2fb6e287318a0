"""What must hold after a campaign: no order lost, no finished step repeated, nothing twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bench.kills.campaign import Campaign, Life
from bench.kills.evidence import Job
from playground.values import Message

_FILE = re.compile(r"easel-([0-9a-f]{8})-(\d)\.\w+")
_DRAWN = re.compile(r"job ([0-9a-f]{32}) picture (\d): drawn by")
_POSTED = re.compile(r"job ([0-9a-f]{32}): posted")
SHORT = 8  # so many characters of its job's id are in a file's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Counts for the summary, and every breach of what must hold, in words."""

    counts: dict[str, int]
    breaches: list[str]


def judge(campaign: Campaign) -> Verdict:
    """Hold everything that is known against what must hold."""
    breaches = [
        *_not_ended(campaign),
        *_not_shown_once(campaign),
        *_left_waiting(campaign),
        *(breach for life in campaign.lives for breach in _repeated(campaign, life)),
    ]
    return Verdict(counts=_counts(campaign), breaches=breaches)


def _not_ended(campaign: Campaign) -> Iterator[str]:
    for job in campaign.jobs:
        if job.state != "done":
            yield f"order {job.id} ended as {job.state}: {job.failure}"


def _not_shown_once(campaign: Campaign) -> Iterator[str]:
    """Every order's pictures are on one message, each once."""
    shown: dict[str, list[list[str]]] = {}
    for message in campaign.messages:
        files = [each.filename for each in message.attachments]
        for job_id in {found[1] for name in files if (found := _FILE.fullmatch(name))}:
            shown.setdefault(job_id, []).append(files)
    for job in campaign.jobs:
        there = shown.pop(job.id[:SHORT], [])
        wanted = [f"easel-{job.id[:SHORT]}-{number}" for number in range(1, job.number + 1)]
        if len(there) != 1:
            yield f"order {job.id} is shown by {len(there)} messages"
        elif [name.rpartition(".")[0] for name in there[0]] != wanted:
            yield f"order {job.id} is shown as {there[0]}"
    for job_id in shown:
        yield f"pictures of {job_id} are shown, and there is no such order"


def _left_waiting(campaign: Campaign) -> Iterator[str]:
    """Whoever was told that an order waits has its pictures now: no first answer is a lie."""
    for message in _public(campaign):
        if not any(_FILE.fullmatch(each.filename) for each in message.attachments):
            yield f"message {message.id} still says {message.content!r}"


def _repeated(campaign: Campaign, life: Life) -> Iterator[str]:
    """Nothing that was recorded as done before a process's start was done by that process."""
    for job_id, index in _DRAWN.findall(life.log):
        if (job_id, int(index)) in life.found.drawn:
            yield f"picture {index} of {job_id} was drawn, and had been before"
    for job_id in _POSTED.findall(life.log):
        if job_id in life.found.published:
            yield f"order {job_id} was published, and had been before"
    published = {job_id[:SHORT] for job_id in life.found.published}
    for files in life.posts:
        for job_id in published & {name.split("-")[1] for name in files}:
            yield f"pictures of {job_id} were sent to Discord after they had been published"
    calls = Counter(life.calls)
    for job in campaign.jobs:
        missing = job.number - _drawn_before(job, life)
        if calls[job.composed] > missing:
            called = calls[job.composed]
            yield f"order {job.id} lacked {missing} pictures, and {called} were paid for"
    for unknown in calls.keys() - {job.composed for job in campaign.jobs}:
        yield f"the provider drew what nobody ordered: {unknown[:80]!r}"


def _drawn_before(job: Job, life: Life) -> int:
    return sum((job.id, index) in life.found.drawn for index in range(job.number))


def _public(campaign: Campaign) -> list[Message]:
    return [m for m in campaign.messages if m.author.bot and m.private_to is None]


def _counts(campaign: Campaign) -> dict[str, int]:
    pictures = sum(job.number for job in campaign.jobs)
    calls = sum(len(life.calls) for life in campaign.lives)
    origins = [message.origin for message in _public(campaign)]
    found = [life.found for life in campaign.lives]
    drawn = [len(after.drawn - before.drawn) for before, after in pairwise(found)]
    return {
        "kills": len(campaign.lives) - 1,
        "kills that came while pictures were drawn": sum(
            len(life.calls) > whole for life, whole in zip(campaign.lives, drawn, strict=False)
        ),
        "orders": len(campaign.jobs),
        "orders answered before the pictures came": sum(each is not None for each in origins),
        "orders posted by the bot itself, their answer having been cut": sum(
            each is None for each in origins
        ),
        "pictures": pictures,
        "calls to the provider": calls,
        "calls that a kill cut and a restart repeated": calls - pictures,
        "pictures of unfinished orders found drawn at a start, and not drawn again": sum(
            job_id not in each.published for each in found for job_id, _ in each.drawn
        ),
    }
