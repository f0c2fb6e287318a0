"""What Discord refuses in the components of messages and of modals."""

from __future__ import annotations

from collections import Counter
from typing import TypeGuard

from playground import media
from playground.checks import controls
from playground.checks.embeds import check_url
from playground.refusals import FormErrors
from playground.values import JSON, Message

ROWS = 5
BUTTONS_IN_A_ROW = 5
TOTAL_COMPONENTS = 40
TEXT_CHARACTERS = 4000
ROW, BUTTON, TEXT_INPUT, SECTION, TEXT, THUMBNAIL = 1, 2, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 12, 13, 14, 17, 18
SELECTS = (3, 5, 6, 7, 8)
_IN_MESSAGE = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
_IN_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
_IN_ROW = (BUTTON, *SELECTS)


def check(value: JSON, path: str, errors: FormErrors) -> None:
    """Note what is wrong with each component of a message, and with where it stands."""
    if errors.count(path, value, 0, TOTAL_COMPONENTS):
        _check_all(value, path, errors, _IN_MESSAGE)


def check_whole(message: Message, path: str, errors: FormErrors) -> None:
    """Note what is wrong with all components of a message taken together."""
    if message.is_v2:
        _check_totals(message.components, path, errors)
    else:
        if len(message.components) > ROWS:
            text = f"Must be between 1 and {ROWS} in length."
            errors.add(path, "BASE_TYPE_BAD_LENGTH", text)
        for place, component in enumerate(message.components):
            check_type(component, f"{path}.{place}", errors, (ROW,))
    check_unique(message.components, path, errors)


def check_unique(components: list[JSON], path: str, errors: FormErrors) -> None:
    """Note custom ids and ids that stand more than once, disabled components included."""
    everything = list(media.walk(components, path))
    wrong = (
        ("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
        ("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    )
    for key, code, message in wrong:
        seen: Counter[JSON] = Counter()
        for where, component in everything:
            if (value := component.get(key)) is not None:
                seen[value] += 1
                if seen[value] > 1:
                    errors.add(f"{where}.{key}", code, message)


def check_type(
    component: JSON, path: str, errors: FormErrors, allowed: tuple[int, ...]
) -> TypeGuard[dict[str, JSON]]:
    """Note a component that may not stand where it does; say if it may."""
    if isinstance(component, dict) and component.get("type") in allowed:
        return True
    message = f'Value of field "type" must be one of {allowed}.'
    errors.add(f"{path}.type", "UNION_TYPE_CHOICES", message)
    return False


def _check_all(
    components: list[JSON], path: str, errors: FormErrors, allowed: tuple[int, ...]
) -> None:
    for place, component in enumerate(components):
        here = f"{path}.{place}"
        if check_type(component, here, errors, allowed):
            _check_one(component, here, errors)


def _check_one(component: dict[str, JSON], path: str, errors: FormErrors) -> None:
    match component["type"]:
        case 1:
            _check_row(component, path, errors)
        case 9:
            _check_section(component, path, errors)
        case 10:
            errors.length(f"{path}.content", component.get("content"), 1, TEXT_CHARACTERS)
        case 12:
            _check_gallery(component, path, errors)
        case 13:
            _check_media(
                component.get("file"), f"{path}.file", errors, "attachment", "http", "https"
            )
        case 17:
            inner = component.get("components")
            if errors.count(f"{path}.components", inner, 1, TOTAL_COMPONENTS):
                _check_all(inner or [], f"{path}.components", errors, _IN_CONTAINER)


def _check_row(row: dict[str, JSON], path: str, errors: FormErrors) -> None:
    inner, here = row.get("components"), f"{path}.components"
    if not errors.count(here, inner, 1, BUTTONS_IN_A_ROW):
        return
    for place, component in enumerate(inner or []):
        if not check_type(component, f"{here}.{place}", errors, _IN_ROW):
            continue
        if component["type"] == BUTTON:
            controls.check_button(component, f"{here}.{place}", errors)
        else:
            controls.check_select(component, f"{here}.{place}", errors)
            if place:
                _too_wide(f"{here}.{place}", errors)
    if inner and len(inner) > 1 and inner[0].get("type") in SELECTS:
        _too_wide(f"{here}.0", errors)


def _too_wide(path: str, errors: FormErrors) -> None:
    message = "The specified component exceeds the maximum width"
    errors.add(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)


def _check_section(section: dict[str, JSON], path: str, errors: FormErrors) -> None:
    inner = section.get("components")
    if errors.count(f"{path}.components", inner, 1, 3):
        _check_all(inner or [], f"{path}.components", errors, (TEXT,))
    accessory, here = section.get("accessory"), f"{path}.accessory"
    if not check_type(accessory, here, errors, (BUTTON, THUMBNAIL)):
        return
    if accessory["type"] == BUTTON:
        controls.check_button(accessory, here, errors)
    else:
        _check_media(accessory.get("media"), f"{here}.media", errors)


def _check_gallery(gallery: dict[str, JSON], path: str, errors: FormErrors) -> None:
    items = gallery.get("items")
    if not errors.count(f"{path}.items", items, 1, 10):
        return
    for place, item in enumerate(items or []):
        here = f"{path}.items.{place}"
        _check_media(item.get("media"), f"{here}.media", errors)
        if item.get("description") is not None:
            errors.length(f"{here}.description", item["description"], 1, 1024)


def _check_media(
    value: JSON,
    path: str,
    errors: FormErrors,
    *schemes: str,
) -> None:
    if not isinstance(value, dict) or not isinstance(value.get("url"), str):
        errors.required(f"{path}.url")
        return
    check_url(value["url"], f"{path}.url", errors, *(schemes or ("http", "https", "attachment")))


def _check_totals(components: list[JSON], path: str, errors: FormErrors) -> None:
    everything = [component for _, component in media.walk(components)]
    if len(everything) > TOTAL_COMPONENTS:
        message = f"The total number of components must be {TOTAL_COMPONENTS} or fewer."
        errors.add(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message)
    written = sum(len(c["content"]) for c in everything if c.get("type") == TEXT)
    if written > TEXT_CHARACTERS:
        message = f"Component displayable text size exceeds maximum size of {TEXT_CHARACTERS}"
        errors.add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)
