"""`python -m bench.words`: what the matcher catches, what it refuses wrongly, how long it takes.

The examples are ../shared/data, beside the checkout, and disguises made by rule over words of
their own (tests/policy/disguises.py). The time is the processor's, of one process.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from math import ceil
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it brings no types

from easel.policy import DEFAULT, Matcher, compile_words
from tests.policy.disguises import disguised, entries

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
RUSSIAN = (
    *("мечи", "насилие", "кровь", "расчленёнка", "нагота"),
    *("сексуальный контент", "контент для взрослых", "темы для взрослых"),
)
GOALS = {100: 1.0, 1_500: 10.0, 32_000: 500.0}
"""Milliseconds at that many characters, p99."""
ROUNDS = {100: 300, 1_500: 40, 32_000: 3}
SEED = 20
RUSSIAN_LINES = (
    "весёлый пёс бежит по зелёному лугу под радугой",
    "старый замок на скале у моря, закат, акварель",
    "девочка с рыжими косами кормит голубей на площади",
    "Космонавт Юра сажает берёзку на Луне в стиле Рериха",
)
CRAFTED = (
    *("|", "ԁ$|", "s*", "sѕ", "a\u0301\u200b", "swor ", "&#115;", "swordsswords"),
    *("{s}", "<b>s", "ʍo", "sw🔥", "к р ", "s_"),
)


def main() -> None:
    """Measure and print."""
    print(f"{_memory():.0f} MB before the first list")
    begun = time.process_time()
    matcher = compile_words(DEFAULT.words + RUSSIAN)
    print(f"compiled in {time.process_time() - begun:.2f} s, {_memory():.0f} MB after\n")
    if DATA.is_dir():
        _print_recall("evasions-dev.jsonl", _dev(matcher))
        _print_false_blocks(matcher)
    else:
        print(f"{DATA} is not there: nothing of it is measured\n")
    held_out = compile_words(entries("held out"))
    made = disguised("held out", seed=SEED)
    results = ((each.kind, held_out.find(each.text)) for each in made)
    _print_recall("words that nothing was tuned to", ((k, _kind_of(h)) for k, h in results))
    _print_latency(matcher)


def _dev(matcher: Matcher) -> Iterator[tuple[str, str]]:
    for row in map(json.loads, _lines("evasions-dev.jsonl")):
        yield row["class"], _kind_of(matcher.find(row["text"]))


def _kind_of(hits: Iterable[object]) -> str:
    hards = [bool(getattr(hit, "hard", False)) for hit in hits]
    return "hard" if any(hards) else "soft" if hards else "missed"


def _print_recall(name: str, results: Iterable[tuple[str, str]]) -> None:
    by_class: dict[str, list[str]] = {}
    for kind, result in results:
        by_class.setdefault(kind, []).append(result)
    print(f"| {name:<36} | number | caught % | of these soft % |")
    print(f"|{'-' * 38}|--------|----------|-----------------|")
    shares = []
    for kind, found in by_class.items():
        missed, soft = (100 * found.count(each) / len(found) for each in ("missed", "soft"))
        shares.append(100 - missed)
        print(f"| {kind:<36} | {len(found):>6} | {100 - missed:>8.1f} | {soft:>15.1f} |")
    mean = sum(shares) / len(shares)
    print(f"| {'macro mean':<36} | {'':>6} | {mean:>8.2f} | {'':>15} |\n")


def _print_false_blocks(matcher: Matcher) -> None:
    innocent = _lines("innocent-dev.txt")
    wrong = [line for line in innocent if matcher.find(line)]
    print(f"innocent-dev.txt: {len(wrong)} of {len(innocent)} refused {wrong or ''}")
    prompts = [line.split("\t")[0] for line in _lines("parti-prompts.tsv")[1:]]
    found = [(prompt, hits) for prompt in prompts if (hits := matcher.find(prompt))]
    print(f"parti-prompts.tsv: {len(found)} of {len(prompts)} refused")
    for prompt, hits in found:
        print(f"  {', '.join(hit.text for hit in hits)}: {prompt}")
    print()


def _print_latency(matcher: Matcher) -> None:
    ordinary = [line.split("\t")[0] for line in _lines("parti-prompts.tsv")[1:]]
    english = ordinary or ["a happy dog on a green hill under a rainbow"]
    print("| text    | characters | mean ms | p99 ms | goal ms |")
    print("|---------|------------|---------|--------|---------|")
    for name, lines in (("English", english), ("Russian", RUSSIAN_LINES)):
        for length, goal in GOALS.items():
            texts = list(islice(_texts(lines, length), ROUNDS[length]))
            _print_row(name, length, [_milliseconds(matcher.find, each) for each in texts], goal)
    for length, goal in GOALS.items():
        texts = [(piece * (length // len(piece) + 1))[:length] for piece in CRAFTED]
        _print_row("crafted", length, [_milliseconds(matcher.find, each) for each in texts], goal)


def _print_row(name: str, length: int, taken: list[float], goal: float) -> None:
    ranked = sorted(taken)
    late = ranked[ceil(0.99 * (len(ranked) - 1))]
    mean = sum(taken) / len(taken)
    print(f"| {name:<7} | {length:>10,} | {mean:>7.2f} | {late:>6.2f} | {goal:>7g} |")


def _texts(lines: Iterable[str], length: int) -> Iterator[str]:
    """Yield texts of that length, each made of the lines that follow those of the last."""
    endless = cycle(lines)
    while True:
        text = ""
        while len(text) < length:
            text += f"{next(endless)} "
        yield text[:length]


def _milliseconds(find: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    find(text)
    return 1000 * (time.process_time() - begun)


def _memory() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6


def _lines(name: str) -> list[str]:
    path = DATA / name
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


if __name__ == "__main__":
    main()
