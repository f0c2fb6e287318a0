"""Words that look meant for the machine and not for the picture.

They are shown to the teacher and block nothing: a prompt is composed so that its words stay data,
and a pupil may well want to paint a robot that ignores its instructions. Each pattern takes a
time that grows with the text's length alone: what repeats is bounded, or never given back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from easel.model import Suspicion

# So much of what was found is told, and so many finds; the whole text stands beside them.
QUOTED, MOST = 100, 10

# Up to so many words may stand between "ignore" and "instructions".
_GAP = r"(?:\W{1,3}+\w{1,15}+){0,4}?\W{1,3}"

_FORGET = "forgets its instructions"
_ROLE = "becomes somebody else"
_OWN = "asks for the machine's own words"
_OFF = "turns the rules off"
_MARK = "marks another's words"
_CODE = "hides words in a code"

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        _FORGET,
        r"\b(?:ignor(?:e|ing)|disregard|forget|overrid(?:e|ing)|(?:do not|don't|stop)"
        r" (?:follow|obey)(?:ing)?)" + _GAP + r"(?:instructions?|guidelines?|prompts?"
        r"|directives?|restrictions?|(?:your|previous|prior|above|all|these|school|teacher's) rules"
        r"|(?:everything|all|anything)\W{1,3}(?:above|before|said"
        r"|you were told))\b",
    ),
    (
        _FORGET,
        r"\b(?:игнориру\w{1,4}|проигнорируй\w{0,2}|забудь\w{0,2}|не (?:следуй|слушай"
        r"|соблюдай)\w{0,2}|нарушь\w{0,2})" + _GAP + r"(?:инструкци\w{1,3}|указани\w{1,3}"
        r"|правил\w{0,3}|запрет\w{0,3}|ограничени\w{1,3}|промпт\w{0,3}|подсказк\w{1,3}"
        r"|что было (?:выше|раньше))\b",
    ),
    (
        _FORGET,
        r"\b(?:new|real|actual|updated|true) (?:instructions?|task|directives?)\W{0,2}:"
        r"|\bновые (?:инструкции|указания|правила)\W{0,2}:",
    ),
    (
        _ROLE,
        r"\b(?:you are now|from now on,? you|you are no longer|pretend (?:that )?you (?:are|have)"
        r"|you are (?:chatgpt|gpt|an ai|a language model|dan)\b"
        r"|act as (?:an? |the |if you )?(?:ai|assistant|unrestricted|uncensored|developer|dan"
        r"|system|admin\w{0,9}|were)\b)",
    ),
    (
        _ROLE,
        r"\b(?:ты (?:теперь|больше не|отныне)|отныне ты|теперь ты (?:не )?(?:бот|ии|модель|должен"
        r"|можешь|обязан)|представь,? что ты (?:бот|ии|модель|человек без)|притворись,? что ты"
        r"|веди себя как (?:бот|ии|модель|разработчик|админ\w{0,8}))\b",
    ),
    (
        _OWN,
        r"\b(?:system|hidden|initial|original|developer) (?:prompt|message|instructions)\b"
        r"|\b(?:reveal|print|repeat|output|show me|tell me|leak) (?:me )?(?:your|the|all) "
        r"(?:\w{1,12}+ )?(?:prompt|instructions|rules|guidelines)\b"
        r"|\b(?:системн\w{2,3}|скрыт\w{2,3}|исходн\w{2,3}) (?:промпт|сообщени|инструкци"
        r"|подсказк)\w{0,3}"
        r"|\b(?:покажи|выведи|повтори|напечатай) (?:мне )?(?:свои|свой|твои|твой|все) "
        r"(?:инструкци|промпт|правил)\w{0,3}",
    ),
    (
        _OFF,
        r"\b(?:bypass|circumvent|disable|turn off|switch off|get around|override) "
        r"(?:\w{1,12}+ ){0,2}?(?:filters?|moderation|censor\w{0,4}|safety|policy|policies"
        r"|guardrails?|blacklist|blocklist)\b"
        r"|\b(?:jailbreak|developer mode|dan mode|god mode|do anything now)\b"
        r"|\bwithout (?:any )?(?:restrictions|filters|censorship|moderation)\b"
        r"|\b(?:don't|do not|without) tell(?:ing)? (?:the|my|our) teacher\b",
    ),
    (
        _OFF,
        r"\b(?:обойди|обойти|отключи|отключить|выключи|сними|убери)(?:те)? (?:\w{1,15}+ ){0,2}?"
        r"(?:фильтр|цензур|модераци|ограничени|защит|запрет)\w{0,3}"
        r"|\b(?:режим разработчика|джейлбрейк|без (?:цензуры|ограничений|фильтров|модерации))\b"
        r"|\bне говори учител\w{1,3}",
    ),
    (
        _MARK,
        r"<\|\w{1,20}\|>|\[/?inst\]|<</?sys>>|</?\w{0,12}(?:system|assistant|user|instructions?|prompt)>"
        r"|\[/?(?:system|assistant|user|instructions?)\]"
        r"|(?:^|[.!?;\]>#\n])\s{0,3}(?:system|assistant|developer|user|система|ассистент)\s?:"
        r"|#{2,6} ?(?:system|assistant|instructions?|response|prompt|система|инструкци\w{1,2})"
        r"|```|\[[0-9a-f]{16}\]|<!\[cdata\["
        r"|\bend of (?:the |this |my )?(?:idea|prompt|user|input|pupil's|student's)\b"
        r"|\bконец (?:идеи|промпта|запроса|ввода)\b",
    ),
    (
        _CODE,
        r"\b(?:base-?64|rot-?13)\b|\bdecode (?:this|the following|it)\b|\bраскодируй\w{0,2}"
        r"|(?:%[0-9a-f]{2}){6,}+|(?:\\u[0-9a-f]{4}){4,}+|(?:\\x[0-9a-f]{2}){4,}+"
        r"|(?:&#x?[0-9a-f]{1,6};){4,}+|(?<![0-9a-f])(?:[0-9a-f]{2}){20,}+(?![0-9a-f])"
        r"|(?<!\d)(?:[01]{8}[ ,]?){4,}+",
    ),
)
_LOOKS = tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in _PATTERNS)
_BLOB = re.compile(r"(?<![\w+/])[a-z0-9+/]{32,}+={0,2}", re.IGNORECASE)
_INVISIBLE = {"Cf", "Mn", "Me"}


def suspicion(text: str) -> tuple[Suspicion, ...]:
    """Return what in `text` looks like instructions to the machine, in the order of the kinds.

    Pure, for any text; at 32,000 characters some milliseconds.
    """
    shown = _shown(text)
    found = [
        Suspicion(looks_like=what, text=_quoted(match[0]))
        for what, pattern in _LOOKS
        if (match := pattern.search(shown)) is not None
    ]
    if (blob := _first(_BLOB, shown, _is_mixed)) is not None:
        found.append(Suspicion(looks_like=_CODE, text=_quoted(blob)))
    return tuple({(each.looks_like, each.text): each for each in found}.values())[:MOST]


def _shown(text: str) -> str:
    """Return `text` as it reads: styled letters plain, and nothing invisible between them."""
    # One sign may stand for a whole sentence of 18 letters: what comes of them is bounded too.
    plain = unicodedata.normalize("NFKC", text)[: 2 * len(text) + QUOTED]
    return "".join(each for each in plain if unicodedata.category(each) not in _INVISIBLE)


def _first(pattern: re.Pattern[str], text: str, is_one: Callable[[str], bool]) -> str | None:
    return next((found[0] for found in pattern.finditer(text) if is_one(found[0])), None)


def _is_mixed(run: str) -> bool:
    """Say whether a run of letters has what base64 has and no word: all kinds of them."""
    return any(map(str.isdigit, run)) and any(map(str.isupper, run)) and any(map(str.islower, run))


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 1]}…"
