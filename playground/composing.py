"""What a person types after a slash, turned into the data of an interaction.

Discord's own client refuses a missing option, a wrong type or an unknown choice before the bot
hears of it; so does this module, with a sentence for the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from playground import commands, handing, media, message_payloads, resolving
from playground.mistake import Mistake
from playground.resolving import Resolving
from playground.values import JSON, Attachment, Channel, Message, User
from playground.world import World

CHAT_INPUT, MESSAGE_MENU = 1, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER, ATTACHMENT = 1, 2, 3, 4, 5, 10, 11
STRING_CHARACTERS = 6000
SAFE_INTEGER = 2**53
_CHOOSABLE = (STRING, INTEGER, NUMBER)


@dataclass(slots=True)
class Composed:
    """The data of a command's interaction, its full name and the files that came with it."""

    data: dict[str, JSON]
    name: str
    files: list[Attachment] = field(default_factory=list)


def find(world: World, person: User, channel: Channel, name: str) -> tuple[JSON, list[JSON]]:
    """Return the command and the chain of sub-commands that a full name such as "a b c" means."""
    first, *rest = name.split() or [""]
    for command in _offered(world, person, channel, CHAT_INPUT):
        if command["name"] == first:
            return command, _descend(command, rest, name)
    raise Mistake(f"There is no command /{name} here for {person.name}.")


def _offered(world: World, person: User, channel: Channel, kind: int) -> Iterator[JSON]:
    """Yield the commands of a kind that this person has in this channel."""
    for command in world.commands.everything():
        if command["type"] != kind or not commands.is_offered_in(command, channel):
            continue
        if channel.is_dm or commands.may_use(command, person):
            yield command


def _descend(command: JSON, rest: list[str], name: str) -> list[JSON]:
    chain: list[JSON] = []
    options = command.get("options") or []
    for word in rest:
        options = [o for o in options if o["name"] == word and o["type"] in (SUBCOMMAND, GROUP)]
        if not options:
            raise Mistake(f"There is no command /{name}.")
        chain.append(options[0])
        options = options[0].get("options") or []
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in options):
        raise Mistake(f"/{name} needs one of its sub-commands.")
    return chain


def compose_menu(world: World, person: User, channel: Channel, name: str, on: Message) -> Composed:
    """Return the data of a command from the menu of the message `on`. Raises Mistake."""
    for command in _offered(world, person, channel, MESSAGE_MENU):
        if command["name"] == name:
            shown = {on.id: message_payloads.message(world, on)}
            about = {"target_id": on.id, "resolved": {"messages": shown}}
            return Composed(data=_head(command) | about, name=name)
    raise Mistake(f"There is no “{name}” in the menu of this message for {person.name}.")


def compose(
    world: World,
    person: User,
    channel: Channel,
    name: str,
    values: Mapping[str, JSON],
    *,
    focused: str | None = None,
) -> Composed:
    """Return the data of a command, or of its autocompletion when an option is `focused`.

    Raises Mistake. While an option is focused the others may still be missing or wrong.
    """
    command, chain = find(world, person, channel, name)
    known = (chain[-1] if chain else command).get("options") or []
    _check_names(known, values, focused)
    composed = Composed(data=_head(command), name=" ".join(name.split()))
    if focused is None:
        _check_required(known, values)
        filled = _Filling(world, person, channel).fill(composed, known, values)
    else:
        filled = _typed(known, values, focused)
    for option in reversed(chain):
        filled = [{"name": option["name"], "type": option["type"], "options": filled}]
    if filled:
        composed.data["options"] = filled
    return composed


def _head(command: JSON) -> dict[str, JSON]:
    head = {key: command[key] for key in ("id", "name", "type")}
    return head | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _check_names(known: list[JSON], values: Mapping[str, JSON], focused: str | None) -> None:
    names = {option["name"]: option for option in known}
    for name in values:
        if name not in names:
            raise Mistake(f"This command has no option {name!r}.")
    if focused is not None and not names.get(focused, {}).get("autocomplete"):
        raise Mistake(f"The option {focused!r} has no suggestions.")


def _check_required(known: list[JSON], values: Mapping[str, JSON]) -> None:
    for option in known:
        if option.get("required") and option["name"] not in values:
            raise Mistake(f"The option {option['name']!r} is required.")


def _typed(known: list[JSON], values: Mapping[str, JSON], focused: str) -> list[JSON]:
    """Return the options of an autocompletion: what was typed so far, files left out."""
    filled: list[JSON] = []
    for option in known:
        name, kind = option["name"], option["type"]
        if name == focused:
            filled.append(
                {"name": name, "type": kind, "value": str(values.get(name, "")), "focused": True}
            )
        elif name in values and kind != ATTACHMENT:
            filled.append({"name": name, "type": kind, "value": values[name]})
    return filled


class _Filling:
    """Fills one command's options, collecting what they name and the files they bring."""

    def __init__(self, world: World, person: User, channel: Channel) -> None:
        self._world = world
        self._channel = channel
        self._resolving = Resolving(world, person, channel)
        self._files: list[Attachment] = []

    def fill(self, composed: Composed, known: list[JSON], values: Mapping[str, JSON]) -> list[JSON]:
        """Return the options with their values; files and what was found go to `composed`."""
        filled = [
            {"name": name, "type": option["type"], "value": self._value(option, values[name])}
            for option in known
            if (name := option["name"]) in values
        ]
        composed.files = self._files
        resolved = self._resolving.found
        if self._files:
            shown = {file.id: media.attachment_object(self._world, file) for file in self._files}
            resolved = resolved | {"attachments": shown}
        if resolved:
            composed.data["resolved"] = resolved
        return filled

    def _value(self, option: JSON, value: JSON) -> JSON:
        kind, name = option["type"], option["name"]
        if kind in _CHOOSABLE:
            return _checked(option, value)
        if kind == BOOLEAN:
            if not isinstance(value, bool):
                raise Mistake(f"The option {name!r} is either true or false.")
            return value
        if kind == ATTACHMENT:
            self._files.append(handing.upload(self._world, self._channel, value, name))
            return self._files[-1].id
        return self._resolving.add(
            resolving.OPTIONS[kind], str(value), option.get("channel_types") or ()
        )


def _checked(option: JSON, value: JSON) -> JSON:
    """Return a text or number as the client would send it, or raise what it would say."""
    kind, name = option["type"], option["name"]
    if kind == STRING:
        if not isinstance(value, str):
            raise Mistake(f"The option {name!r} is a text.")
        value = value.strip()
    elif isinstance(value, bool) or not isinstance(value, int if kind == INTEGER else int | float):
        raise Mistake(f"The option {name!r} is a {'whole ' if kind == INTEGER else ''}number.")
    choices = option.get("choices")
    if choices and value not in [choice["value"] for choice in choices]:
        raise Mistake(f"The option {name!r} is one of the choices offered.")
    if kind == STRING:
        _check_size(len(value), _lengths(option), f"The length of {name!r}")
    else:
        _check_size(value, _bounds(option), f"The option {name!r}")
    return value


def _lengths(option: JSON) -> tuple[float, float]:
    low = option.get("min_length") or (1 if option.get("required") else 0)
    return low, option.get("max_length") or STRING_CHARACTERS


def _bounds(option: JSON) -> tuple[float, float]:
    low, high = option.get("min_value"), option.get("max_value")
    return -SAFE_INTEGER if low is None else low, SAFE_INTEGER if high is None else high


def _check_size(size: float, bounds: tuple[float, float], what: str) -> None:
    low, high = bounds
    if not low <= size <= high:
        raise Mistake(f"{what} must be between {low} and {high}.")
