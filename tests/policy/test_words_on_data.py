"""The matcher on the project's shared examples; absent from a plain clone, then skipped."""

import json
from pathlib import Path

import pytest

from easel.policy import DEFAULT, compile_words

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
RUSSIAN = (
    "мечи",
    "насилие",
    "кровь",
    "расчленёнка",
    "нагота",
    "сексуальный контент",
    "контент для взрослых",
    "темы для взрослых",
)
CAUGHT_WHOLLY = {"plain", "case", "inflected forms (independent list)", "wrapped in an injection"}

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the shared examples are not beside this checkout"
)


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("words", [DEFAULT.words, RUSSIAN, DEFAULT.words + RUSSIAN])
def test_refuses_no_innocent_line(words):
    matcher = compile_words(words)
    refused = {line: hits for line in lines("innocent-dev.txt") if (hits := matcher.find(line))}
    assert refused == {}


def test_catches_every_undisguised_line():
    matcher = compile_words(DEFAULT.words + RUSSIAN)
    rows = [json.loads(line) for line in lines("evasions-dev.jsonl")]
    undisguised = [row["text"] for row in rows if row["class"] in CAUGHT_WHOLLY]
    assert len(undisguised) > 300
    assert [text for text in undisguised if not matcher.find(text)] == []


def test_refuses_only_true_swords_among_ordinary_prompts():
    matcher = compile_words(DEFAULT.words + RUSSIAN)
    hits = [hit for line in lines("parti-prompts.tsv") for hit in matcher.find(line.split("\t")[0])]
    assert {hit.word for hit in hits} == {"swords"}
    assert len(hits) < 12


def test_catches_the_disguised_lines():
    matcher = compile_words(DEFAULT.words + RUSSIAN)
    by_class: dict[str, list[bool]] = {}
    for row in map(json.loads, lines("evasions-dev.jsonl")):
        by_class.setdefault(row["class"], []).append(bool(matcher.find(row["text"])))
    recalls = [sum(found) / len(found) for found in by_class.values()]
    assert sum(recalls) / len(recalls) >= 0.985
    assert min(recalls) >= 0.97
