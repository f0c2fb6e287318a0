"""What a chat's server answers, as the text that the model wrote."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from easel.engines.openai.answers import kind_of
from easel.engines.openai.failures import classify, read_failure
from easel.errors import BadAnswer, ContentRefused

_FILTERED = "content_filter"


def parse_reply(body: bytes) -> str:
    """Return the text of the first choice.

    Raises ContentRefused where the model or a filter refused, BadAnswer when there is no text,
    and what an error in it stands for: some proxies send theirs with a 200.
    """
    try:
        reply = _Reply.model_validate_json(body)
    except ValidationError as error:
        raise BadAnswer(what=kind_of(body)) from error
    if reply.error:
        raise classify(read_failure(None, reply.error, {}))
    if not reply.choices:
        raise BadAnswer(what="no text")
    return _text(reply.choices[0])


def _text(choice: _Choice) -> str:
    if choice.finish_reason == _FILTERED:
        # Azure names the filters beside the reason
        raise classify(read_failure(None, {**(choice.model_extra or {}), "code": _FILTERED}, {}))
    if choice.message.refusal:
        raise ContentRefused
    if not choice.message.content:
        raise BadAnswer(what="no text")
    return choice.message.content


class _Edge(BaseModel):
    # what arrives is never repeated in an error's text: it may be someone's prompt
    model_config = ConfigDict(hide_input_in_errors=True, extra="allow")


class _Message(_Edge):
    content: str | None = None
    refusal: str | None = None


class _Choice(_Edge):
    finish_reason: str | None = None
    message: _Message = _Message()


class _Reply(_Edge):
    choices: list[_Choice] | None = None
    error: Any = None
