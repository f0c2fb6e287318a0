"""The root of the tree of errors."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(eq=False)
class EaselError(Exception):
    """The root of everything that Easel raises on purpose."""

    def __str__(self) -> str:
        facts = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self))
        return f"{type(self).__name__}({facts})"
