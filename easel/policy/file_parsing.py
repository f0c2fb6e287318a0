"""A policy's file taken apart into what it says of each field, with its line.

The file is somebody's upload. It is bounded before it is parsed, nothing in it is constructed (no
tags), and nothing stands for something else (no aliases), so that it is never larger than it looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from easel.errors import BadPolicy
from easel.policy.file_fields import FIELDS, FORMAT

MAX_FILE = 256 * 1024
"""Bytes of a file at the most: the largest policy that can be saved has about a third of it."""

FILE = "file"
_MAX_DEPTH = 6  # fields, assignments, one of them, its rules, its unticked words, their forms
# libyaml is ten times faster, and looks at the same things.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a file says of one field, with the line of its name, from 1."""

    line: int
    node: yaml.Node


def refuse_large(size: int) -> None:
    """Raise BadPolicy for a file of so many bytes that it can be no policy's."""
    if size > MAX_FILE:
        raise BadPolicy(FILE, f"The file is over {MAX_FILE // 1024} KiB: no policy is that large.")


def decode_file(data: bytes) -> str:
    """Return the text of an uploaded file. Raises BadPolicy."""
    refuse_large(len(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadPolicy(FILE, "The file is no text in UTF-8: save it as UTF-8.") from None


def file_values(text: str) -> dict[str, Value]:
    """Return what the text of a file says of each field. Raises BadPolicy with the line."""
    root = _root(text)
    values: dict[str, Value] = {}
    for key, node in root.value:
        line, name = line_of(key), str(key.value)
        if not isinstance(key, yaml.ScalarNode) or name not in ("format", *FIELDS):
            raise BadPolicy(FILE, f"Line {line}: {_unknown(name[:50])}")
        if name in values:
            reason = f"Line {line}: it is there twice, first in line {values[name].line}."
            raise BadPolicy(name, reason)
        values[name] = Value(line=line, node=node)
    _check_format(values.pop("format", None))
    return values


def _root(text: str) -> yaml.MappingNode:
    try:
        _refuse_tricks(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"Line {mark.line + 1}: this" if mark else "This"
        reason = f"{where} is no YAML ({error.problem}). Compare it with a file of /policy export."
        raise BadPolicy(FILE, reason) from None
    except yaml.YAMLError:
        raise BadPolicy(FILE, "The file has characters in it that YAML does not allow.") from None
    if not isinstance(root, yaml.MappingNode):
        reason = "The file has no fields such as words: compare it with one of /policy export."
        raise BadPolicy(FILE, reason)
    return root


def _refuse_tricks(text: str) -> None:
    """Refuse, before anything is built of it, what makes a small file large or more than data."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = 1 + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise BadPolicy(FILE, f"Line {line}: & and * have no meaning here. Use quotes around.")
        if getattr(event, "tag", None) is not None and not isinstance(event, yaml.DocumentEndEvent):
            raise BadPolicy(FILE, f"Line {line}: ! has no meaning here. Use quotes around it.")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise BadPolicy(FILE, f"Line {line}: too many things stand one in another.")


def _check_format(value: Value | None) -> None:
    said = None if value is None else str(value.node.value)
    if said != str(FORMAT):
        where = "" if value is None else f"Line {value.line}: "
        reason = f"{where}This Easel reads files that say format: {FORMAT} and a policy's fields."
        raise BadPolicy("format", reason)


def _unknown(name: str) -> str:
    near = get_close_matches(name.casefold(), FIELDS, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"The fields are {', '.join(FIELDS)}."
    return f'a policy has no "{name}". {hint}'


def line_of(node: yaml.Node) -> int:
    """Return the line in which `node` begins, from 1."""
    return int(node.start_mark.line) + 1
