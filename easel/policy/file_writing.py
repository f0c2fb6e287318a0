"""A policy as a file in YAML: made to be read, changed by hand and read back."""

from __future__ import annotations

from typing import Any

import yaml

from easel.model import Policy
from easel.policy.differences import shown
from easel.policy.file_fields import FIELDS, FORMAT, HEAD, TEXTS
from easel.policy.record import to_record


class _Dumper(yaml.SafeDumper):
    """Indents lists, and writes a text of several lines as such."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # What can't be seen is written by its number: other ways of writing would lose it.
    style = "|" if "\n" in text else None
    if not text.replace("\n", "").isprintable():
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def write_policy(policy: Policy) -> str:
    """Return `policy` as the text of a file, always in the same order; `read_policy` reads it."""
    record = to_record(policy)
    parts = ["\n".join(f"# {line}" for line in HEAD), f"format: {FORMAT}"]
    parts += [f"# {said}\n{_line(field, record[field])}" for field, said in FIELDS.items()]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _line(field: str, value: Any) -> str:
    is_plain = field in TEXTS or isinstance(value, (list, dict))
    return str(
        yaml.dump(
            {field: value if is_plain else shown(value)},
            Dumper=_Dumper,
            allow_unicode=True,
            sort_keys=False,
            width=2**16,  # no text is folded
        )
    )
