"""What Discord refuses in the first answer to an interaction."""

from __future__ import annotations

from playground.checks import modals
from playground.refusals import FormErrors, form_error
from playground.values import JSON, Interaction, InteractionType, MessageFlag

CHOICES = 25
CHOICE_CHARACTERS = 100
_STRING, _INTEGER = 3, 4
_ALLOWED = {
    InteractionType.COMMAND: (4, 5, 9),
    InteractionType.COMPONENT: (4, 5, 6, 7, 9),
    InteractionType.AUTOCOMPLETE: (8,),
    InteractionType.MODAL_SUBMIT: (4, 5),
}


def check_kind(interaction: Interaction, kind: JSON) -> None:
    """Refuse a kind of answer that this kind of interaction cannot have."""
    allowed = _ALLOWED[interaction.type]
    if interaction.type is InteractionType.MODAL_SUBMIT and interaction.message_id:
        allowed += (6, 7)
    if kind not in allowed:
        raise form_error("type", "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")


def check_deferral(fields: dict[str, JSON]) -> None:
    """Refuse flags other than ephemeral on an answer that says only "later"."""
    if (fields.get("flags") or 0) & ~MessageFlag.EPHEMERAL:
        message = "Only the EPHEMERAL flag can be set on a deferred response"
        raise form_error("data.flags", "INVALID_BITWISE_FLAG", message)


def check_modal(fields: dict[str, JSON]) -> None:
    """Refuse a modal with anything wrong in it."""
    modals.check(fields, "data")


def check_choices(interaction: Interaction, fields: dict[str, JSON]) -> None:
    """Refuse too many choices, too long ones, or values that are not of the option's type."""
    errors = FormErrors()
    choices = fields.get("choices")
    if errors.count("data.choices", choices, 0, CHOICES):
        kind = _focused_type(interaction.data)
        for place, choice in enumerate(choices or []):
            check_choice(choice, f"data.choices.{place}", kind, errors)
    errors.raise_if_any()


def check_choice(choice: JSON, path: str, kind: int, errors: FormErrors) -> None:
    """Note what is wrong with one choice of an option of the given type."""
    errors.length(f"{path}.name", choice.get("name"), 1, CHOICE_CHARACTERS)
    value = choice.get("value")
    if kind == _STRING:
        errors.length(f"{path}.value", value, 0, CHOICE_CHARACTERS)
    elif isinstance(value, bool) or not isinstance(value, int if kind == _INTEGER else int | float):
        errors.add(f"{path}.value", "NUMBER_TYPE_COERCE", f'Value "{value}" is not a number.')


def _focused_type(data: JSON) -> int:
    for option in data.get("options") or ():
        if option.get("focused"):
            return int(option["type"])
        if option.get("options"):
            return _focused_type(option)
    return _STRING
