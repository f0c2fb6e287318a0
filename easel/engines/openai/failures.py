"""What a provider's error means: its status and body in, one of our errors out; no I/O.

The shapes are those of OpenAI, Azure and the servers that copy them, as of November 2026:
an object with code, type, param and message, a plain string, or a page of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from easel.engines.openai.limits import images_per_minute
from easel.errors import (
    BadCredentials,
    ContentRefused,
    EngineError,
    EngineUnreachable,
    OutOfMoney,
    RateLimited,
    RequestRefused,
)

CONTENT_CODES = frozenset(
    {
        "moderation_blocked",
        "content_policy_violation",
        "contentfilter",
        "content_filter",
        "responsibleaipolicyviolation",
    }
)
MONEY_CODES = frozenset(
    {
        "insufficient_quota",
        "credit_balance_exhausted",
        "organization_spend_limit_exceeded",
        "project_spend_limit_exceeded",
        "organization_usage_limit_exceeded",
        "billing_hard_limit_reached",
        "billing_not_active",
        "budget_exceeded",
    }
)
ACCESS_CODES = frozenset({"invalid_api_key", "account_deactivated", "invalid_organization"})
RATE_CODES = frozenset({"rate_limit_exceeded", "ratelimitreached"})
REQUEST_TYPES = frozenset({"invalid_request_error", "image_generation_user_error"})

_NOTHING = (None, "", "None")
ADDRESS = "address"
"""What is refused where the server has nothing at the address of the call."""

_PASSING = frozenset({408, 409, 425})
_LONGEST_MESSAGE = 300
_KEY = re.compile(r"\bsk-[\w*.-]+")
_TRY_AGAIN = re.compile(r"try again in (\d+(?:\.\d+)?) ?(ms|s|m)\b", re.IGNORECASE)
_VIOLATIONS = re.compile(r"safety_violations=\[([^\]]*)\]")
# Said in words alone, by xAI and LiteLLM, with the status of any wrong request.
_WORDS_OF_CONTENT = re.compile(r"content moderation|ContentPolicyViolation", re.IGNORECASE)
_WORDS_OF_MONEY = re.compile(r"used all available credits|monthly spending limit", re.IGNORECASE)
_WORDS_OF_ACCESS = re.compile(r"incorrect api key", re.IGNORECASE)
_WORDS_OF_MODELS = re.compile(r"model|deployment", re.IGNORECASE)
_UNIT_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An error as the provider told it. `status` is None for one inside a stream.

    `names` are its code, its type and Azure's inner code, in lower case; `retry_after` is in
    seconds, `per_minute` the pictures that are drawn in a minute; `message` is one short line
    without keys.
    """

    status: int | None
    names: frozenset[str]
    code: str
    parameter: str | None
    message: str
    categories: tuple[str, ...]
    retry_after: float | None
    per_minute: int | None = None


def read_failure(status: int | None, body: object, headers: Mapping[str, str]) -> Failure:
    """Read the error object `body`, whatever it is. Header names are in lower case."""
    facts = body if isinstance(body, Mapping) else {}
    inner = _mapping(facts, "inner_error", "innererror")
    names = (facts.get("code"), facts.get("type"), inner.get("code"))
    message, parameter = _told(facts) if facts else (body, None)
    message = message if isinstance(message, str) else ""
    return Failure(
        status=status,
        names=frozenset(str(name).lower() for name in names if name),
        code=str(facts.get("code") or facts.get("type") or ""),
        # LiteLLM writes Python's own word for nothing
        parameter=str(facts["param"]) if facts.get("param") not in _NOTHING else parameter,
        message=_one_line(message),
        categories=tuple(_categories(facts, inner, message)),
        retry_after=_retry_after(headers, message),
        per_minute=images_per_minute(headers, message),
    )


def classify(failure: Failure) -> EngineError:
    """Return the one of our errors that `failure` is.

    What is said in words goes before the status: money and moderation come as 400, 403 and 429.
    """
    names, status = failure.names, failure.status
    said = failure.message
    if names & CONTENT_CODES or failure.categories or _WORDS_OF_CONTENT.search(said):
        return ContentRefused(categories=failure.categories)
    if names & MONEY_CODES or status == 402 or _WORDS_OF_MONEY.search(said):
        return OutOfMoney(code=failure.code)
    if names & ACCESS_CODES or status in (401, 403) or _WORDS_OF_ACCESS.search(said):
        return BadCredentials(message=failure.message)
    if names & RATE_CODES or status == 429:
        return RateLimited(retry_after=failure.retry_after, per_minute=failure.per_minute)
    if status is not None and 300 <= status < 400:
        # not followed: whoever stands there is not whom the key is for
        where = f"the server leads elsewhere (status {status}): see OPENAI_BASE_URL"
        return RequestRefused(parameter="base_url", message=where)
    if _is_our_fault(failure):
        return RequestRefused(parameter=failure.parameter or _missing(failure), message=said)
    return EngineUnreachable(message=failure.message or f"status {status}")


def _missing(failure: Failure) -> str | None:
    """Return what a 404 or 405 says that there is not: the model, or the address that we called."""
    if failure.status not in (404, 405):
        return None
    is_model = _WORDS_OF_MODELS.search(f"{failure.code} {failure.message}")
    return "model" if is_model else ADDRESS


def _told(facts: Mapping[str, object]) -> tuple[object, str | None]:
    """Return an error's message, and what it is about where FastAPI's `detail` says so."""
    detail = facts.get("detail")
    if not isinstance(detail, list):
        return facts.get("message") or detail, None
    first = next((each for each in detail if isinstance(each, Mapping)), {})
    place = first.get("loc")
    return first.get("msg"), str(place[-1]) if isinstance(place, list) and place else None


def _is_our_fault(failure: Failure) -> bool:
    if failure.status is None:
        return bool(failure.names & REQUEST_TYPES)
    return 400 <= failure.status < 500 and failure.status not in _PASSING


def _mapping(facts: Mapping[str, object], *names: str) -> Mapping[str, object]:
    found = (facts.get(name) for name in names)
    return next((each for each in found if isinstance(each, Mapping)), {})


def _categories(
    facts: Mapping[str, object], inner: Mapping[str, object], message: str
) -> Iterator[str]:
    """Yield what the moderation saw: OpenAI's list, Azure's table of filters, or the message's."""
    listed = _mapping(facts, "moderation_details").get("categories")
    if isinstance(listed, list):
        yield from (str(each) for each in listed)
        return
    for holder in (inner, facts):
        results = _mapping(holder, "content_filter_results", "content_filter_result")
        for name, verdict in results.items():
            if isinstance(verdict, Mapping) and verdict.get("filtered"):
                yield name
    if found := _VIOLATIONS.search(message):
        yield from (each.strip() for each in found[1].split(",") if each.strip())


def _retry_after(headers: Mapping[str, str], message: str) -> float | None:
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        if re.fullmatch(r"\d+(\.\d+)?", value := headers.get(name, "").strip()):
            return float(value) * unit
    if found := _TRY_AGAIN.search(message):
        return float(found[1]) * _UNIT_SECONDS[found[2].lower()]
    return None


def _one_line(message: str) -> str:
    """Return `message` without keys and line breaks, short enough for a log."""
    line = " ".join(_KEY.sub("sk-…", message).split())
    return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + "…"
