"""A change of the policy that a teacher looks at before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from easel.model.policy import Policy, PolicyVersion


class PolicyDraftKind(StrEnum):
    """What a draft does once it is saved."""

    ADD = "add"
    FORMS = "forms"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDraft:
    """What one teacher proposes to save for a server, since its policy had `version`.

    ADD puts `words` on the list, FORMS is about a word that is on it; both with the forms that are
    `unticked`, by the word. FILE takes over what `text`, a policy in YAML, says.
    """

    id: str
    kind: PolicyDraftKind
    server_id: int
    version: int
    made_at: datetime
    words: tuple[str, ...] = ()
    unticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A policy that was saved, the line of its history, and what others had saved meanwhile."""

    policy: Policy
    change: str
    meanwhile: tuple[PolicyVersion, ...] = ()
