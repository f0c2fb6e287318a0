"""The rows of the reference: what somebody who knows the Midjourney Bot expects, as names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

REFERENCE = Path(__file__).parent.parent.parent.parent / "shared/reference/midjourney-workflow.md"
SECTIONS = ("Commands", "Parameters", "Messages", "Queue and errors")
# The titles that the reference lists in one sentence, each a row of its own here.
_TITLES = re.compile(r"Titles people know: (.+?)\. Red, yellow", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its section, its name, and what the reference maps it to here."""

    section: str
    name: str
    here: str

    @property
    def has_none(self) -> bool:
        """Say whether the reference's honest mapping is that there is none."""
        return self.here == "none"


def read(text: str) -> list[Row]:
    """Return every table row, every point of a list and every title of the reference."""
    rows = []
    for section in SECTIONS:
        body = text.partition(f"\n## {section}")[2].partition("\n## ")[0]
        rows += [*_tables(section, body), *_points(section, body), *_titles(section, body)]
    return rows


def _tables(section: str, body: str) -> list[Row]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in body.splitlines()
        if line.startswith("|") and not set(line) <= set("|- ")
    ]
    return [
        Row(section=section, name=_plain(first), here=last)
        for first, *_, last in cells
        if first not in ("command", "parameter", "button")
    ]


def _points(section: str, body: str) -> list[Row]:
    points = re.split(r"\n(?=\* |\| |\n)|^(?=\* )", body)
    listed = (" ".join(each.split()) for each in points if each.startswith("* "))
    return [
        Row(section=section, name=_beginning(each.removeprefix("* ")), here="")
        for each in listed
        if not each.startswith(("* Titles people know", "* What its users complain"))
    ]


def _titles(section: str, body: str) -> list[Row]:
    found = _TITLES.search(body)
    if not found:
        return []
    titles = (title.partition("[")[0].strip() for title in found[1].split(","))
    return [Row(section=section, name=" ".join(title.split()), here="") for title in titles]


def _beginning(point: str) -> str:
    """Return what a point of a list is about: its words up to the first colon."""
    return _plain(re.split(r"[:;.]", point, maxsplit=1)[0])


def _plain(cell: str) -> str:
    return " ".join(cell.replace("`", "").split())
