"""Drafts of a policy's changes in their table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import sqlalchemy as sa

from easel.model import PolicyDraft, PolicyDraftKind
from easel.storage.tables import drafts

# Nobody sees the card of one for longer: it is a private answer, which ends with the window.
LIFE = timedelta(days=7)


def put(connection: sa.Connection, draft: PolicyDraft) -> None:
    """Record a new draft, and forget those that nobody will come back to."""
    connection.execute(drafts.delete().where(drafts.c.made_at < draft.made_at - LIFE))
    connection.execute(
        drafts.insert().values(
            id=draft.id,
            kind=draft.kind.value,
            server_id=draft.server_id,
            version=draft.version,
            made_at=draft.made_at,
            words=list(draft.words),
            unticked=_record(draft.unticked),
            text=draft.text,
        )
    )


def find(connection: sa.Connection, server_id: int, draft_id: str) -> PolicyDraft | None:
    """Return a server's draft, or None."""
    row = connection.execute(
        sa.select(drafts).where(drafts.c.id == draft_id, drafts.c.server_id == server_id)
    ).one_or_none()
    if row is None:
        return None
    return PolicyDraft(
        id=row.id,
        kind=PolicyDraftKind(row.kind),
        server_id=row.server_id,
        version=row.version,
        made_at=row.made_at,
        words=tuple(row.words),
        unticked={entry: tuple(forms) for entry, forms in row.unticked.items()},
        text=row.text,
    )


def untick(
    connection: sa.Connection, draft_id: str, unticked: Mapping[str, tuple[str, ...]]
) -> None:
    """Note the forms that do not count."""
    connection.execute(
        drafts.update().where(drafts.c.id == draft_id).values(unticked=_record(unticked))
    )


def move(connection: sa.Connection, draft_id: str, version: int) -> bool:
    """Note that the draft was shown against the policy's `version`; return whether it is there."""
    moved = connection.execute(
        drafts.update().where(drafts.c.id == draft_id).values(version=version)
    )
    return moved.rowcount == 1


def forget(connection: sa.Connection, draft_id: str) -> bool:
    """Delete a draft; return whether it was there."""
    return connection.execute(drafts.delete().where(drafts.c.id == draft_id)).rowcount == 1


def _record(unticked: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {entry: list(forms) for entry, forms in unticked.items()}
