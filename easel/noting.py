"""What was asked for and refused, as a line of the class's log."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from easel import policy as rules
from easel import prompts
from easel.errors import DidYouMean, ListedWords, Refusal
from easel.model import (
    Edit,
    Hit,
    Job,
    Note,
    NoteKind,
    Person,
    PictureKey,
    Place,
    Prompt,
    Suspicion,
)
from easel.policies import InForce


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks for: the words, and of an edit the picture that it is made of.

    `is_order` says that the words can be ordered again as they stand.
    """

    person: Person
    place: Place
    prompt: Prompt
    parent: PictureKey | None = None
    edit: Edit | None = None
    is_order: bool = True
    is_hidden: bool = False


def digest_of(prompt: Prompt) -> str:
    """Return what tells the words and pictures of a prompt from others; parameters are no part.

    Of the words the case is folded and nothing else: a disguised word is another word.
    """
    words = "\0".join((prompt.text, *prompt.avoid)).casefold()
    # What a teacher allows without a picture is another thing with the photo of a classmate.
    pictures = (f"{each.role} {each.url}" for each in prompt.references)
    return hashlib.sha256("\0".join((words, *pictures)).encode()).hexdigest()


def refused(asked: Asked, refusal: Refusal, in_force: InForce) -> Note:
    """Return the line for an order that `refusal` stops."""
    hits = refusal.hits if isinstance(refusal, ListedWords) else ()
    return replace(
        _note(NoteKind.ASKED if isinstance(refusal, DidYouMean) else NoteKind.REFUSED, asked),
        rule=type(refusal).__name__,
        hits=hits,
        reworded=_reworded(asked, hits, in_force),
        parent=asked.parent,
        edit=asked.edit,
        is_order=asked.is_order,
    )


def suspected(job: Job) -> Note | None:
    """Return the line for an accepted order that looks odd, None for all the others."""
    if not _suspicions(job.prompt):
        return None
    asked = Asked(person=job.person, place=job.place, prompt=job.prompt, is_hidden=job.is_hidden)
    return replace(_note(NoteKind.SUSPECT, asked), job_id=job.id)


def meant(note: Note) -> Note:
    """Return the line that says of a question's line: its person meant something else."""
    return replace(note, id=uuid.uuid4().hex, kind=NoteKind.MEANT, made_at=datetime.now(UTC))


def _note(kind: NoteKind, asked: Asked) -> Note:
    return Note(
        id=uuid.uuid4().hex,
        kind=kind,
        person=asked.person,
        place=asked.place,
        text=prompts.show(asked.prompt),
        digest=digest_of(asked.prompt),
        made_at=datetime.now(UTC),
        suspicions=_suspicions(asked.prompt),
        is_hidden=asked.is_hidden,
    )


def _suspicions(prompt: Prompt) -> tuple[Suspicion, ...]:
    return rules.suspicion("\n".join((prompt.text, *prompt.avoid)))


def _reworded(asked: Asked, hits: Sequence[Hit], in_force: InForce) -> str:
    """Return the order's text in words that pass, or nothing where the table has none."""
    if not hits or not asked.is_order:
        return ""
    text = rules.reworded(asked.prompt.text, hits)
    if text is None:
        return ""
    prompt = replace(asked.prompt, text=text)
    return "" if rules.disallowed(in_force.matcher, prompt) else prompts.show(prompt)
