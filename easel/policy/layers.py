"""The rules of a place: of the server's, its channel's and an assignment's, the stricter hold.

Each layer may only forbid more. So every field has a way to be the strictest of several, and
what no picture could keep to (this channel draws only squares, that assignment only 16:9) can't
be saved. Words are not merged: each layer has its own list with its own allowed phrases, and
what any of them refuses is refused. A channel that allows "water gun" thus lifts only its own
"gun", never the server's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from easel.model import Assignment, Clicks, Place, Policy, Rules, Unmoderated
from easel.policy.bands import BANDS
from easel.policy.strictest import JOINED, STRICTEST

OPEN = Rules(references=True, hiding=True, clicks=Clicks.ANYONE, unmoderated=Unmoderated.DRAW)
"""The rules that forbid nothing: what a channel or an assignment begins with."""

RULES = tuple(field.name for field in fields(Rules))


class Scope(StrEnum):
    """What a layer of rules is for."""

    SERVER = "server"
    CHANNEL = "channel"
    ASSIGNMENT = "assignment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Rules, and where they come from; `title` is an assignment's."""

    scope: Scope
    rules: Rules
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """The rules that come of `layers`; `makers` are, by a rule's name, the layers that make it."""

    rules: Rules
    layers: tuple[Layer, ...]
    makers: Mapping[str, tuple[Layer, ...]]

    def over(self, policy: Policy) -> Policy:
        """Return `policy` with these rules in place of the server's."""
        return replace(policy, **{name: getattr(self.rules, name) for name in RULES})


def layers_of(policy: Policy, place: Place) -> tuple[Layer, ...]:
    """Return the layers that hold in `place`, the server's first. A thread has its channel's."""
    layers = [Layer(scope=Scope.SERVER, rules=_of_server(policy))]
    if (channel := policy.channels.get(place.room_id)) is not None:
        layers.append(Layer(scope=Scope.CHANNEL, rules=channel))
    if (assignment := assignment_of(policy, place)) is not None:
        layers.append(Layer(scope=Scope.ASSIGNMENT, rules=assignment.rules, title=assignment.title))
    return tuple(layers)


def _of_server(policy: Policy) -> Policy:
    """Return `policy` with its age band's thresholds, so that no layer's can be over them."""
    return replace(policy, thresholds={**BANDS[policy.band].thresholds, **policy.thresholds})


def assignment_of(policy: Policy, place: Place) -> Assignment | None:
    """Return what the class works on in `place`."""
    return policy.assignments.get(place.room_id)


def theme_of(policy: Policy, place: Place) -> tuple[str, ...]:
    """Return the words that prompts in `place` must have; in a thread, its channel's as well."""
    rooms = dict.fromkeys((place.room_id, place.channel_id))
    return tuple(dict.fromkeys(word for room in rooms for word in policy.themes.get(room, ())))


def resolve(layers: tuple[Layer, ...]) -> Effective:
    """Return the strictest of `layers`, field by field; texts for the engine one after the other.

    Raises BadPolicy, with the field, where no picture could keep to all of them.
    """
    several = [layer.rules for layer in layers]
    strictest = {name: STRICTEST[name](several) for name in RULES}
    makers = {
        name: tuple(layer for layer in layers if _makes(layer, name, value))
        for name, value in strictest.items()
    }
    return Effective(rules=Rules(**strictest), layers=layers, makers=makers)


def _makes(layer: Layer, name: str, strictest: object) -> bool:
    """Say whether `layer` has a part in what a rule came to."""
    said = getattr(layer.rules, name)
    return said != getattr(OPEN, name) and (name in JOINED or said == strictest)


def with_channel(policy: Policy, channel_id: int, rules: Rules) -> Policy:
    """Return `policy` with the further rules of a channel; those that forbid nothing are none."""
    others = {each: theirs for each, theirs in policy.channels.items() if each != channel_id}
    return replace(policy, channels=others if rules == OPEN else others | {channel_id: rules})


def with_assignment(policy: Policy, channel_id: int, assignment: Assignment | None) -> Policy:
    """Return `policy` with what a channel's class works on, in place of what it did before."""
    others = {each: one for each, one in policy.assignments.items() if each != channel_id}
    started = {} if assignment is None else {channel_id: assignment}
    return replace(policy, assignments=others | started)
