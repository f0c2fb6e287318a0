"""May this policy be saved: do its parts go together, and does it leave room for an idea?"""

from __future__ import annotations

from easel.errors import BadPolicy
from easel.model import Orientation, Policy
from easel.policy.compose import room_for_idea
from easel.policy.gate import orientation_of
from easel.policy.wordlist import check_words

MIN_ROOM = 200
"""How many characters a policy must leave for a student's idea in the model's own limit."""


def check_policy(policy: Policy, *, limit: int) -> None:
    """Raise BadPolicy when `policy` can't be kept. `limit` is the model's, in characters."""
    check_words(policy.words)
    _check_shape(policy)
    _check_room(policy, limit)


def _check_shape(policy: Policy) -> None:
    if policy.aspect is None or policy.orientation is Orientation.ANY:
        return
    shape = orientation_of(policy.aspect)
    if shape is not policy.orientation:
        reason = f"{policy.aspect} is {shape}, and the orientation is {policy.orientation}"
        raise BadPolicy("aspect", f"{reason}: no picture could be both.")


def _check_room(policy: Policy, limit: int) -> None:
    room = room_for_idea(policy, limit=limit)
    if room < MIN_ROOM:
        reason = (
            f"The model reads {limit:,} characters in all, and this meta-prompt has "
            f"{len(policy.meta_prompt):,}. To leave {MIN_ROOM} for a student's idea, make it "
            f"{MIN_ROOM - room:,} shorter."
        )
        raise BadPolicy("meta_prompt", reason)
