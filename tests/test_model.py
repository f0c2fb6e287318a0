"""The values that travel through Easel."""

from __future__ import annotations

from tests.examples import ADDRESS, a_job


def test_what_opens_a_message_is_not_printed() -> None:
    assert ADDRESS.token
    assert ADDRESS.token not in repr(a_job(address=ADDRESS))
