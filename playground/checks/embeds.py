"""What Discord refuses in embeds."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from playground.refusals import FormErrors
from playground.values import JSON

TOTAL_CHARACTERS = 6000
FIELDS = 25
_TEXTS = (("title", 256), ("description", 4096))
_WHITE = 0xFFFFFF


def check(value: JSON, path: str, errors: FormErrors, *, most: int) -> None:
    """Note what is wrong with each of a list of embeds."""
    if not errors.count(path, value, 0, most):
        return
    for place, embed in enumerate(value):
        here = f"{path}.{place}"
        if not isinstance(embed, dict):
            errors.add(here, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        else:
            _check_embed(embed, here, errors)


def check_total(value: list[JSON], path: str, errors: FormErrors) -> None:
    """Note embeds of more than 6000 characters taken together."""
    if sum(_length(embed) for embed in value) > TOTAL_CHARACTERS:
        message = f"Embed size exceeds maximum size of {TOTAL_CHARACTERS}"
        errors.add(path, "MAX_EMBED_SIZE_EXCEEDED", message)


def check_url(value: JSON, path: str, errors: FormErrors, *schemes: str, most: int = 2048) -> None:
    """Note an address that is not one, or too long, or of a scheme that is not allowed here."""
    errors.length(path, value, 0, most)
    parts = urlsplit(value if isinstance(value, str) else "")
    if parts.scheme not in schemes:
        allowed = ", ".join(f"'{scheme}'" for scheme in schemes)
        message = f'Scheme "{parts.scheme}" is not supported. Scheme must be one of ({allowed}).'
        errors.add(path, "URL_TYPE_INVALID_SCHEME", message)
    elif not parts.netloc:
        errors.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")


def _check_embed(embed: dict[str, JSON], path: str, errors: FormErrors) -> None:
    for name, most in _TEXTS:
        if embed.get(name) is not None:
            errors.length(f"{path}.{name}", embed[name], 0, most)
    if (colour := embed.get("color")) is not None and not _is_colour(colour):
        message = "int value should be less than or equal to 16777215."
        errors.add(f"{path}.color", "NUMBER_TYPE_MAX", message)
    if embed.get("url") is not None:
        check_url(embed["url"], f"{path}.url", errors, "http", "https")
    if embed.get("timestamp") is not None:
        _check_timestamp(embed["timestamp"], f"{path}.timestamp", errors)
    _check_named(embed, path, errors)
    _check_pictures(embed, path, errors)
    _check_fields(embed.get("fields") or [], f"{path}.fields", errors)
    shown = ("title", "description", "fields", "image", "thumbnail", "author", "footer")
    if not any(embed.get(name) for name in shown):
        errors.required(f"{path}.description")


def _is_colour(value: JSON) -> bool:
    return isinstance(value, int) and 0 <= value <= _WHITE


def _check_timestamp(value: JSON, path: str, errors: FormErrors) -> None:
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        message = f"Could not parse {value}. Should be ISO8601."
        errors.add(path, "DATE_TIME_TYPE_PARSE", message)


def _check_named(embed: dict[str, JSON], path: str, errors: FormErrors) -> None:
    for part, name, most in (("author", "name", 256), ("footer", "text", 2048)):
        value = embed.get(part)
        if value is None:
            continue
        if not value.get(name):
            errors.required(f"{path}.{part}.{name}")
        else:
            errors.length(f"{path}.{part}.{name}", value[name], 0, most)
        if value.get("icon_url") is not None:
            where = f"{path}.{part}.icon_url"
            check_url(value["icon_url"], where, errors, "http", "https", "attachment")


def _check_pictures(embed: dict[str, JSON], path: str, errors: FormErrors) -> None:
    for part in ("image", "thumbnail"):
        if embed.get(part) is not None:
            url = embed[part].get("url")
            check_url(url, f"{path}.{part}.url", errors, "http", "https", "attachment")


def _check_fields(fields: JSON, path: str, errors: FormErrors) -> None:
    if not errors.count(path, fields, 0, FIELDS):
        return
    for place, field in enumerate(fields):
        for name, most in (("name", 256), ("value", 1024)):
            here = f"{path}.{place}.{name}"
            if not field.get(name):
                errors.required(here)
            else:
                errors.length(here, field[name], 0, most)


def _length(embed: dict[str, JSON]) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("author") or {}).get("name"), (embed.get("footer") or {}).get("text")]
    for field in embed.get("fields") or []:
        texts += [field["name"], field["value"]]
    return sum(len(text) for text in texts if text)
