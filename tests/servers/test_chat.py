"""The stand-in's chats are as strict as a strict server's."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.engines.drawing import png
from tests.servers.chat import complaint

PICTURE = f"data:image/png;base64,{base64.b64encode(png()).decode()}"


def asking(content: Any, role: str = "user", **changes: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": role, "content": content}], **changes}


def showing(url: str) -> dict[str, Any]:
    return asking([{"type": "image_url", "image_url": {"url": url}}])


@pytest.mark.parametrize("good", [asking("a dog"), showing(PICTURE)], ids=["words", "picture"])
def test_a_good_chat_is_taken(good: dict[str, Any]) -> None:
    assert complaint(good) is None


@pytest.mark.parametrize(
    ("wrong", "param"),
    [
        (asking("a dog", temper=1), "temper"),
        (asking("a dog", model=""), "model"),
        (asking("a dog", messages=[]), "messages"),
        (asking("a dog", role="pupil"), "messages"),
        (asking(""), "messages"),
        (asking([{"type": "text", "text": 1}]), "messages"),
        (showing("https://example.org/a.png"), "messages"),
        (showing("data:image/gif;base64,R0lG"), "messages"),
        (showing("data:image/png;base64,@@"), "messages"),
        (showing(f"data:image/png;base64,{'A' * 28_000_000}"), "messages"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_wrong_chat_is_refused_by_name(wrong: dict[str, Any], param: str) -> None:
    row = complaint(wrong)
    assert row is not None
    assert row.body["error"]["param"] == param
