"""A teacher's changes to the disallow list: what may be on it, adding, taking off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from easel.errors import BadPolicy
from easel.model import Policy
from easel.policy.words import EXACT_MARK, forms, words_of

MIN_LENGTH, MAX_LENGTH = 2, 60
MAX_WORDS = 500
MAX_THEME = 5
MAX_ALLOWED = 200

_Key = tuple[bool, tuple[str, ...]]


def split_words(text: str) -> tuple[str, ...]:
    """Return the entries of a list as people type it: separated by commas, semicolons or lines."""
    entries = (_tidy(entry) for entry in re.split(r"[,;\n]", text))
    return tuple(entry for entry in entries if entry)


def with_words(policy: Policy, add: Iterable[str]) -> Policy:
    """Return `policy` with the entries of `add` at the end of its list. Raises BadPolicy."""
    added = _named(add)
    words = (*policy.words, *map(_tidy, added))
    check_words(words)
    return replace(policy, words=words)


def without_words(policy: Policy, remove: Iterable[str]) -> Policy:
    """Return `policy` without the entries of `remove` and what was unticked of them.

    Raises BadPolicy for one that is not listed.
    """
    kept = {_key(word): word for word in policy.words}
    for word in _named(remove):
        if kept.pop(_key(word), None) is None:
            raise BadPolicy("words", _not_listed(word, policy.words))
    words = tuple(kept.values())
    gone = set(policy.words) - set(words)
    unticked = {entry: forms for entry, forms in policy.unticked.items() if entry not in gone}
    return replace(policy, words=words, unticked=unticked)


def listed(policy: Policy, word: str) -> str | None:
    """Return `word` as it stands on the list, or None."""
    wanted = _key(word)
    return next((each for each in policy.words if _key(each) == wanted), None)


def with_unticked(policy: Policy, unticked: Mapping[str, Iterable[str]]) -> Policy:
    """Return `policy` with the forms that an entry, as it stands on the list, does not match.

    No form for an entry: it matches in all of them. Raises BadPolicy for an entry that would
    match nothing, or that is not listed.
    """
    entries = dict(policy.unticked)
    for word, theirs in unticked.items():
        entry = listed(policy, word)
        if entry is None:
            raise BadPolicy("words", _not_listed(word, policy.words))
        left_out = tuple(theirs)
        if set(forms(entry)) <= set(left_out):
            reason = f'No form of "{entry}" is ticked, so it would match nothing: take it off.'
            raise BadPolicy("words", reason)
        entries.pop(entry, None)
        if left_out:
            entries[entry] = left_out
    return replace(policy, unticked=entries)


def with_theme(policy: Policy, channel_id: int, words: tuple[str, ...]) -> Policy:
    """Return `policy` with the words that a channel's prompts must have; none ends its theme.

    Raises BadPolicy for more than MAX_THEME words, or for what can't be matched.
    """
    if len(words) > MAX_THEME:
        raise BadPolicy("theme", f"A theme has {MAX_THEME} words at the most.")
    check_words(words)
    others = {each: theirs for each, theirs in policy.themes.items() if each != channel_id}
    return replace(policy, themes=others | ({channel_id: words} if words else {}))


def _named(words: Iterable[str]) -> tuple[str, ...]:
    named = tuple(words)
    if not named:
        raise BadPolicy("words", "Name at least one word, such as: swords, blood.")
    return named


def check_words(words: tuple[str, ...]) -> None:
    """Raise BadPolicy when `words` is no list that can be matched."""
    if len(words) > MAX_WORDS:
        reason = f"The list would have {len(words)} entries, and {MAX_WORDS} is the most."
        raise BadPolicy("words", reason)
    listed: dict[_Key, str] = {}
    for word in words:
        _check_entry(word)
        if _key(word) in listed:
            raise BadPolicy("words", _twice(word, listed[_key(word)]))
        listed[_key(word)] = word


def check_allowed(phrases: tuple[str, ...]) -> None:
    """Raise BadPolicy when `phrases` can't be let through, or one of them stands there twice."""
    if len(phrases) > MAX_ALLOWED:
        reason = f"{len(phrases)} phrases would be allowed, and {MAX_ALLOWED} is the most."
        raise BadPolicy("allowed", reason)
    listed: set[_Key] = set()
    for phrase in phrases:
        _check_entry(phrase, "allowed")
        if _key(phrase) in listed:
            raise BadPolicy("allowed", f'"{phrase}" is allowed already.')
        listed.add(_key(phrase))


def _check_entry(word: str, field: str = "words") -> None:
    bare = word.removeprefix(EXACT_MARK)
    if not MIN_LENGTH <= len(bare) <= MAX_LENGTH:
        wrong = "short" if len(bare) < MIN_LENGTH else "long"
        allowed = f"an entry has {MIN_LENGTH} to {MAX_LENGTH} characters."
        raise BadPolicy(field, f'"{bare[:MAX_LENGTH]}" is too {wrong}: {allowed}')
    if not words_of(bare):
        raise BadPolicy(field, f'"{bare}" has no letters or digits, so it would match nothing.')


def _key(word: str) -> _Key:
    word = _tidy(word)
    return word.startswith(EXACT_MARK), words_of(word)


def _tidy(word: str) -> str:
    word = " ".join(word.split())
    return EXACT_MARK + word[1:].strip() if word.startswith(EXACT_MARK) else word


def _twice(word: str, earlier: str) -> str:
    if word == earlier:
        return f'"{word}" is on the list already.'
    return f'"{word}" is on the list already, as "{earlier}".'


def _not_listed(word: str, words: tuple[str, ...]) -> str:
    reason = f'"{_tidy(word)[:MAX_LENGTH]}" is not on the list.'
    near = get_close_matches(word[:MAX_LENGTH].casefold(), words, n=1)
    return f'{reason} Did you mean "{near[0]}"?' if near else reason
