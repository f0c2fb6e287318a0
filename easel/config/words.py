"""What is wrong with a configuration, in one sentence: the file, the line, the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from easel.config.file import ConfigFile, Entry, Keys

_SECRET = re.compile(r"token|secret|passw|credential|(api|access)_?key", re.IGNORECASE)
# Where people may have put a secret by mistake.
_UNREPEATED = ("key_variable",)
_KINDS = {
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number that is not endless",
    "string_type": "text in quotes",
    "string_pattern_mismatch": "some text",
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "tuple_type": "a list",
    "dataclass_type": "a section with its settings indented below it",
    "literal_error": "{expected}",
    "enum": "{expected}",
    "value_error": "{error}",
}


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of `names` that `name` most likely was meant to be, or None."""
    found = get_close_matches(name, list(names), n=1, cutoff=0.7)
    return found[0] if found else None


def sections(kind: type) -> Mapping[str, type]:
    """Return the fields of the settings class `kind` that are settings classes themselves."""
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if is_dataclass(hints[f.name])}


def unknown_name(file: ConfigFile, root: type, variables: Iterable[str]) -> str | None:
    """Return the sentence about the first name in `file` that `root` does not have, or None.

    `variables` are the names that may stand in .env: those are sent there.
    """
    for keys, entry in file.entries.items():
        kind = None if keys[-1].isdigit() else _kind_at(root, keys[:-1])
        if kind is None or keys[-1] in {f.name for f in fields(kind)}:
            continue
        return f"{entry.source}: {_unknown_words(root, kind, keys, list(variables))}"
    return None


def wrong_value(file: ConfigFile, error: ValidationError) -> str:
    """Return the sentence about the value that stands first in `file` among those in `error`."""

    def place(details: ErrorDetails) -> int:
        return _entry(file, details)[1].line

    details = min(error.errors(include_url=False), key=place)
    keys, entry = _entry(file, details)
    name = _path(keys)
    subject = entry.source if entry.line == 0 else f"{entry.source}: {name}"
    if details["type"] == "missing":
        return f'{subject} lacks its "{details["loc"][-1]}"'
    context = {key: _plain(key, value) for key, value in details.get("ctx", {}).items()}
    wanted = _KINDS.get(details["type"], details["msg"]).format_map(context)
    if "://" in entry.shown or keys[-1] in _UNREPEATED:
        return f"{subject} must be {wanted}"  # an address may hold a password: not repeated
    return f"{subject} is {entry.shown}, but must be {wanted}"


def _entry(file: ConfigFile, details: ErrorDetails) -> tuple[Keys, Entry]:
    keys = tuple(str(key) for key in details["loc"])
    while keys not in file.entries:
        keys = keys[:-1]
    return keys, file.entries[keys]


def _path(keys: Keys) -> str:
    """Return the keys with dots between them; an item of a list is found by its line."""
    return ".".join(key for key in keys if not key.isdigit())


def _plain(name: str, value: Any) -> str:
    if name == "expected":  # pydantic's "'a', 'b' or 'c'"
        return str(value).replace("'", "")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _kind_at(root: type, keys: Keys) -> type | None:
    kind: type | None = root
    for key in keys:
        if kind is not None and not key.isdigit():
            kind = {**sections(kind), **_listed(kind)}.get(key)
    return kind


def _listed(kind: type) -> Mapping[str, type]:
    """Return the fields of `kind` that are lists of settings classes, with the class."""
    found = {}
    for name, hint in get_type_hints(kind).items():
        item = next(iter(get_args(hint)), None)
        if isinstance(item, type) and is_dataclass(item):
            found[name] = item
    return found


def _unknown_words(root: type, kind: type, keys: Keys, variables: list[str]) -> str:
    name = keys[-1]
    if name.upper() in variables:
        return f'"{name}" belongs in .env, as {name.upper()}, not here'
    if _SECRET.search(name):
        likely = "OPENAI_API_KEY" if "key" in name.lower() else "DISCORD_TOKEN"
        return f'"{name}" is a secret and belongs in .env (such as {likely}=...), not here'
    what = f"a setting of {_path(keys[:-1])}" if len(keys) > 1 else "a section"
    return f'"{name}" is not {what}; {_suggestion(root, kind, name)}'


def _suggestion(root: type, kind: type, name: str) -> str:
    own = [f.name for f in fields(kind)]
    if found := nearest(name, own):
        return f'did you mean "{found}"?'
    elsewhere = {each[-1]: ".".join(each) for each in _every_setting(root, ())}
    if found := nearest(name, elsewhere):
        return f'did you mean "{elsewhere[found]}"?'
    return f"there are {', '.join(own)}"


def _every_setting(kind: type, keys: Keys) -> Iterator[Keys]:
    inner = sections(kind)
    for each in fields(kind):
        if each.name in inner:
            yield from _every_setting(inner[each.name], (*keys, each.name))
        else:
            yield (*keys, each.name)
