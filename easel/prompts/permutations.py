r"""Choices in braces: `a {red, green} bird` is two prompts.

Braces always mean choices, in quotation marks too; `\{`, `\}` and, within braces, `\,` mean the
character itself. A backslash before anything else is a backslash; one that is to stand before a
brace or a comma is written twice. Choices may hold choices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from easel.errors import BadParameter

# Counting ends here: more is only ever named, and never made.
MANY = 1_000_000
# A run of backslashes is looked at once, from its beginning.
_SIGN = re.compile(r"(?<!\\)(?P<slashes>\\*)(?P<sign>[{},])")
_HOW = r"Choices are written {red, green}; for a brace in the picture write \{ or \}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How many texts there are (MANY: or more), and they, unless they are more than was asked."""

    count: int
    texts: tuple[str, ...]


@dataclass(slots=True)
class _Branch:
    """One text that is being read: what it may be so far. Too many are counted only."""

    most: int
    count: int = 1
    texts: list[str] = field(default_factory=lambda: [""])
    pending: list[str] = field(default_factory=list)

    def take(self, count: int, texts: list[str]) -> None:
        """Go on with each of `texts`."""
        self.flush()
        self.count = min(self.count * count, MANY)
        fits = self.count <= self.most
        self.texts = [old + new for old in self.texts for new in texts] if fits else []

    def flush(self) -> None:
        """Go on with the characters that were read."""
        literal = "".join(self.pending)
        self.texts = [text + literal for text in self.texts]
        self.pending.clear()


def expand(text: str, most: int) -> Choices:
    """Return every text that `text` stands for, the first choice changing last.

    Nothing is built that is more than `most`: it is counted without being expanded. Raises
    BadParameter for braces that don't match or hold no choice.
    """
    # A list of the branches of each brace that is open, the whole text outermost; no recursion,
    # so that no depth is too deep.
    levels = [[_Branch(most)]]
    for literal, sign in _pieces(text):
        levels[-1][-1].pending.append(literal)
        if sign == "{":
            levels.append([_Branch(most)])
        elif sign == "}":
            _require(len(levels) > 1, "}")
            count, texts = _join(levels.pop(), most)
            levels[-1][-1].take(count, texts)
        elif sign and len(levels) > 1:
            levels[-1].append(_Branch(most))
        else:
            levels[-1][-1].pending.append(sign)
    _require(len(levels) == 1, "{")
    whole = levels[0][0]
    whole.flush()
    return Choices(count=whole.count, texts=tuple(whole.texts))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is to be taken as it is, and the sign after it that means something."""
    end = 0
    for found in _SIGN.finditer(text):
        slashes, sign = found["slashes"], found["sign"]
        literal = text[end : found.start()] + slashes[: len(slashes) // 2]
        end = found.end()
        yield (literal + sign, "") if len(slashes) % 2 else (literal, sign)
    yield text[end:], ""


def _join(branches: list[_Branch], most: int) -> tuple[int, list[str]]:
    _require(len(branches) > 1, "{ }")
    for branch in branches:
        branch.flush()
    count = min(sum(branch.count for branch in branches), MANY)
    texts = (text.strip() for branch in branches for text in branch.texts)
    return count, list(texts) if count <= most else []


def _require(holds: bool, sign: str) -> None:
    if not holds:
        problems = {
            "{": "A brace is opened and not closed.",
            "}": "A brace is closed that was not opened.",
            "{ }": "These braces hold one thing, so there is nothing to choose.",
        }
        raise BadParameter(sign, "", f"{problems[sign]} {_HOW}")


def escape(text: str) -> str:
    """Return what `expand` reads as just `text`."""
    return _SIGN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    # Outside braces a comma is a comma: only backslashes before it need care.
    doubled = found["slashes"] * 2
    return f"{doubled}{found['sign']}" if found["sign"] == "," else rf"{doubled}\{found['sign']}"


def enclose(text: str) -> str:
    """Return `text`, choices and all, so that it can also stand within braces as one choice."""
    depth, parts, end = 0, [], 0
    for found in _SIGN.finditer(text):
        means_something = len(found["slashes"]) % 2 == 0
        if means_something and found["sign"] == "," and not depth:
            parts.append(text[end : found.end() - 1] + r"\,")
            end = found.end()
        elif means_something:
            depth += {"{": 1, "}": -1, ",": 0}[found["sign"]]
    return "".join([*parts, text[end:]])
