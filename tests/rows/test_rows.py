"""Every row of the reference is shown by a test, and no test claims a row that there is not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rows.reference import REFERENCE, Row, read

TESTS = Path(__file__).parent.parent

EXAMPLE = """
## Commands
| command | what it does there | here |
|---|---|---|
| `/imagine prompt` | 2x2 grid of 4 | generate n=4 |
| `/turbo` | faster | none |

## Messages
* While waiting: **prompt** (Waiting
  to start).
* Grid: row U1.

## Queue and errors
* 3 jobs run at once. Ten wait.
* Titles people know: Invalid prompt, Pending mod
  message [Acknowledge]. Red, yellow bar.
* What its users complain of: much.
"""


def claimed() -> Iterator[str]:
    """Yield the row that each mark of the tests names; a name may be a constant of its file."""
    for path in sorted(TESTS.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.row":
                (name,) = node.args
                yield constants[name.id] if isinstance(name, ast.Name) else ast.literal_eval(name)


def test_the_reference_is_read_row_by_row() -> None:
    assert read(EXAMPLE) == [
        Row(section="Commands", name="/imagine prompt", here="generate n=4"),
        Row(section="Commands", name="/turbo", here="none"),
        Row(section="Messages", name="While waiting", here=""),
        Row(section="Messages", name="Grid", here=""),
        Row(section="Queue and errors", name="3 jobs run at once", here=""),
        Row(section="Queue and errors", name="Invalid prompt", here=""),
        Row(section="Queue and errors", name="Pending mod message", here=""),
    ]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not beside the project")
def test_every_row_is_shown_by_a_test_and_no_test_shows_another() -> None:
    rows = {row.name for row in read(REFERENCE.read_text(encoding="utf-8"))}
    named = set(claimed())
    assert sorted(rows - named) == []
    assert sorted(named - rows) == []
