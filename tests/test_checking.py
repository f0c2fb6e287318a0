"""`python bot.py check`, as a process: what goes in and what comes out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def check(folder: Path, words: str, typed: str, *more: str) -> subprocess.CompletedProcess[str]:
    listed = folder / "words.txt"
    listed.write_text(words, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "bot.py", "check", "--words", str(listed), *more],
        cwd=ROOT,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_each_prompt_gets_a_sentence(tmp_path):
    done = check(tmp_path, "swords\n\n=blood\n", "a dog\ntwo sw0rds\nswrods, bloody\n")
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "Pass.",
        'Block: "sw0rds" reads as "swords", listed as "swords" (leet).',
        'Ask: "swrods" reads as "swords", listed as "swords" (typo).',
    ]


def test_with_json_each_line_is_a_string_in_and_an_object_out(tmp_path):
    prompts = ["", "a dog", "a sword\nand\r blood\u2028", "МЕЧОМ \ud800", "swrods"]
    typed = "".join(f"{json.dumps(prompt)}\n" for prompt in prompts)
    done = check(tmp_path, "swords\nмечи\n", typed, "--json")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    verdicts = [answer["verdict"] for answer in answers]
    assert verdicts == ["pass", "pass", "block", "block", "ask"]
    assert answers[2]["hits"] == [
        {
            "word": "swords",
            "seen_as": "sword",
            "text": "sword",
            "rule": "inflected",
            "hard": True,
        }
    ]


@pytest.mark.parametrize("line", ["a dog", "7", '["a dog"]'])
def test_a_line_that_is_no_json_string_is_named(tmp_path, line):
    done = check(tmp_path, "swords\n", f'"a dog"\n{line}\n', "--json")
    assert done.returncode == 1
    assert done.stderr == "Easel can't check: line 2 is no JSON string.\n"


def test_six_thousand_prompts_take_seconds(tmp_path):
    prompts = "".join(f"a happy dog with sw0rd number {n}, in Zermatt\n" for n in range(6_000))
    done = check(tmp_path, "swords\nмечи\n", prompts)
    assert done.stdout.count("Block") == 6_000


@pytest.mark.parametrize(
    ("listed", "sentence"),
    [
        (None, "there is no file {path}."),
        (b"sword\n\xff\xfe\n", "{path} is not text in UTF-8. Save it as UTF-8."),
        (b"\n  \n", "{path} has no entries. Write one a line: a word or a phrase."),
        (b"sword\n=!!\n", 'line 2 of {path}, "=!!", has no letters or digits.'),
    ],
)
def test_a_list_that_is_none_gets_a_sentence(tmp_path, listed, sentence):
    path = tmp_path / "words.txt"
    if listed is not None:
        path.write_bytes(listed)
    command = [sys.executable, "bot.py", "check", "--words", str(path)]
    done = subprocess.run(
        command, cwd=ROOT, input="a dog\n", capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Easel can't check: {sentence.format(path=path)}\n"
