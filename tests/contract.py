"""Requests to Discord and their answers, held against Discord's own OpenAPI description.

`violations` takes requests as the playground records them. What the description leaves out is known
and allowed for: it has no `payload_json` (records hold the decoded JSON anyway), wants
ids as strings where discord.py sends numbers, and gives 413 and 501 no schema.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest

DESCRIPTION = Path(__file__).parents[2] / "shared" / "contracts" / "discord-openapi.json"
_URI = "https://discord.com/openapi.json"
_METHODS = ("get", "put", "post", "patch", "delete")
_ID_FIELDS = {"recipient_id", "channel_id", "guild_id", "message_id"}
Record = dict[str, Any]


def skip_without_description() -> None:
    """Skip a test where the description is not beside the checkout."""
    if not DESCRIPTION.exists():
        pytest.skip("Discord's OpenAPI description is not beside this checkout")


def violations(records: Iterable[Record]) -> list[str]:
    """Return a sentence for everything in requests and answers that the description forbids."""
    return [line for record in records for line in (*_of_request(record), *_of_answer(record))]


def check(records: Iterable[Record]) -> None:
    """Fail if a request or an answer breaks the description; skip if that is not here."""
    skip_without_description()
    found = violations(records)
    assert not found, "\n".join(found)


def _of_request(record: Record) -> list[str]:
    place = _operation(record["method"], record["path"])
    if place is None:
        return [f"{record['method']} {record['path']} is not in Discord's API"]
    if record["json"] is None:
        return []
    content = f"{place}/requestBody/content/application~1json/schema"
    return _errors("sent", record, content, _with_string_ids(record["json"]))


def _of_answer(record: Record) -> list[str]:
    place = _operation(record["method"], record["path"])
    if place is None or record["status"] in (204, 413, 501):
        return []
    status = record["status"]
    if status >= 400:
        name = "RatelimitedResponse" if status == 429 else "ErrorResponse"
        return _errors("answered", record, f"/components/schemas/{name}", record["answer"])
    content = f"{place}/responses/{status}/content/application~1json/schema"
    return _errors("answered", record, content, record["answer"])


def _with_string_ids(sent: Any) -> Any:
    """Make ids strings: the description wants that, Discord takes numbers as well."""
    if not isinstance(sent, dict):
        return sent
    sent = copy.deepcopy(sent)
    message = sent["data"] if isinstance(sent.get("data"), dict) else sent
    for attachment in message.get("attachments") or ():
        attachment["id"] = str(attachment["id"])
    mentions = message.get("allowed_mentions") or {}
    for kind in {"users", "roles"} & mentions.keys():
        mentions[kind] = [str(mentioned) for mentioned in mentions[kind]]
    for part in (message, message.get("message_reference") or {}):
        for key in _ID_FIELDS & part.keys():
            part[key] = str(part[key])
    return sent


def _errors(what: str, record: Record, pointer: str, value: Any) -> list[str]:
    about = f"{record['method']} {record['path']} {record['status']} {what}"
    return [
        f"{about}: {error.message} at {'/'.join(map(str, error.instance_path))}"[:1500]
        for error in _validator(pointer).iter_errors(value)
    ]


@cache
def _description() -> Any:
    return json.loads(DESCRIPTION.read_text(encoding="utf-8"))


@cache
def _registry() -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([(_URI, _description())])


@cache
def _validator(pointer: str) -> jsonschema_rs.Draft202012Validator:
    # Not the formats: the description calls our loopback addresses and short ids what they are.
    return jsonschema_rs.Draft202012Validator(
        {"$ref": f"{_URI}#{quote(pointer)}"}, registry=_registry(), validate_formats=False
    )


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """Return every path as a pattern, those with the fewest placeholders first."""
    paths = sorted(_description()["paths"], key=lambda path: path.count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path) for path in paths]


@cache
def _operation(method: str, path: str) -> str | None:
    for pattern, template in _templates():
        has = _description()["paths"][template]
        if pattern.fullmatch(path) and method.lower() in has and method.lower() in _METHODS:
            escaped = template.replace("~", "~0").replace("/", "~1")
            return f"/paths/{escaped}/{method.lower()}"
    return None
