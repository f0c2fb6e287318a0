"""What the Images API answers, whole or as events of a stream, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, ValidationError, ValidatorFunctionWrapHandler
from pydantic.functional_validators import WrapValidator

from easel.engines.openai.failures import classify, read_failure
from easel.errors import BadAnswer, ContentRefused

_DATA_URL = re.compile(rb'"data:image/[a-z]+;base64,')


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """The tokens that a picture took, as the provider counted them."""

    text_in: int
    image_in: int
    image_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One picture, as bytes or as the address it is to be fetched from.

    `partial` is its 0-based number on the way, None for the finished picture. `per_minute` is the
    provider's limit of pictures, where it says so.
    """

    data: bytes | None = None
    url: str | None = None
    usage: Usage | None = None
    partial: int | None = None
    per_minute: int | None = None


def parse_answer(body: bytes) -> Answer:
    """Return the first picture of a whole answer.

    Raises BadAnswer when there is none in it, and what an error in it stands for: some proxies
    send theirs with a 200. A picture of 2 MB takes 1.5 ms: JSON and base64 in one pass.
    """
    try:
        answer = _images(body)
    except ValidationError as error:
        raise BadAnswer(what=kind_of(body)) from error
    if answer.error:
        raise classify(read_failure(None, answer.error, {}))
    if answer.block_reason:
        raise ContentRefused
    for each in answer.data or ():
        if each.b64_json or each.url:
            return Answer(data=each.b64_json, url=each.url, usage=_usage(answer.usage))
    raise BadAnswer(what="no picture")


def parse_event(data: bytes) -> Answer | None:
    """Return the picture in one event of a stream, None for an event without one.

    Raises BadAnswer for what is not an event, and what an `error` event stands for.
    """
    if data.startswith(b"[DONE]"):
        return None
    try:
        event = _Event.model_validate_json(data)
    except ValidationError as error:
        raise BadAnswer(what=kind_of(data)) from error
    if event.error or event.type == "error":
        raise classify(read_failure(None, event.error or event.model_extra, {}))
    if not event.b64_json:
        return None
    if event.type.endswith(".partial_image"):
        return Answer(data=event.b64_json, partial=event.partial_image_index)
    if event.type.endswith(".completed"):
        return Answer(data=event.b64_json, usage=_usage(event.usage))
    return None


def _images(body: bytes) -> _Images:
    try:
        return _Images.model_validate_json(body)
    except ValidationError:
        # some write a whole data URL where only its end belongs
        return _Images.model_validate_json(_DATA_URL.sub(b'"', body))


def kind_of(body: bytes) -> str:
    """Return in two words what came instead of an answer."""
    start = body[:200].lstrip()
    if not start:
        return "nothing"
    if start.startswith(b"<"):
        return "HTML"
    return "unexpected JSON" if start.startswith((b"{", b"[")) else "not JSON"


def _usage(usage: _Usage | None) -> Usage | None:
    if usage is None:
        return None
    ins = usage.input_tokens_details or _Details(text_tokens=usage.input_tokens)
    # the text that newer models think up on the way is told apart from the picture's tokens
    outs = usage.output_tokens_details or _Details(image_tokens=usage.output_tokens)
    return Usage(text_in=ins.text_tokens, image_in=ins.image_tokens, image_out=outs.image_tokens)


def _none_if_odd(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """A bill that can't be read does not spoil the picture."""
    try:
        return validate(value)
    except ValidationError:
        return None


class _Edge(BaseModel):
    # what arrives is never repeated in an error's text: it is a picture, or someone's prompt
    model_config = ConfigDict(val_json_bytes="base64", hide_input_in_errors=True, extra="allow")


class _Details(_Edge):
    text_tokens: int = 0
    image_tokens: int = 0


class _Usage(_Edge):
    input_tokens: int
    output_tokens: int
    input_tokens_details: _Details | None = None
    output_tokens_details: _Details | None = None


_Bill = Annotated[_Usage | None, WrapValidator(_none_if_odd)]


class _Image(_Edge):
    b64_json: bytes | None = None
    url: str | None = None


class _Images(_Edge):
    data: list[_Image] | None = None
    usage: _Bill = None
    error: Any = None
    block_reason: Any = None


class _Event(_Edge):
    type: str = ""
    b64_json: bytes | None = None
    partial_image_index: int = 0
    usage: _Bill = None
    error: Any = None
