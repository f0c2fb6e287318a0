"""A teacher's edit of some fields, brought into the policy as it is by then.

A form is open for a while, and another teacher may save meanwhile: only what its person changed
is saved, so neither takes back what the other did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from easel.model import Policy, Rules
from easel.policy.layers import OPEN, with_channel


def rules_of(policy: Policy, room_id: int | None) -> Rules:
    """Return what is laid down for the server, or by a channel's id what that channel adds."""
    return policy if room_id is None else policy.channels.get(room_id, OPEN)


def changes(before: Rules, after: Rules) -> Mapping[str, Any]:
    """Return the fields of `after` that are not as they were in `before`."""
    return {
        field.name: getattr(after, field.name)
        for field in fields(after)
        if getattr(after, field.name) != getattr(before, field.name)
    }


def with_changes(policy: Policy, room_id: int | None, changed: Mapping[str, Any]) -> Policy:
    """Return `policy` with `changed` fields of the server's rules, or of a channel's."""
    if room_id is None:
        return replace(policy, **changed)
    return with_channel(policy, room_id, replace(rules_of(policy, room_id), **changed))
