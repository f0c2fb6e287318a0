"""Which way imports point, as tables; ARCHITECTURE.md says the same in words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("bot", "cogs", "easel", "playground")

VALUES = {"easel.model", "easel.errors"}
PARTS = ("prompts", "policy", "jobs", "engines", "pictures", "links", "storage")

# What each module, with all below it, may import of ours.
MAY_IMPORT = {
    "easel.model": {"easel.model"},
    "easel.errors": {"easel.model", "easel.errors"},
    "easel.parcel": VALUES,
    **{f"easel.{part}": {*VALUES, f"easel.{part}"} for part in PARTS},
    "easel.config": {*VALUES, "easel.config"},
    "easel.settings": {*VALUES, "easel.config"},
    "easel.policies": {*VALUES, "easel.policy", "easel.storage"},
    "easel.trying": {
        *VALUES,
        *("easel.commission", "easel.engines", "easel.policies", "easel.policy", "easel.settings"),
    },
    "easel.chronicle": {*VALUES, "easel.policies", "easel.policy"},
    "easel.drafts": {
        *VALUES,
        *("easel.chronicle", "easel.policies", "easel.policy", "easel.storage"),
    },
    "easel.edits": {*VALUES, "easel.engines", "easel.pictures", "easel.policy"},
    "easel.wording": VALUES,
    "easel.stand_ins": {*VALUES, "easel.engines", "easel.policy"},
    "easel.commission": {
        *VALUES,
        *("easel.edits", "easel.engines", "easel.policies", "easel.policy", "easel.settings"),
        *("easel.stand_ins", "easel.wording"),
    },
    "easel.personal": {*VALUES, "easel.prompts", "easel.storage"},
    "easel.choosing": {
        *VALUES,
        *("easel.commission", "easel.engines", "easel.personal", "easel.policies"),
        *("easel.policy", "easel.settings"),
    },
    "easel.moderation": {
        *VALUES,
        *("easel.engines", "easel.policies", "easel.policy", "easel.storage"),
    },
    "easel.alerts": {
        *VALUES,
        *("easel.parcel", "easel.policies", "easel.posting", "easel.storage"),
    },
    "easel.reviews": {
        *VALUES,
        *("easel.alerts", "easel.jobs", "easel.parcel", "easel.storage"),
    },
    "easel.concerns": {
        *VALUES,
        *("easel.haste", "easel.policies", "easel.policy", "easel.reviews", "easel.storage"),
    },
    "easel.noting": {*VALUES, "easel.policies", "easel.policy", "easel.prompts"},
    "easel.passes": {
        *VALUES,
        *("easel.haste", "easel.noting", "easel.policies", "easel.policy", "easel.storage"),
    },
    "easel.judging": {
        *VALUES,
        *("easel.commission", "easel.concerns", "easel.engines", "easel.noting", "easel.passes"),
        "easel.personal",
        *("easel.policies", "easel.settings"),
    },
    "easel.acceptance": {
        *VALUES,
        *("easel.commission", "easel.jobs", "easel.judging", "easel.noting"),
        *("easel.settings", "easel.storage", "easel.watch"),
    },
    "easel.appeals": {
        *VALUES,
        *("easel.passes", "easel.policies", "easel.policy", "easel.prompts", "easel.storage"),
    },
    "easel.haste": VALUES,
    "easel.reading": {*VALUES, "easel.personal", "easel.prompts"},
    "easel.watch": {*VALUES, "easel.engines", "easel.storage"},
    "easel.drawing_room": {
        *VALUES,
        *("easel.darkroom", "easel.engines", "easel.jobs", "easel.policy", "easel.sources"),
        *("easel.stand_ins", "easel.storage", "easel.underway", "easel.watch"),
    },
    "easel.alarm": {*VALUES, "easel.parcel", "easel.policies"},
    "easel.starting": {
        *VALUES,
        *("easel.acceptance", "easel.engines", "easel.jobs", "easel.orders", "easel.reviews"),
        *("easel.storage", "easel.watch"),
    },
    "easel.discipline": {*VALUES, "easel.policies", "easel.storage"},
    "easel.darkroom": {*VALUES, "easel.config", "easel.pictures"},
    "easel.posting": {
        *VALUES,
        *("easel.darkroom", "easel.parcel", "easel.pictures", "easel.storage"),
    },
    "easel.sources": {
        *VALUES,
        *("easel.darkroom", "easel.pictures", "easel.posting", "easel.storage"),
    },
    "easel.references": {
        *VALUES,
        *("easel.darkroom", "easel.haste", "easel.links", "easel.parcel", "easel.storage"),
    },
    "easel.collection": {
        *VALUES,
        *("easel.edits", "easel.haste", "easel.noting", "easel.parcel", "easel.passes"),
        *("easel.policies", "easel.posting", "easel.storage"),
    },
    "easel.marks": {
        *VALUES,
        *("easel.collection", "easel.haste", "easel.parcel", "easel.storage"),
    },
    "easel.offers": {
        *VALUES,
        *("easel.engines", "easel.haste", "easel.prompts", "easel.storage"),
    },
    "easel.suggestions": {
        *VALUES,
        *("easel.concerns", "easel.discipline", "easel.engines", "easel.haste"),
        *("easel.moderation", "easel.noting", "easel.offers", "easel.passes", "easel.policies"),
        *("easel.personal", "easel.policy", "easel.prompts", "easel.references", "easel.storage"),
    },
    "easel.briefing": {
        *VALUES,
        *("easel.acceptance", "easel.collection", "easel.commission", "easel.discipline"),
        *("easel.edits", "easel.prompts", "easel.reading", "easel.references", "easel.sources"),
    },
    "easel.underway": VALUES,
    "easel.orders": {*VALUES, "easel.jobs", "easel.storage", "easel.underway"},
    "easel.workshop": {
        *VALUES,
        *("easel.alerts", "easel.darkroom", "easel.engines", "easel.moderation"),
        *("easel.parcel", "easel.personal", "easel.policy"),
        *("easel.drawing_room", "easel.jobs", "easel.posting", "easel.storage"),
        "easel.underway",
    },
    "easel.studio": {
        *VALUES,
        *("easel.engines", "easel.policy", "easel.prompts", "easel.storage"),
        *("easel.acceptance", "easel.appeals", "easel.briefing", "easel.choosing"),
        *("easel.chronicle", "easel.collection", "easel.commission", "easel.concerns"),
        "easel.discipline",
        *("easel.drafts", "easel.edits", "easel.marks", "easel.moderation", "easel.offers"),
        *("easel.orders", "easel.personal", "easel.policies", "easel.reading"),
        *("easel.references", "easel.reviews", "easel.settings", "easel.sources"),
        *("easel.starting", "easel.suggestions", "easel.trying"),
    },
    "easel.wiring": {"easel"},
    "easel.checking": {*VALUES, "easel.policy"},
    "easel.drawing": {*VALUES, "easel.alone", "easel.parcel", "easel.settings"},
    "easel.alone": {"easel"},
    "easel.opening": {"easel"},
    "easel.providers": {
        *VALUES,
        *("easel.config", "easel.engines", "easel.links", "easel.notebook", "easel.settings"),
        "easel.storage",
    },
    "easel.notebook": {"easel.storage"},
    "easel.doctor": {
        *VALUES,
        "easel.config",
        *("easel.engines", "easel.providers", "easel.settings", "easel.storage"),
    },
    "cogs": {*VALUES, "cogs", "easel.parcel", "easel.policy", "easel.prompts"},
    "bot": {
        *(
            "cogs",
            "easel.checking",
            "easel.doctor",
            "easel.drawing",
            "easel.errors",
            "easel.opening",
            "easel.settings",
        ),
        "playground.beside",
    },
    "playground": {"playground"},
}
# The same for names that only stand in annotations.
MAY_NAME = {
    "cogs": {
        *("easel.chronicle", "easel.drafts", "easel.policies", "easel.settings", "easel.studio"),
        *("easel.trying", "easel.underway"),
    }
}

# The only places where a foreign package is imported (sqlite3 is Python's own).
HOMES = {
    "PIL": {"easel.engines", "easel.pictures", "playground"},
    "aiohttp": {"cogs", "easel.links", "playground"},
    "dbos": {"easel.jobs"},
    "discord": {"bot", "cogs"},
    "filelock": {"easel.storage"},
    "obstore": {"easel.storage"},
    "openai": {"easel.engines"},
    "pydantic": {"easel.config", "easel.engines", "easel.policy", "easel.settings"},
    "pymorphy3": {"easel.policy"},
    "snowballstemmer": {"easel.policy"},
    "sqlalchemy": {"easel.storage"},
    "sqlite3": {"easel.storage"},
    "yaml": {"easel.config", "easel.engines", "easel.policy"},
}
# The same for what only a type checker imports: the package's weight is not loaded.
MAY_NAME_FOREIGN = {"sqlalchemy": {"easel.jobs"}}


@dataclass(frozen=True, slots=True)
class Import:
    """What is imported, and under which name; `for_types` when only a type checker does it."""

    module: str
    name: str
    for_types: bool


def imports(tree: ast.AST, for_types: bool = False) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            where = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            for each in node.names:
                yield Import(f"{where}{each.name}", each.asname or each.name, for_types)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from imports(ast.Module(node.body, []), for_types=True)
            yield from imports(ast.Module(node.orelse, []), for_types)
        else:
            yield from imports(node, for_types)


def used_names(tree: ast.AST) -> set[str]:
    """Return the names that are used outside of annotations."""
    annotations = {
        id(inner)
        for node in ast.walk(tree)
        for field in ("annotation", "returns")
        if isinstance(annotation := getattr(node, field, None), ast.AST)
        for inner in ast.walk(annotation)
    }
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {node.id for node in names if id(node) not in annotations}


def is_within(module: str, parts: set[str]) -> bool:
    return any(module == part or module.startswith(f"{part}.") for part in parts)


def row(module: str) -> str | None:
    """Return the row of MAY_IMPORT that holds for `module`."""
    return next((part for part in MAY_IMPORT if is_within(module, {part})), None)


def breaches(module: str, source: str) -> list[str]:
    """Return what `source`, the text of `module`, imports against the tables."""
    part = row(module)
    if part is None:
        return ["it has no row in MAY_IMPORT"]
    found = []
    tree = ast.parse(source)
    used = used_names(tree)
    for each in imports(tree):
        root = each.module.partition(".")[0]
        if root in OURS:
            named = set() if each.name in used else MAY_NAME.get(part, set())
            is_allowed = is_within(each.module, MAY_IMPORT[part] | named)
        elif root in HOMES:
            named = MAY_NAME_FOREIGN.get(root, set()) if each.for_types else set()
            is_allowed = is_within(module, HOMES[root] | named)
        else:
            continue
        if not is_allowed:
            found.append(f"{module} imports {each.module}")
    return found


def environment_readers(source: str) -> list[str]:
    """Return the expressions of `source` that read the process's environment."""
    names = {"os.environ", "os.environb", "os.getenv", "os.getenvb"}
    tree = ast.parse(source)
    used = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return [each for each in (*used, *(each.module for each in imports(tree))) if each in names]


def modules() -> dict[str, Path]:
    paths = [ROOT / "bot.py"]
    for package in OURS:
        paths += (ROOT / package).rglob("*.py")
    parts = {path: path.relative_to(ROOT).with_suffix("").parts for path in paths}
    return {".".join(names).removesuffix(".__init__"): path for path, names in parts.items()}


MODULES = modules()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_what_its_row_allows(module: str) -> None:
    if MODULES[module].read_text(encoding="utf-8").strip() and module != "easel":
        assert breaches(module, MODULES[module].read_text(encoding="utf-8")) == []


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        module
        for module, path in MODULES.items()
        if environment_readers(path.read_text(encoding="utf-8"))
    }
    assert readers == {"easel.settings"}


def test_every_row_and_every_home_is_of_a_module_that_there_is() -> None:
    named = {*MAY_IMPORT, *MAY_NAME, *(home for homes in HOMES.values() for home in homes)}
    assert named <= MODULES.keys()


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("easel.jobs.line", "import discord"),
        ("easel.studio", "from discord import Message"),
        ("easel.studio", "def late():\n    import openai"),
        ("easel.jobs.line", "from easel.storage.database import Database"),
        ("easel.storage.jobs", "from easel import policy"),
        ("easel.jobs.line", "import sqlalchemy as sa"),
        ("easel.storage.files", "from PIL import Image"),
        ("easel.workshop", "from easel.studio import Studio"),
        ("easel.model", "from easel.errors import EaselError"),
        ("cogs.imagine", "from easel.studio import Studio\nStudio()"),
        ("cogs.imagine", "from easel.storage import jobs"),
        ("playground.server", "from easel.model import Size"),
        ("easel.newcomer", "import json"),
        (
            "cogs.imagine",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from easel import workshop",
        ),
    ],
)
def test_a_breach_is_seen(module: str, source: str) -> None:
    assert breaches(module, source)


def test_a_name_in_annotations_is_no_breach() -> None:
    source = "from easel.studio import Studio\n\ndef ask(studio: Studio | None) -> Studio: ..."
    assert breaches("cogs.imagine", source) == []


def test_what_only_the_type_checker_imports_is_no_breach() -> None:
    source = (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sqlalchemy import Engine"
    )
    assert breaches("easel.jobs.line", source) == []


@pytest.mark.parametrize(
    "source",
    ["import os\nos.environ['HOME']", "from os import getenv", "import os\nprint(os.getenv('A'))"],
)
def test_a_reader_of_the_environment_is_seen(source: str) -> None:
    assert environment_readers(source)
