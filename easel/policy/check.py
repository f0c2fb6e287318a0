"""May this policy be saved: do its parts go together, and does it leave room for an idea?"""

from __future__ import annotations

from easel.errors import BadPolicy
from easel.model import Orientation, Policy
from easel.policy.compose import room_for_idea
from easel.policy.gate import orientation_of
from easel.policy.wordlist import check_allowed, check_words

MIN_ROOM = 200
"""How many characters a policy must leave for a student's idea in the model's own limit."""

PICTURES = range(1, 5)
"""How many pictures an order may have: a grid has four tiles."""

SIDES = range(256, 10_001)
"""What a rule for the longest side may say, in pixels: no model draws smaller, none larger."""

MAX_HELPLINE = 1_000


def check_policy(policy: Policy, *, limit: int) -> None:
    """Raise BadPolicy when `policy` can't be kept. `limit` is the model's, in characters."""
    check_words(policy.words)
    check_allowed(policy.allowed)
    _check_shape(policy)
    _check_number("most_pictures", policy.most_pictures, PICTURES)
    _check_number("longest_side", policy.longest_side, SIDES)
    _check_thresholds(policy)
    _check_helpline(policy)
    _check_room(policy, limit)


def _check_shape(policy: Policy) -> None:
    if policy.aspect is None or policy.orientation is Orientation.ANY:
        return
    shape = orientation_of(policy.aspect)
    if shape is not policy.orientation:
        reason = f"{policy.aspect} is {shape}, and the orientation is {policy.orientation}"
        raise BadPolicy("aspect", f"{reason}: no picture could be both.")


def _check_number(field: str, number: int | None, among: range) -> None:
    if number is not None and number not in among:
        what = {"most_pictures": "pictures per order", "longest_side": "pixels"}[field]
        reason = f"{number:,} can't be the most {what}: say {among[0]:,} to {among[-1]:,}, or any."
        raise BadPolicy(field, reason)


def _check_thresholds(policy: Policy) -> None:
    for category, score in policy.thresholds.items():
        if not 0 <= score <= 1:
            reason = f'The threshold of "{category}" is {score:g}: it is a number from 0 to 1.'
            raise BadPolicy("thresholds", reason)


def _check_helpline(policy: Policy) -> None:
    if len(policy.helpline) > MAX_HELPLINE:
        length = f"{len(policy.helpline):,} characters, and {MAX_HELPLINE:,} is the most"
        raise BadPolicy("helpline", f"The helpline's text has {length}.")


def _check_room(policy: Policy, limit: int) -> None:
    room = room_for_idea(policy, limit=limit)
    if room < MIN_ROOM:
        reason = (
            f"The model reads {limit:,} characters in all, and this meta-prompt has "
            f"{len(policy.meta_prompt):,}. To leave {MIN_ROOM} for a student's idea, make it "
            f"{MIN_ROOM - room:,} shorter."
        )
        raise BadPolicy("meta_prompt", reason)
