"""What a moderation service answers, as an Assessment; an answer that leaves doubt is none."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from easel.engines.openai.answers import kind_of
from easel.engines.openai.failures import classify, read_failure
from easel.errors import BadAnswer
from easel.model import Assessment

# What every answer has by OpenAI's specification of August 2026. The two of "illicit" may be
# null there, and servers that copy an older model have none.
_REQUIRED = frozenset(
    {
        "harassment",
        "harassment/threatening",
        "hate",
        "hate/threatening",
        "self-harm",
        "self-harm/instructions",
        "self-harm/intent",
        "sexual",
        "sexual/minors",
        "violence",
        "violence/graphic",
    }
)


def parse_judgement(body: bytes) -> Assessment:
    """Return what was said of the one text or picture that was asked about.

    Raises BadAnswer for what is no judgement, or leaves out a category: what was not looked at
    has not passed. An error that came with a 200 is raised as what it stands for.
    """
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError as error:
        raise BadAnswer(what=kind_of(body)) from error
    if answer.error:
        raise classify(read_failure(None, answer.error, {}))
    if not answer.results:
        raise BadAnswer(what="no judgement")
    scores: dict[str, float] = {}
    for each in answer.results:
        if missing := _REQUIRED - (each.categories.keys() & each.category_scores.keys()):
            raise BadAnswer(what=f"no judgement of {min(missing)}")
        for name, score in each.category_scores.items():
            scores[name] = max(score or 0.0, scores.get(name, 0.0))
    named = [name for each in answer.results for name, flag in each.categories.items() if flag]
    return Assessment(
        is_flagged=any(each.flagged for each in answer.results),
        categories=tuple(dict.fromkeys(named)),
        scores=scores,
    )


class _Edge(BaseModel):
    # what arrives is never repeated in an error's text: it may be someone's prompt
    model_config = ConfigDict(hide_input_in_errors=True, extra="ignore")


_Score = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
_Flag = Annotated[bool, Field(strict=True)]


class _Result(_Edge):
    flagged: _Flag
    categories: dict[str, _Flag | None]
    category_scores: dict[str, _Score | None]


class _Answer(_Edge):
    results: list[_Result] | None = None
    error: Any = None
