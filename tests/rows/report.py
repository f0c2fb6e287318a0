"""`pytest --rows`: only the tests that show a row of the reference, and a table of the rows."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.rows.reference import REFERENCE, read

ROW = "row"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --rows."""
    parser.addoption("--rows", action="store_true", help="show the reference's rows as a table")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note each test's rows where its report carries them, and with --rows drop all others."""
    for item in items:
        for mark in item.iter_markers(ROW):
            item.user_properties.append((ROW, mark.args[0]))
    if config.getoption("--rows"):
        others = [item for item in items if not any(item.iter_markers(ROW))]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if any(item.iter_markers(ROW))]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for each row: how its tests ended, or that no test shows it."""
    if not terminalreporter.config.getoption("--rows") or not REFERENCE.exists():
        return
    ended: dict[str, list[bool]] = defaultdict(list)
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, ()):
            for kind, name in getattr(report, "user_properties", ()):
                if kind == ROW:
                    ended[name].append(outcome == "passed")
    terminalreporter.section("rows of the Midjourney reference")
    for row in read(REFERENCE.read_text(encoding="utf-8")):
        results = ended.get(row.name, [])
        state = "MISSING" if not results else "pass" if all(results) else "FAIL"
        if row.has_none and state == "pass":
            state = "none"
        terminalreporter.write_line(f"{state:8} {len(results):3}  {row.section:17} {row.name}")
    terminalreporter.write_line("none: refused with the reason, and what to do instead")
