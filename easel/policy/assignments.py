"""What a teacher types to start an assignment, read into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from easel.errors import BadPolicy
from easel.model import Assignment
from easel.policy.fields import parse_policy_fields
from easel.policy.layers import OPEN
from easel.policy.moments import read_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An assignment as it was typed; the rules' fields are those of `parse_policy_fields`."""

    title: str
    instructions: str
    starts: str = ""
    ends: str = ""
    rules: Mapping[str, str]


def parse_assignment(typed: Typed, *, now: datetime, zone: tzinfo) -> Assignment:
    """Return the assignment that was typed. Raises BadPolicy with the field and a sentence.

    Clocks are of `zone`. A length of time counts from now for the start, and from the start for
    the end.
    """
    starts = _moment("starts", typed.starts, now, zone)
    ends = _moment("ends", typed.ends, starts or now, zone)
    if ends is not None and ends <= now:
        raise BadPolicy("ends", "That is over already: say a time that is still to come.")
    fields = dict(typed.rules) | {"meta_prompt": typed.instructions}
    rules = parse_policy_fields(OPEN, **fields)
    if not rules.meta_prompt:
        raise BadPolicy("instructions", "Say what the class is to draw.")
    return Assignment(
        title=" ".join(typed.title.split()),
        rules=rules,
        starts=starts,
        ends=ends,
    )


def _moment(field: str, text: str, now: datetime, zone: tzinfo) -> datetime | None:
    if not text.strip():
        return None
    try:
        return read_moment(text, now=now, zone=zone)
    except ValueError as unreadable:
        raise BadPolicy(field, str(unreadable)) from None
