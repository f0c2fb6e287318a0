"""A policy's file read: what it says goes before what is in force, or is refused by its line."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import Any, cast

import yaml

from easel.errors import BadPolicy
from easel.model import Model, Policy
from easel.policy.check import check_policy
from easel.policy.fields import parse_policy_fields
from easel.policy.file_fields import FREE
from easel.policy.file_parsing import Value, file_values, line_of
from easel.policy.record import from_record

_SWITCH = {"true": "on", "yes": "on", "false": "off", "no": "off"}
_NONE = ("", "~", "null", "none", "any")


def read_policy(text: str, onto: Policy, *, models: Mapping[str, Model]) -> Policy:
    """Return `onto` with the fields that the text of a file gives.

    `models` are the engine's, the one for who names none first. Raises BadPolicy with the line,
    the field and the nearest name that there is.
    """
    values = file_values(text)
    policy = onto
    for field, value in values.items():
        policy = _at(value, partial(_put, policy, field, value, tuple(models)))
    try:
        policy = _without_strays(policy, is_said="unticked" in values)
        check_policy(policy, models=models)
    except BadPolicy as error:
        raise _told(error, values) from None
    return policy


def only_here(loaded: Policy, onto: Policy, channels: Container[int]) -> Policy:
    """Return `loaded` without what points at other channels than `channels`.

    A file may come from another server. What `onto` says of a channel stays, wherever it is.
    """
    stays = loaded.reports_to in (None, onto.reports_to) or loaded.reports_to in channels
    here: dict[str, Any] = {
        field: {
            channel: value
            for channel, value in getattr(loaded, field).items()
            if channel in channels or channel in getattr(onto, field)
        }
        for field in _BY_CHANNEL
    }
    return replace(loaded, **here, reports_to=loaded.reports_to if stays else onto.reports_to)


def _put(policy: Policy, field: str, value: Value, models: tuple[str, ...]) -> Policy:
    """Return `policy` with one field as the file has it."""
    if field in _LISTS:
        items = _texts(field, value.node)
        if field in ("words", "allowed"):
            return replace(policy, **cast("Any", {field: items}))
        return _typed(policy, field, ", ".join(items), models)
    if field in _MAPPINGS:
        return replace(policy, **cast("Any", {field: _MAPPINGS[field](field, value.node)}))
    if not isinstance(value.node, yaml.ScalarNode):
        raise BadPolicy(field, "one text or number is wanted here, and no list.")
    return _typed(policy, field, _plain(field, value.node), models)


def _plain(field: str, node: yaml.ScalarNode) -> str:
    """Return a value as it is typed into a form: YAML has more ways to say on, off and nothing."""
    if node.tag.endswith(":null"):
        return ""
    text = str(node.value)
    if field in FREE:
        return text
    return "" if text.casefold() in _NONE else _SWITCH.get(text.casefold(), text)


def _typed(policy: Policy, field: str, typed: str, models: tuple[str, ...]) -> Policy:
    return parse_policy_fields(policy, available=models, **{field: typed})


def _texts(field: str, node: yaml.Node) -> tuple[str, ...]:
    if _is_none(node):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise BadPolicy(field, "a list is wanted here, an entry a line, each after a dash.")
    for item in node.value:
        if not isinstance(item, yaml.ScalarNode):
            raise BadPolicy(field, f"in line {line_of(item)} a text is wanted; put it in quotes.")
    return tuple(" ".join(item.value.split()) for item in node.value)


def _lists(field: str, node: yaml.Node) -> dict[str, tuple[str, ...]]:
    return {name: _texts(field, each) for name, each in _pairs(field, node)}


def _themes(field: str, node: yaml.Node) -> dict[int, tuple[str, ...]]:
    themes = {}
    for name, words in _lists(field, node).items():
        if not (name.isascii() and name.isdecimal() and len(name) <= 20):
            raise BadPolicy(field, f'"{name[:50]}" is no id of a channel.')
        themes[int(name)] = words
    return themes


def _scores(field: str, node: yaml.Node) -> dict[str, float]:
    scores = {}
    for name, each in _pairs(field, node):
        try:
            scores[name] = float(each.value)
        except (TypeError, ValueError):
            reason = f'the score of "{name[:50]}" is a number from 0 to 1.'
            raise BadPolicy(field, reason) from None
    return scores


def _pairs(field: str, node: yaml.Node) -> list[tuple[str, yaml.Node]]:
    if _is_none(node):
        return []
    if not isinstance(node, yaml.MappingNode):
        raise BadPolicy(field, "lines such as name: value are wanted here.")
    pairs: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if not isinstance(key, yaml.ScalarNode) or name in pairs:
            raise BadPolicy(field, f"in line {line_of(key)} a new name is wanted.")
        pairs[name] = value
    return list(pairs.items())


def _nested(field: str, node: yaml.Node) -> Any:
    """Return what a record has in `field`, the parts of which have names and lists of their own."""
    if _is_none(node):
        return {}
    return getattr(from_record({field: _recorded(field, node)}), field)


def _recorded(field: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {name: _recorded(field, each) for name, each in _pairs(field, node)}
    if isinstance(node, yaml.SequenceNode):
        return list(_texts(field, node))
    kind = node.tag.rpartition(":")[2]
    # YAML reads an unquoted 16:9 as a number in base sixty.
    if kind in ("bool", "int", "float", "null") and ":" not in node.value:
        try:
            return yaml.SafeLoader("").construct_object(node)
        except ValueError:  # thousands of digits: as a text it is refused in words
            return node.value
    return node.value


_BY_CHANNEL = ("themes", "channels", "assignments")
_LISTS = ("words", "allowed", "models", "qualities", "packs")
_MAPPINGS: Mapping[str, Callable[[str, yaml.Node], Any]] = {
    "unticked": _lists,
    "themes": _themes,
    "channels": _nested,
    "assignments": _nested,
    "thresholds": _scores,
}


def _is_none(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value.casefold() in _NONE


def _at(value: Value, put: Callable[[], Policy]) -> Policy:
    try:
        return put()
    except BadPolicy as error:
        raise BadPolicy(error.field, f"Line {value.line}: {error.reason}") from None


def _told(error: BadPolicy, values: Mapping[str, Value]) -> BadPolicy:
    """Return `error` with the line of the entry that it quotes, or of its field."""
    value = values.get(error.field)
    if value is None:
        return error
    items = value.node.value if isinstance(value.node, yaml.SequenceNode) else []
    quoted = [line_of(item) for item in items if f'"{item.value}"' in error.reason]
    return BadPolicy(error.field, f"Line {quoted[-1] if quoted else value.line}: {error.reason}")


def _without_strays(policy: Policy, *, is_said: bool) -> Policy:
    """Return `policy` with unticked forms of listed words alone; what the file says must be so."""
    strays = policy.unticked.keys() - set(policy.words)
    if strays and is_said:
        stray = min(strays)
        near = get_close_matches(stray, policy.words, n=1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        raise BadPolicy("unticked", f'"{stray[:60]}" is not among the words.{hint}')
    kept = {entry: each for entry, each in policy.unticked.items() if entry not in strays}
    return replace(policy, unticked=kept)
