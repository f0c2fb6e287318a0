"""What a teacher sees of words before they are saved: every form, the doubtful ones, the mistakes.

The mistakes are the innocent prompts of the sample that the words would refuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from easel.policy.packs import innocent_sample
from easel.policy.words import Doubt, compile_words, doubtful_forms, forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that an entry matches unless it is unticked, and why somebody should look twice."""

    entry: str
    text: str
    is_ticked: bool
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All forms of some entries, in order, and which of `innocent` prompts would be refused."""

    forms: tuple[Form, ...]
    innocent: int
    refused: tuple[str, ...]


def review(
    words: Iterable[str], unticked: Mapping[str, Iterable[str]], allowed: Iterable[str] = ()
) -> Review:
    """Return what entries would do. Takes a second for a long list: call from a thread."""
    entries = tuple(words)
    matcher = compile_words(entries, allowed=allowed, unticked=unticked)
    sample = innocent_sample()
    return Review(
        forms=every_form(entries, unticked),
        innocent=len(sample),
        refused=tuple(prompt for prompt in sample if matcher.find(prompt)),
    )


def every_form(entries: Iterable[str], unticked: Mapping[str, Iterable[str]]) -> tuple[Form, ...]:
    """Return the forms of each of `entries`, in order."""
    found = []
    for entry in entries:
        without, doubts = set(unticked.get(entry, ())), doubtful_forms(entry)
        found += [
            Form(entry=entry, text=each, is_ticked=each not in without, doubt=doubts.get(each))
            for each in forms(entry)
        ]
    return tuple(found)
