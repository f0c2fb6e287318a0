"""What Discord refuses in a modal."""

from __future__ import annotations

from playground.checks import components, controls
from playground.refusals import FormErrors
from playground.values import JSON

TITLE_CHARACTERS = 45
LABEL_CHARACTERS = 45
COMPONENTS = 5
_FILE_UPLOAD, _RADIO_GROUP, _CHECKBOX_GROUP, _CHECKBOX = 19, 21, 22, 23
_IN_LABEL = (
    components.TEXT_INPUT,
    *components.SELECTS,
    _FILE_UPLOAD,
    _RADIO_GROUP,
    _CHECKBOX_GROUP,
    _CHECKBOX,
)
_WITH_RANGE = (*components.SELECTS, _FILE_UPLOAD, _CHECKBOX_GROUP)


def check(modal: dict[str, JSON], prefix: str) -> None:
    """Refuse a modal that is too long, too full, or holds what a modal cannot hold."""
    errors = FormErrors()
    errors.length(f"{prefix}.custom_id", modal.get("custom_id"), 1, controls.CUSTOM_ID_CHARACTERS)
    errors.length(f"{prefix}.title", modal.get("title"), 1, TITLE_CHARACTERS)
    path, rows = f"{prefix}.components", modal.get("components")
    if errors.count(path, rows, 1, COMPONENTS):
        for place, row in enumerate(rows or []):
            _check_row(row, f"{path}.{place}", errors)
        components.check_unique(rows or [], path, errors)
    errors.raise_if_any()


def _check_row(row: JSON, path: str, errors: FormErrors) -> None:
    allowed = (components.ROW, components.TEXT, components.LABEL)
    if not components.check_type(row, path, errors, allowed):
        return
    match row["type"]:
        case components.TEXT:
            errors.length(f"{path}.content", row.get("content"), 1, components.TEXT_CHARACTERS)
        case components.LABEL:
            _check_label(row, path, errors)
        case _:
            _check_old_row(row, path, errors)


def _check_old_row(row: dict[str, JSON], path: str, errors: FormErrors) -> None:
    inner, here = row.get("components"), f"{path}.components"
    if not errors.count(here, inner, 1, 1):
        return
    for place, field in enumerate(inner or []):
        where = f"{here}.{place}"
        if components.check_type(field, where, errors, (components.TEXT_INPUT,)):
            errors.length(f"{where}.label", field.get("label"), 1, LABEL_CHARACTERS)
            controls.check_text_input(field, where, errors)


def _check_label(label: dict[str, JSON], path: str, errors: FormErrors) -> None:
    errors.length(f"{path}.label", label.get("label"), 1, LABEL_CHARACTERS)
    if label.get("description") is not None:
        errors.length(f"{path}.description", label["description"], 1, 100)
    field, here = label.get("component"), f"{path}.component"
    if not components.check_type(field, here, errors, _IN_LABEL):
        return
    if field.get("disabled"):
        message = "Modal components cannot be disabled"
        errors.add(f"{here}.disabled", "MODAL_COMPONENT_DISABLED", message)
    _check_field(field, here, errors)


def _check_field(field: dict[str, JSON], path: str, errors: FormErrors) -> None:
    kind = field["type"]
    if kind == components.TEXT_INPUT:
        controls.check_text_input(field, path, errors)
    elif kind in components.SELECTS:
        controls.check_select(field, path, errors)
    else:
        controls.check_custom_id(field, path, errors)
    if kind in (_FILE_UPLOAD, _CHECKBOX_GROUP):
        controls.check_range(field, path, errors, controls.GROUP_OPTIONS)
    if kind in _WITH_RANGE and field.get("required") is not False and field.get("min_values") == 0:
        message = "Must be at least 1 in a field that is required."
        errors.add(f"{path}.min_values", "NUMBER_TYPE_MIN", message)
    if kind in (_RADIO_GROUP, _CHECKBOX_GROUP):
        fewest = 2 if kind == _RADIO_GROUP else 1
        controls.check_options(
            field.get("options"), f"{path}.options", errors, fewest, controls.GROUP_OPTIONS
        )
