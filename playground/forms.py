"""What a person fills into a modal, turned into the data of its interaction."""

from __future__ import annotations

from collections.abc import Mapping

from playground import handing, media, resolving
from playground.mistake import Mistake
from playground.resolving import Resolving
from playground.values import JSON, Attachment, Channel, User
from playground.world import World

TEXT_INPUT, STRING_SELECT, FILE_UPLOAD = 4, 3, 19
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23
_WITH_OPTIONS = (STRING_SELECT, RADIO_GROUP, CHECKBOX_GROUP)


class Filling:
    """One filled modal: the data for the bot and the files that came with it. Raises Mistake."""

    def __init__(
        self,
        world: World,
        person: User,
        channel: Channel,
        modal: JSON,
        fields: Mapping[str, JSON],
    ) -> None:
        self._world = world
        self._channel = channel
        self._fields = fields
        self._resolving = Resolving(world, person, channel)
        self.files: list[Attachment] = []
        known = {c["custom_id"] for _, c in media.walk(modal["components"]) if "custom_id" in c}
        for custom_id in fields:
            if custom_id not in known:
                raise Mistake(f"The form has no field {custom_id!r}.")
        self.data: dict[str, JSON] = {
            "custom_id": modal["custom_id"],
            "components": [self._row(row) for row in modal["components"]],
        }
        resolved = self._resolving.found
        if self.files:
            shown = {f.id: media.attachment_object(world, f) for f in self.files}
            resolved = resolved | {"attachments": shown}
        if resolved:
            self.data["resolved"] = resolved

    def _row(self, row: JSON) -> JSON:
        head = {"type": row["type"], "id": row["id"]}
        if "component" in row:
            return head | {"component": self._field(row["component"])}
        if "components" in row:
            return head | {"components": [self._field(c) for c in row["components"]]}
        return head

    def _field(self, field: JSON) -> JSON:
        head = {key: field[key] for key in ("type", "id", "custom_id")}
        value = self._fields.get(field["custom_id"])
        kind = field["type"]
        if kind == TEXT_INPUT:
            return head | {"value": _text(field, value)}
        if kind == CHECKBOX:
            return head | {"value": bool(field.get("default") if value is None else value)}
        values = _values(field, value)
        if kind == RADIO_GROUP:
            return head | {"value": values[0] if values else None}
        if kind == FILE_UPLOAD:
            values = [self._file(item, field["custom_id"]) for item in values]
        elif kind in resolving.SELECTS:
            choose(self._resolving, field, values)
        return head | {"values": values}

    def _file(self, value: JSON, name: str) -> str:
        attachment = handing.upload(self._world, self._channel, value, name)
        self.files.append(attachment)
        return attachment.id


def _text(field: JSON, value: JSON) -> str:
    text = field.get("value") or "" if value is None else value
    if not isinstance(text, str):
        raise Mistake(f"The field {field['custom_id']!r} is a text.")
    if not text and field.get("required") is False:
        return text
    low, high = field.get("min_length") or 1, field.get("max_length") or 4000
    if not low <= len(text) <= high:
        raise Mistake(f"The field {field['custom_id']!r} takes {low} to {high} characters.")
    return text


def _values(field: JSON, value: JSON) -> list[JSON]:
    """Return what was picked, checked against how many may be and what there is."""
    values = _defaults(field) if value is None else value
    values = values if isinstance(values, list) else [values]
    optional = field.get("required") is False
    low, high = bounds(field)
    if not (low <= len(values) <= high or (optional and not values)):
        raise Mistake(f"The field {field['custom_id']!r} takes {low} to {high} values.")
    check_offered(field, values)
    return values


def choose(into: Resolving, menu: JSON, values: list[JSON]) -> None:
    """Look up what was picked in a menu of people, roles or channels. Raises Mistake."""
    for value in values:
        into.add(resolving.SELECTS[menu["type"]], str(value), menu.get("channel_types") or ())


def bounds(field: JSON) -> tuple[int, int]:
    """Return how many values a menu or group takes, at least and at most."""
    low, high = field.get("min_values"), field.get("max_values")
    most = len(field.get("options") or ()) if field["type"] == CHECKBOX_GROUP else 1
    return 1 if low is None else low, most if high is None else high


def check_offered(field: JSON, values: list[JSON]) -> None:
    """Raise Mistake for a value that is not among the options, where there are options."""
    if field["type"] in _WITH_OPTIONS:
        offered = [option["value"] for option in field["options"]]
        for value in values:
            if value not in offered:
                raise Mistake(f"{value!r} is not one of the options.")
    if field["type"] != FILE_UPLOAD and len(set(values)) < len(values):
        raise Mistake("Each value can be chosen once.")


def _defaults(field: JSON) -> list[JSON]:
    own = [option["value"] for option in field.get("options") or () if option.get("default")]
    return own or [value["id"] for value in field.get("default_values") or ()]
