"""May this policy be saved: do its parts go together, and does it leave room for an idea?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from easel.errors import BadPolicy
from easel.model import Assignment, Model, Orientation, Place, Policy, Rules
from easel.policy.compose import room_for_idea
from easel.policy.gate import allowed_models, orientation_of
from easel.policy.layers import layers_of, resolve
from easel.policy.packs import PACKS
from easel.policy.wordlist import check_allowed, check_words

MIN_ROOM = 200
"""How many characters a policy must leave for a student's idea in the model's own limit."""

PICTURES = range(1, 5)
"""How many pictures an order may have: a grid has four tiles."""

SIDES = range(256, 10_001)
"""What a rule for the longest side may say, in pixels: no model draws smaller, none larger."""

MAX_HELPLINE = 1_000
MAX_TITLE = 100


def check_policy(policy: Policy, *, models: Mapping[str, Model]) -> None:
    """Raise BadPolicy when `policy` can't be kept.

    `models` are the engine's, the one for who names none first: its limit is the text's.
    Every channel's rules must go together with the server's: what no picture could keep to
    is refused here, and not when a class has begun.
    """
    if not policy.meta_prompt:
        reason = "The meta-prompt is empty: say how every picture should be."
        raise BadPolicy("meta_prompt", reason)
    _check_rules(policy)
    _check_together(policy, models)
    for channel_id in {*policy.channels, *policy.assignments}:
        try:
            _check_channel(policy, channel_id, models)
        except BadPolicy as bad:
            raise BadPolicy(bad.field, f"In <#{channel_id}>: {bad.reason}") from None


def _check_channel(policy: Policy, channel_id: int, models: Mapping[str, Model]) -> None:
    if (rules := policy.channels.get(channel_id)) is not None:
        _check_rules(rules)
    if (assignment := policy.assignments.get(channel_id)) is not None:
        _check_assignment(assignment)
    place = Place(server_id=0, channel_id=channel_id)
    _check_together(resolve(layers_of(policy, place)).rules, models)


def _check_rules(rules: Rules) -> None:
    check_words(rules.words)
    check_allowed(rules.allowed)
    _check_packs(rules.packs)
    _check_number("most_pictures", rules.most_pictures, PICTURES)
    _check_number("longest_side", rules.longest_side, SIDES)
    _check_thresholds(rules)
    _check_helpline(rules)


def _check_assignment(assignment: Assignment) -> None:
    if not 1 <= len(assignment.title) <= MAX_TITLE:
        raise BadPolicy("title", f"An assignment's title has 1 to {MAX_TITLE} characters.")
    starts, ends = assignment.starts, assignment.ends
    if starts is not None and ends is not None and ends <= starts:
        raise BadPolicy("ends", "The assignment would end before it starts.")
    _check_rules(assignment.rules)


def _check_together(rules: Rules, models: Mapping[str, Model]) -> None:
    _check_shape(rules)
    _check_sides(rules, models)
    _check_room(rules, next(iter(models.values())).prompt_limit)


def _check_shape(rules: Rules) -> None:
    if rules.aspect is None or rules.orientation is Orientation.ANY:
        return
    shape = orientation_of(rules.aspect)
    if shape is not rules.orientation:
        reason = f"{rules.aspect} is {shape}, and the orientation is {rules.orientation}"
        raise BadPolicy("aspect", f"{reason}: no picture could be both.")


def _check_packs(packs: tuple[str, ...]) -> None:
    for name in packs:
        if name not in PACKS:
            near = get_close_matches(name, PACKS, n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            known = f"There are {', '.join(PACKS)}."
            raise BadPolicy("packs", f'There is no pack "{name[:50]}". {hint}{known}')


def _check_number(field: str, number: int | None, among: range) -> None:
    if number is not None and number not in among:
        what = {"most_pictures": "pictures per order", "longest_side": "pixels"}[field]
        reason = f"{number:,} can't be the most {what}: say {among[0]:,} to {among[-1]:,}, or any."
        raise BadPolicy(field, reason)


def _check_sides(rules: Rules, models: Mapping[str, Model]) -> None:
    """Raise BadPolicy where no allowed model draws as small as the pictures should be."""
    most = rules.longest_side
    allowed = allowed_models(replace(rules, longest_side=None), models)
    least = [models[name].least_side for name in allowed]
    if most is not None and least and most < min(least):
        reason = f"No picture can be as small here: say {min(least):,} pixels or more, or any."
        raise BadPolicy("longest_side", reason)


def _check_thresholds(rules: Rules) -> None:
    for category, score in rules.thresholds.items():
        if not 0 <= score <= 1:
            reason = f'The threshold of "{category}" is {score:g}: it is a number from 0 to 1.'
            raise BadPolicy("thresholds", reason)


def _check_helpline(rules: Rules) -> None:
    if len(rules.helpline) > MAX_HELPLINE:
        length = f"{len(rules.helpline):,} characters, and {MAX_HELPLINE:,} is the most"
        raise BadPolicy("helpline", f"The helpline's text has {length}.")


def _check_room(rules: Rules, limit: int) -> None:
    room = room_for_idea(rules, limit=limit)
    if room < MIN_ROOM:
        reason = (
            f"The model reads {limit:,} characters in all, and this meta-prompt has "
            f"{len(rules.meta_prompt):,}. To leave {MIN_ROOM} for a student's idea, make it "
            f"{MIN_ROOM - room:,} shorter."
        )
        raise BadPolicy("meta_prompt", reason)
