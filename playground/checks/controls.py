"""What Discord refuses in the things that people press, pick and type into."""

from __future__ import annotations

from playground.checks.embeds import check_url
from playground.refusals import FormErrors
from playground.values import JSON

CUSTOM_ID_CHARACTERS = 100
LABEL_CHARACTERS = 80
OPTIONS = 25
GROUP_OPTIONS = 10
INPUT_CHARACTERS = 4000
_LINK, _PREMIUM = 5, 6
_STRING_SELECT = 3
_DEFAULT_KINDS = {5: ("user",), 6: ("role",), 7: ("user", "role"), 8: ("channel",)}
_SMALLEST_EMOJI = "\u203c"


def check_custom_id(component: dict[str, JSON], path: str, errors: FormErrors) -> None:
    """Note a custom id that is missing, empty or over 100 characters."""
    if component.get("custom_id") is None:
        errors.required(f"{path}.custom_id")
    else:
        errors.length(f"{path}.custom_id", component["custom_id"], 1, CUSTOM_ID_CHARACTERS)


def check_button(button: dict[str, JSON], path: str, errors: FormErrors) -> None:
    """Note what is wrong with a button."""
    style = button.get("style")
    if style not in range(1, 7):
        errors.choice(f"{path}.style", style, "1, 2, 3, 4, 5, 6")
    if style == _LINK:
        _check_link(button, path, errors)
    elif style != _PREMIUM:
        if button.get("url") is not None:
            _not_both(path, errors)
        check_custom_id(button, path, errors)
    if button.get("label") is not None:
        errors.length(f"{path}.label", button["label"], 0, LABEL_CHARACTERS)
    if button.get("emoji") is not None:
        check_emoji(button["emoji"], f"{path}.emoji", errors)
    elif not button.get("label") and style != _PREMIUM:
        errors.required(f"{path}.label")


def _check_link(button: dict[str, JSON], path: str, errors: FormErrors) -> None:
    if button.get("custom_id") is not None:
        _not_both(path, errors)
    if button.get("url") is None:
        errors.add(f"{path}.url", "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
    else:
        check_url(button["url"], f"{path}.url", errors, "discord", "http", "https", most=512)


def _not_both(path: str, errors: FormErrors) -> None:
    message = "A custom id and url cannot both be specified"
    errors.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message)


def check_emoji(emoji: JSON, path: str, errors: FormErrors) -> None:
    """Note an emoji that is none, or a custom one: this world has no custom emoji."""
    name = emoji.get("name") if isinstance(emoji, dict) else None
    if not is_emoji(name) or emoji.get("id") is not None:
        errors.add(f"{path}.name", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji")


def is_emoji(name: object) -> bool:
    """Say if a text can be a Unicode emoji: short, with a character that is no letter or digit."""
    if not isinstance(name, str) or not 1 <= len(name) <= 16:
        return False
    return any(c >= _SMALLEST_EMOJI or c in "©®" for c in name) and not any(
        c.isalpha() for c in name
    )


def check_select(select: dict[str, JSON], path: str, errors: FormErrors) -> None:
    """Note what is wrong with a select menu."""
    check_custom_id(select, path, errors)
    if select.get("placeholder") is not None:
        errors.length(f"{path}.placeholder", select["placeholder"], 0, 150)
    most = OPTIONS
    if select["type"] == _STRING_SELECT:
        check_options(select.get("options"), f"{path}.options", errors, 1, OPTIONS)
        most = min(OPTIONS, len(select.get("options") or []))
    check_range(select, path, errors, most)
    if select.get("default_values"):
        _check_default_values(select, f"{path}.default_values", errors)


def _check_default_values(select: dict[str, JSON], path: str, errors: FormErrors) -> None:
    kinds = _DEFAULT_KINDS.get(select["type"], ())
    values = select["default_values"]
    if not errors.count(path, values, select.get("min_values", 1), select.get("max_values", 1)):
        return
    for place, value in enumerate(values):
        if value.get("type") not in kinds:
            errors.choice(f"{path}.{place}.type", value.get("type"), ", ".join(kinds))


def check_range(component: dict[str, JSON], path: str, errors: FormErrors, most: int) -> None:
    """Note numbers of values that cannot be chosen."""
    low, high = component.get("min_values", 1), component.get("max_values", 1)
    if low is not None and not 0 <= low <= most:
        errors.add(f"{path}.min_values", "NUMBER_TYPE_MAX", f"Must be between 0 and {most}.")
    if high is not None and not 1 <= high <= most:
        errors.add(f"{path}.max_values", "NUMBER_TYPE_MAX", f"Must be between 1 and {most}.")
    if low is not None and high is not None and low > high:
        message = "Must be at least min_values."
        errors.add(f"{path}.max_values", "NUMBER_TYPE_MIN", message)


def check_options(value: JSON, path: str, errors: FormErrors, low: int, high: int) -> None:
    """Note what is wrong with the options of a menu or a group."""
    if not errors.count(path, value, low, high):
        return
    seen: set[JSON] = set()
    for place, option in enumerate(value):
        here = f"{path}.{place}"
        errors.length(f"{here}.label", option.get("label"), 1, 100)
        errors.length(f"{here}.value", option.get("value"), 1, 100)
        if option.get("description") is not None:
            errors.length(f"{here}.description", option["description"], 0, 100)
        if option.get("emoji") is not None:
            check_emoji(option["emoji"], f"{here}.emoji", errors)
        if option.get("value") in seen:
            message = "The specified option value is already used"
            errors.add(f"{here}.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)
        seen.add(option.get("value"))


def check_text_input(field: dict[str, JSON], path: str, errors: FormErrors) -> None:
    """Note what is wrong with a text input of a modal."""
    check_custom_id(field, path, errors)
    if field.get("style") not in (1, 2):
        errors.choice(f"{path}.style", field.get("style"), "1, 2")
    if field.get("value") is not None:
        most = field.get("max_length") or INPUT_CHARACTERS
        errors.length(f"{path}.value", field["value"], 0, most)
    if field.get("placeholder") is not None:
        errors.length(f"{path}.placeholder", field["placeholder"], 0, 100)
    low, high = field.get("min_length"), field.get("max_length")
    if low is not None and not 0 <= low <= INPUT_CHARACTERS:
        errors.add(f"{path}.min_length", "NUMBER_TYPE_MAX", "Must be between 0 and 4000.")
    if high is not None and not max(1, low or 0) <= high <= INPUT_CHARACTERS:
        errors.add(f"{path}.max_length", "NUMBER_TYPE_MAX", "Must be between 1 and 4000.")
