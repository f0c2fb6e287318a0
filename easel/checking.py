"""`python bot.py check`: a word list against prompts on standard input, without Discord."""

from __future__ import annotations

import io
import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from easel.model import Hit
from easel.policy import compile_words
from easel.policy.words import words_of

_WORDS = "the list: an entry a line, =word for exactly that word"
_JSON = "read a JSON string a line, write an object a line"


def add_to(parser: ArgumentParser) -> None:
    """Add the command's arguments to `parser`, and `do`, which runs it."""
    parser.add_argument("--words", type=Path, required=True, metavar="FILE", help=_WORDS)
    parser.add_argument("--json", action="store_true", help=_JSON)
    parser.set_defaults(do=run)


def run(given: Namespace) -> int:
    """Answer each line of standard input with a line; return the exit code."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            # Only "\n" ends a line: a prompt may have the other ends of lines in it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        matcher = compile_words(entries_of(given.words))
        for number, line in enumerate(sys.stdin, start=1):
            prompt = _prompt(line, number) if given.json else line.rstrip("\r\n")
            hits = matcher.find(prompt)
            sys.stdout.write(f"{_record(hits) if given.json else sentence(hits)}\n")
    except (OSError, ValueError) as error:
        sys.stderr.write(f"Easel can't check: {error}\n")
        return 1
    return 0


def entries_of(path: Path) -> tuple[str, ...]:
    """Return the entries of the list at `path`. Raises ValueError for what is no such list."""
    listed = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        entry = line.strip()
        if entry and not words_of(entry):
            raise ValueError(f'line {number} of {path}, "{entry}", has no letters or digits.')
        listed += [entry] if entry else []
    if not listed:
        raise ValueError(f"{path} has no entries. Write one a line: a word or a phrase.")
    return tuple(listed)


def verdict(hits: tuple[Hit, ...]) -> str:
    """Return "block" for a hard hit, "ask" for soft ones alone, "pass" for none."""
    if any(hit.hard for hit in hits):
        return "block"
    return "ask" if hits else "pass"


def sentence(hits: tuple[Hit, ...]) -> str:
    """Return the verdict in a sentence, with what was seen as what and by which rule."""
    if not hits:
        return "Pass."
    return f"{verdict(hits).capitalize()}: {'; '.join(map(_told, hits))}."


def _told(hit: Hit) -> str:
    typed = " ".join(hit.text.split())
    return f'"{typed}" reads as "{hit.seen_as}", listed as "{hit.word}" ({hit.rule})'


def _record(hits: tuple[Hit, ...]) -> str:
    told = [
        {
            "word": hit.word,
            "seen_as": hit.seen_as,
            "text": hit.text,
            "rule": hit.rule,
            "hard": hit.hard,
        }
        for hit in hits
    ]
    return json.dumps({"verdict": verdict(hits), "hits": told})


def _prompt(line: str, number: int) -> str:
    try:
        prompt = json.loads(line)
    except json.JSONDecodeError:
        prompt = None
    if isinstance(prompt, str):
        return prompt
    raise ValueError(f"line {number} is no JSON string.")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ValueError(f"there is no file {path}.") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not text in UTF-8. Save it as UTF-8.") from error
    except OSError as error:
        raise ValueError(f"{path} can't be read: {error.strerror}.") from error
