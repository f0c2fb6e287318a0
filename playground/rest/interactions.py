"""Endpoints: the first answer to an interaction, and the webhook that its token opens."""

from __future__ import annotations

from playground import answering, cast, refusals, writing
from playground.message_payloads import callback_response
from playground.message_payloads import message as message_object
from playground.rest.call import Call
from playground.values import JSON, Interaction, Message
from playground.writing import Form


def callback(call: Call) -> JSON:
    """POST /interactions/{interaction_id}/{token}/callback."""
    book = call.world.interactions
    interaction = book.unanswered(call.params["interaction_id"], call.params["token"])
    kind = call.fields.get("type")
    if not isinstance(kind, int):
        raise refusals.form_error("type", "BASE_TYPE_REQUIRED", "This field is required")
    form = Form(fields=call.fields.get("data") or {}, uploads=call.uploads, prefix="data")
    answering.answer(call.world, interaction, kind, form)
    if call.query.get("with_response", "").lower() in ("true", "1"):
        return callback_response(call.world, interaction, kind)
    return None


def follow_up(call: Call) -> JSON:
    """POST /webhooks/{application_id}/{token}: always waits for the message."""
    message = answering.follow_up(call.world, _interaction(call), call.form)
    return message_object(call.world, message)


def get(call: Call) -> JSON:
    """GET /webhooks/{application_id}/{token}/messages/{message_id}, `@original` too."""
    return message_object(call.world, _message(call))


def edit(call: Call) -> JSON:
    """PATCH /webhooks/{application_id}/{token}/messages/{message_id}, `@original` too."""
    message = _message(call)
    writing.rewrite(call.world, call.form, message)
    return message_object(call.world, message)


def delete(call: Call) -> None:
    """DELETE /webhooks/{application_id}/{token}/messages/{message_id}, `@original` too."""
    call.world.delete(_message(call))


def _interaction(call: Call) -> Interaction:
    if call.params["application_id"] != cast.APPLICATION_ID:
        raise refusals.unknown_webhook()
    return call.world.interactions.by_token(call.params["token"])


def _message(call: Call) -> Message:
    return answering.message_of(_interaction(call), call.params["message_id"])
