"""What is measured, what it should be, and how the table of it looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row: the medians of several rounds, of Easel and of the bare bot.

    `goal` is the most that it may be, None for a figure that only informs; with `ratio` it may
    also be so many times the bare bot's at the most.
    """

    name: str
    unit: str
    easel: Sequence[float]
    bare: Sequence[float] = ()
    goal: float | None = None
    ratio: float | None = None

    @property
    def value(self) -> float:
        return median(self.easel)

    @property
    def times(self) -> float | None:
        """Return how many times the bare bot's figure Easel's is."""
        return self.value / median(self.bare) if self.bare else None

    @property
    def is_met(self) -> bool | None:
        """Say if the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        within_ratio = self.ratio is None or self.times is None or self.times <= self.ratio
        return self.value <= self.goal and within_ratio

    def cells(self) -> tuple[str, ...]:
        """Return the row's texts."""
        goal = "" if self.goal is None else f"≤ {self.goal:g} {self.unit}"
        if self.ratio is not None:
            goal += f", ≤ {self.ratio:g}x"
        verdict = {None: "", True: "met", False: "missed"}[self.is_met]
        spread = f"{min(self.easel):.3g}-{max(self.easel):.3g}"
        bare = f"{median(self.bare):.3g}" if self.bare else ""
        times = "" if self.times is None else f"{self.times:.1f}x"
        return self.name, f"{self.value:.3g} {self.unit}", spread, bare, times, goal, verdict


HEAD = ("figure", "Easel", "rounds", "bare bot", "ratio", "goal", "")


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table, its columns aligned for the console too."""
    rows = [HEAD, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
