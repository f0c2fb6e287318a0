"""What Discord refuses in application commands."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from playground import refusals
from playground.checks.answers import check_choice
from playground.commands import COMMANDS_PER_SCOPE
from playground.refusals import FormErrors
from playground.values import JSON

NAME_CHARACTERS = 32
DESCRIPTION_CHARACTERS = 100
OPTIONS = 25
CHOICES = 25
COMMAND_CHARACTERS = 8000
OPTION_STRING_CHARACTERS = 6000
CHAT_INPUT = 1
MENUS = (2, 3)
SUBCOMMAND, GROUP = 1, 2
_CHOOSABLE = (3, 4, 10)


def check_all(commands: JSON) -> None:
    """Refuse a list of commands for a bulk overwrite."""
    errors = FormErrors()
    if not isinstance(commands, list):
        raise refusals.form_error(
            "", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"
        )
    for place, command in enumerate(commands):
        _check(command, str(place), errors)
    errors.raise_if_any()
    if (
        sum(command.get("type", CHAT_INPUT) == CHAT_INPUT for command in commands)
        > COMMANDS_PER_SCOPE
    ):
        raise refusals.too_many_commands()
    names = Counter((command.get("type", CHAT_INPUT), command["name"]) for command in commands)
    for place, command in enumerate(commands):
        if names[command.get("type", CHAT_INPUT), command["name"]] > 1:
            message = "Application command names must be unique"
            errors.add(str(place), "APPLICATION_COMMANDS_DUPLICATE_NAME", message)
    errors.raise_if_any()


def check_one(command: JSON) -> None:
    """Refuse a single command."""
    errors = FormErrors()
    _check(command, "", errors)
    errors.raise_if_any()


def _check(command: JSON, path: str, errors: FormErrors) -> None:
    here = f"{path}." if path else ""
    if not isinstance(command, dict):
        errors.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return
    kind = command.get("type", CHAT_INPUT)
    if kind in MENUS:
        errors.length(f"{here}name", command.get("name"), 1, NAME_CHARACTERS)
        if command.get("description"):
            message = "Context menu commands cannot have a description"
            errors.add(f"{here}description", "APPLICATION_COMMAND_DESCRIPTION_INVALID", message)
    else:
        _check_named(command, here, errors)
        _check_options(command.get("options") or [], f"{here}options", errors, level=0)
    _check_places(command, here, errors)
    if _size(command) > COMMAND_CHARACTERS:
        message = f"Command exceeds maximum size ({COMMAND_CHARACTERS})"
        errors.add(path, "APPLICATION_COMMAND_TOO_LARGE", message)


def _check_named(thing: dict[str, JSON], here: str, errors: FormErrors) -> None:
    names = {"name": thing.get("name")}
    for language, text in (thing.get("name_localizations") or {}).items():
        names[f"name_localizations.{language}"] = text
    for key, name in names.items():
        errors.length(f"{here}{key}", name, 1, NAME_CHARACTERS)
        if isinstance(name, str) and not _is_name(name):
            message = "Command name is invalid"
            errors.add(f"{here}{key}", "APPLICATION_COMMAND_INVALID_NAME", message)
    errors.length(f"{here}description", thing.get("description"), 1, DESCRIPTION_CHARACTERS)
    for language, text in (thing.get("description_localizations") or {}).items():
        where = f"{here}description_localizations.{language}"
        errors.length(where, text, 1, DESCRIPTION_CHARACTERS)


def _is_name(name: str) -> bool:
    r"""Say if a name fits ^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$ and has no capitals."""
    fits = all(
        c.isalpha()
        or c.isnumeric()
        or c in "-_'"
        or "\u0900" <= c <= "\u097f"
        or "\u0e00" <= c <= "\u0e7f"
        for c in name
    )
    return fits and name == name.lower()


def _check_options(options: JSON, path: str, errors: FormErrors, *, level: int) -> None:
    if not errors.count(path, options, 0, OPTIONS):
        return
    kinds = [option.get("type") for option in options]
    nested = [kind in (SUBCOMMAND, GROUP) for kind in kinds]
    if any(nested) and not all(nested):
        message = "Sub-command and sub-command group option types are mutually exclusive"
        errors.add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
    names = Counter(option.get("name") for option in options)
    for place, option in enumerate(options):
        here = f"{path}.{place}"
        if names[option.get("name")] > 1:
            message = "Application command option names must be unique"
            errors.add(here, "APPLICATION_COMMAND_OPTION_NAME_ALREADY_EXISTS", message)
        _check_option(option, here, errors, level)
    if any(b.get("required") and not a.get("required") for a, b in pairwise(options)):
        message = "Required options must be placed before non-required options"
        errors.add(path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)


def _check_option(option: dict[str, JSON], path: str, errors: FormErrors, level: int) -> None:
    _check_named(option, f"{path}.", errors)
    kind = option.get("type")
    if kind not in range(1, 12):
        errors.choice(f"{path}.type", kind, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11")
    elif kind in (SUBCOMMAND, GROUP):
        _check_nested(option, path, errors, level)
    else:
        _check_value(option, path, errors)


def _check_nested(option: dict[str, JSON], path: str, errors: FormErrors, level: int) -> None:
    too_deep = level > 1 or (level == 1 and option["type"] == GROUP)
    inner = option.get("options") or []
    bare = option["type"] == GROUP and any(o.get("type") != SUBCOMMAND for o in inner)
    if too_deep or bare:
        message = "Sub-commands nest at most in one sub-command group"
        errors.add(f"{path}.type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
        return
    below = 1 if option["type"] == GROUP else 2
    _check_options(inner, f"{path}.options", errors, level=below)


def _check_value(option: dict[str, JSON], path: str, errors: FormErrors) -> None:
    kind, choices = option["type"], option.get("choices") or []
    if option.get("autocomplete") and (choices or kind not in _CHOOSABLE):
        message = "Autocomplete needs an option of text or numbers without choices"
        errors.add(path, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", message)
    if choices and kind not in _CHOOSABLE:
        message = "Only options of text or numbers have choices"
        errors.add(f"{path}.choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", message)
    elif errors.count(f"{path}.choices", choices, 0, CHOICES):
        for place, choice in enumerate(choices):
            check_choice(choice, f"{path}.choices.{place}", kind, errors)
    for key, low in (("min_length", 0), ("max_length", 1)):
        value = option.get(key)
        if value is not None and not low <= value <= OPTION_STRING_CHARACTERS:
            message = f"Must be between {low} and {OPTION_STRING_CHARACTERS}."
            errors.add(f"{path}.{key}", "NUMBER_TYPE_MAX", message)


def _check_places(command: dict[str, JSON], here: str, errors: FormErrors) -> None:
    for key, highest in (("contexts", 2), ("integration_types", 1)):
        places = command.get(key)
        if places is None:
            continue
        if errors.count(f"{here}{key}", places, 1, highest + 1):
            for place, value in enumerate(places):
                if value not in range(highest + 1):
                    errors.choice(f"{here}{key}.{place}", value, f"0 to {highest}")
    wanted = command.get("default_member_permissions")
    if wanted is not None and not str(wanted).isdigit():
        message = "Could not interpret value as permissions."
        errors.add(f"{here}default_member_permissions", "NUMBER_TYPE_COERCE", message)


def _size(thing: JSON) -> int:
    """Count names, descriptions and values the way the limit of 8000 characters does."""
    size = sum(len(str(thing.get(key) or "")) for key in ("name", "description", "value"))
    for key in ("options", "choices"):
        size += sum(_size(inner) for inner in thing.get(key) or () if isinstance(inner, dict))
    return size
