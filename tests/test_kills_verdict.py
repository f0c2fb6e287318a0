"""The verdict on a campaign of kills sees every kind of loss and repetition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.kills.campaign import Campaign, Life
from bench.kills.evidence import Finished, Job
from bench.kills.verdict import judge
from playground.cast import bot
from playground.values import Attachment, Content, Message

JOB = Job(id="ab" * 16, number=2, state="done", failure=None, composed="a dog")
NOTHING = Finished(drawn=frozenset(), published=frozenset())
ALL = Finished(drawn=frozenset({(JOB.id, 0), (JOB.id, 1)}), published=frozenset({JOB.id}))
FILES = ["easel-abababab-1.jpg", "easel-abababab-2.jpg"]
CUT = Life(found=NOTHING, calls=["a dog", "a dog"], posts=[], log="")
REST = Life(
    found=Finished(drawn=frozenset({(JOB.id, 0)}), published=frozenset()),
    calls=["a dog"],
    posts=[FILES],
    log=f"job {JOB.id} picture 1: drawn by openai in 0.3 s\njob {JOB.id}: posted, 2 of 2\n",
)


def message(*names: str) -> Message:
    files = tuple(
        Attachment(
            id=name,
            channel_id="1",
            filename=name,
            title=None,
            description=None,
            content_type="image/jpeg",
            size=1,
            content=Content(data=b"."),
        )
        for name in names
    )
    return Message(id="9", channel_id="1", author=bot(), created=0.0, attachments=files)


def campaign(*lives: Life, job: Job = JOB, shown: list[Message] | None = None) -> Campaign:
    messages = [message(*FILES)] if shown is None else shown
    return Campaign(lives=list(lives), jobs=[job], messages=messages)


def test_a_picture_whose_call_was_cut_may_be_drawn_again() -> None:
    verdict = judge(campaign(CUT, REST))
    assert verdict.breaches == []
    assert verdict.counts["calls that a kill cut and a restart repeated"] == 1


BREACHES = {
    "an order that failed": (
        campaign(CUT, REST, job=replace(JOB, state="failed", failure="no engine")),
        "ended as failed",
    ),
    "an order that never ended": (campaign(CUT, job=replace(JOB, state="drawing")), "as drawing"),
    "pictures that were never posted": (campaign(CUT, REST, shown=[]), "by 0 messages"),
    "pictures posted twice": (
        campaign(CUT, REST, shown=[message(*FILES), message(*FILES)]),
        "by 2 messages",
    ),
    "one picture twice on its message": (
        campaign(CUT, REST, shown=[message(FILES[0], FILES[0])]),
        "is shown as",
    ),
    "a picture missing": (campaign(CUT, REST, shown=[message(FILES[0])]), "is shown as"),
    "a first answer whose order is gone": (
        campaign(CUT, REST, shown=[message(*FILES), message()]),
        "still says",
    ),
    "pictures of no order": (
        campaign(CUT, REST, shown=[message(*FILES), message("easel-00000000-1.jpg")]),
        "no such order",
    ),
    "a drawn picture drawn again": (
        campaign(CUT, replace(REST, log=f"job {JOB.id} picture 0: drawn by openai in 0.3 s")),
        "was drawn, and had been before",
    ),
    "a drawn picture paid for again": (
        campaign(CUT, replace(REST, calls=["a dog", "a dog"])),
        "lacked 1 pictures, and 2 were paid for",
    ),
    "an order published again": (
        campaign(CUT, replace(REST, found=ALL, calls=[], log=f"job {JOB.id}: posted, 2 of 2")),
        "was published, and had been before",
    ),
    "pictures uploaded again": (
        campaign(CUT, replace(REST, found=ALL, calls=[], log="")),
        "after they had been published",
    ),
    "a picture that nobody ordered": (
        campaign(CUT, replace(REST, calls=["a cat"])),
        "drew what nobody ordered",
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_the_verdict_names(name: str) -> None:
    known, words = BREACHES[name]
    assert any(words in breach for breach in judge(known).breaches)
