"""The ways in which a folded text may be meant to be seen: as it stands, without markup, turned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easel.policy.words.decoding import Shown

# Markup that a page shows as nothing.
_MARKUP = re.compile(
    r"\[(?=[^\[\]]{1,40}\]\()|\]\([^()\s]{0,200}\)|\[\]\(\)"
    r"|\[/?(?:b|i|u|s|url|img|code|quote|color|size|spoiler)(?:=[^\[\]\s]{1,80})?\]"
    r"|</?[a-z][a-z0-9_]{0,20}(?: [^<>]{0,80})? ?/?>|<a?:\w{1,32}:\d{1,20}>|<[@#][!&]?\d{1,20}>"
    r"|<!--.{0,80}?-->|:[a-z][a-z0-9_+-]{2,30}:|\\(?:text|mathrm|mathbf)\{|[{}]"
    r"|[*_~|`]{3,}|\"\"|''|\$_\$|\\(?=\w)"
)
# Latin letters upside down. Those that are the other way round another letter are turned as well.
_TURNED = frozenset("ɐɔǝᴉʞɯɹʇʌʍʎɥ")
_UPRIGHT = str.maketrans("ɐqɔpǝᴉʞɯuodbɹnʌʍʎɥʇjr", "abcdeikmnopqruvwyhtfj")


def views(shown: Shown) -> Iterator[Shown]:
    """Yield `shown`, and what it would be without markup and upside down where it has such."""
    yield shown
    if _MARKUP.search(shown.chars):
        yield _kept(shown, _unmarked(shown.chars))
    if not _TURNED.isdisjoint(shown.chars):
        yield shown._replace(chars=shown.chars.translate(_UPRIGHT))


def _unmarked(chars: str) -> list[range]:
    """Return the stretches of `chars` that are no markup."""
    kept: list[range] = []
    done = 0
    for match in _MARKUP.finditer(chars):
        kept.append(range(done, match.start()))
        done = match.end()
    return [*kept, range(done, len(chars))]


def _kept(shown: Shown, stretches: Sequence[range]) -> Shown:
    """Return only those stretches of `shown`."""
    kept: list[int] = []
    seams: set[int] = set()
    for stretch in stretches:
        seams.add(len(kept))
        kept += stretch
    chars = "".join(shown.chars[place] for place in kept)
    starts = [shown.starts[place] for place in kept]
    return Shown(chars, starts, [shown.ends[place] for place in kept], frozenset(seams))
