"""config.yaml and .env as they were written: every value with the line it stands in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from dotenv.parser import Binding, parse_stream

from easel.errors import StartError

Keys = tuple[str, ...]
_MAX_DEPTH = 8  # the settings are three deep; an alias that contains itself is endless


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value as it was written: where (a sentence about it begins so), and how to show it.

    `line` is 0 for a value that came from a variable.
    """

    source: str
    shown: str
    line: int


@dataclass(slots=True, kw_only=True)
class ConfigFile:
    """The values of a configuration file, nested as they stand, and where each one stands."""

    name: str
    values: dict[str, Any] = field(default_factory=dict)
    entries: dict[Keys, Entry] = field(default_factory=dict)

    def override(self, keys: Keys, value: str, *, source: str) -> None:
        """Put `value`, which comes from `source`, in the place of what the file says."""
        section = self.values
        for key in keys[:-1]:
            if section.get(key) is None:
                section[key] = {}
            section = section[key]
            if not isinstance(section, dict):
                return  # a section that is none gets its own sentence
        section[keys[-1]] = value
        self.entries[keys] = Entry(source=source, shown=f'"{value}"', line=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One NAME=value of .env, and its line."""

    name: str
    value: str
    line: int


def read_config(path: Path) -> ConfigFile:
    """Return what `path` says; an absent or empty file says nothing.

    Raises StartError for what is not YAML, is no mapping, or sets a key twice.
    """
    file = ConfigFile(name=path.name)
    try:
        root = yaml.compose(_text(path), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise StartError(_syntax_words(path.name, error)) from error
    except yaml.YAMLError as error:
        raise StartError(f"{path.name} holds characters that YAML does not allow") from error
    if root is None:
        return file
    if not isinstance(root, yaml.MappingNode):
        raise StartError(f'{_source(path.name, root)}: expected sections such as "line:"')
    file.values = _mapping(file, root, ())
    return file


def read_variables(path: Path) -> list[Variable]:
    """Return the variables of the .env file at `path`, in order; none when it is absent.

    Raises StartError with the line, never the text, of what is no NAME=value.
    """
    bindings = parse_stream(io.StringIO(_text(path)))
    return [each for binding in bindings if (each := _variable(path.name, binding)) is not None]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise StartError(f"{path.name} is not text in UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise StartError(f"{path.name} can't be read: {error.strerror}") from error


def _mapping(file: ConfigFile, node: yaml.MappingNode, keys: Keys) -> dict[str, Any]:
    if len(keys) > _MAX_DEPTH:
        raise StartError(f"{_source(file.name, node)}: sections are nested too deep")
    values: dict[str, Any] = {}
    for name, key_node, value_node in _pairs(file, node):
        path = (*keys, name)
        if name in values:
            raise StartError(
                f'{_source(file.name, key_node)}: "{name}" is set twice; '
                f"the first is in line {file.entries[path].line}"
            )
        file.entries[path] = Entry(
            source=_source(file.name, key_node),
            shown=_shown(value_node),
            line=_line(key_node),
        )
        values[name] = _value(file, value_node, path)
    return values


def _pairs(file: ConfigFile, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise StartError(f"{_source(file.name, key_node)}: a setting's name is one word")
        yield key_node.value, key_node, value_node


def _shown(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return f'"{node.value}"' if node.value else "empty"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a section"


def _value(file: ConfigFile, node: yaml.Node, keys: Keys) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(file, node, keys)
    if isinstance(node, yaml.SequenceNode):
        return _list(file, node, keys)
    if ":" in node.value:
        return node.value  # YAML reads an unquoted 16:9 as a number in base sixty
    try:
        return yaml.SafeLoader("").construct_object(node)
    except (ValueError, yaml.YAMLError):
        return node.value  # such as the 31st of February: text, then


def _list(file: ConfigFile, node: yaml.SequenceNode, keys: Keys) -> list[Any]:
    """Return the items, each with its place in the list, from 0 on, among the keys."""
    if len(keys) > _MAX_DEPTH:
        raise StartError(f"{_source(file.name, node)}: sections are nested too deep")
    values = []
    for number, item in enumerate(node.value):
        path = (*keys, str(number))
        file.entries[path] = Entry(
            source=_source(file.name, item), shown=_shown(item), line=_line(item)
        )
        values.append(_value(file, item, path))
    return values


def _variable(name: str, binding: Binding) -> Variable | None:
    text = binding.original.string
    line = binding.original.line + len(text) - len(text.lstrip("\n"))
    if binding.error or (binding.key is not None and binding.value is None):
        raise StartError(f"{name}, line {line}: expected NAME=value")
    if not binding.key or not binding.value:
        return None  # a comment, or a name that was left empty
    return Variable(name=binding.key, value=binding.value.strip(), line=line)


def _source(name: str, node: yaml.Node) -> str:
    return f"{name}, line {_line(node)}"


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _syntax_words(name: str, error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "something is missing"
    if "'\\t'" in problem:
        problem = "a tab; indent with spaces"
    elif "mapping values are not allowed" in problem:
        problem = "a second colon; put a value that has a colon in quotes"
    where = f"{name}, line {mark.line + 1}" if mark else name
    return f"{where} is not valid YAML: {problem}"
