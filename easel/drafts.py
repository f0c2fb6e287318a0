"""Changes of a policy that a teacher looks at first: words with their forms, and whole files.

A draft is kept until it is saved, so that its card answers after a restart. What other teachers
save meanwhile is kept too: words join what is on the list by then, and a file is shown anew.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from easel import policy as rules
from easel.chronicle import Chronicle
from easel.errors import BadPolicy, NotAllowed, Vanished
from easel.model import Model, Person, Policy, PolicyDraft, PolicyDraftKind, PolicyVersion, Saved
from easel.policies import MANAGE, Policies
from easel.storage import drafts as rows
from easel.storage.database import Connection, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A draft of words, and what they would do; `already` are those typed that are listed."""

    draft: PolicyDraft
    review: rules.Review
    already: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A draft of a file, what it would change, and what others saved since it was last shown.

    It `leaves_out` what the file says of channels that the server has not.
    """

    draft: PolicyDraft
    differences: tuple[rules.Difference, ...]
    leaves_out: bool = False
    meanwhile: tuple[PolicyVersion, ...] = ()


class Drafts:
    """Keeps drafts, shows what they would do, and saves them; for those who manage the server."""

    def __init__(
        self,
        *,
        database: Database,
        policies: Policies,
        chronicle: Chronicle,
        models: Mapping[str, Model],
    ) -> None:
        self._database = database
        self._policies = policies
        self._chronicle = chronicle
        self._models = models

    async def add(self, author: Person, server_id: int, words: Iterable[str]) -> Reviewed:
        """Begin to put those of `words` on the list that are not on it yet.

        Raises BadPolicy for what can't be on it, or when all are on it.
        """
        policy = await self._policy(author, server_id)
        typed = tuple(words)
        new = [each for each in typed if rules.listed(policy, each) is None]
        added = rules.with_words(policy, new or typed).words[len(policy.words) :]
        draft = _draft(PolicyDraftKind.ADD, server_id, policy, words=added)
        found = await self._begin(policy, draft)
        return replace(found, already=tuple(each for each in typed if each not in new))

    async def forms(self, author: Person, server_id: int, word: str) -> Reviewed:
        """Begin to untick forms of a word on the list. Raises BadPolicy for another."""
        policy = await self._policy(author, server_id)
        entry = rules.listed(policy, word)
        # Says why, and which word is near, as taking it off would.
        entry = entry or rules.without_words(policy, [word]).words[0]
        unticked = {entry: policy.unticked.get(entry, ())}
        draft = _draft(PolicyDraftKind.FORMS, server_id, policy, words=(entry,), unticked=unticked)
        return await self._begin(policy, draft)

    async def tick(
        self, author: Person, server_id: int, draft_id: str, start: int, count: int, kept: set[int]
    ) -> Reviewed:
        """Of the `count` forms from number `start`, let exactly those with numbers `kept` count.

        Numbers are places in `Review.forms`, 0-based. Raises Vanished.
        """
        policy = await self._policy(author, server_id)
        draft = await self._find(server_id, draft_id)
        every = await asyncio.to_thread(rules.every_form, draft.words, draft.unticked)
        unticked = {entry: list(forms) for entry, forms in draft.unticked.items()}
        for number, form in list(enumerate(every))[start : start + count]:
            theirs = unticked.setdefault(form.entry, [])
            if number in kept and not form.is_ticked:
                theirs.remove(form.text)
            elif number not in kept and form.is_ticked:
                theirs.append(form.text)
        return await self._ticked(policy, draft, unticked)

    async def untick_ambiguous(self, author: Person, server_id: int, draft_id: str) -> Reviewed:
        """Let no form count that mostly means something else. Raises Vanished."""
        policy = await self._policy(author, server_id)
        draft = await self._find(server_id, draft_id)
        every = await asyncio.to_thread(rules.every_form, draft.words, draft.unticked)
        unticked = {entry: list(forms) for entry, forms in draft.unticked.items()}
        for form in every:
            if form.is_ticked and form.doubt is rules.Doubt.AMBIGUOUS:
                unticked.setdefault(form.entry, []).append(form.text)
        return await self._ticked(policy, draft, unticked)

    async def show(self, author: Person, server_id: int, draft_id: str) -> Reviewed:
        """Return a draft of words as it is now. Raises Vanished."""
        policy = await self._policy(author, server_id)
        return await self._reviewed(policy, await self._find(server_id, draft_id))

    async def save_words(self, author: Person, server_id: int, draft_id: str) -> Saved:
        """Save a draft of words, for the very next order. Raises Vanished and BadPolicy."""
        draft = await self._find(server_id, draft_id)

        def edit(now: Policy) -> Policy:
            if draft.kind is PolicyDraftKind.ADD:
                # What another teacher has put on the list meanwhile is on it.
                new = [each for each in draft.words if rules.listed(now, each) is None]
                now = rules.with_words(now, new or draft.words)
            return rules.with_unticked(now, draft.unticked)

        return await self._save(author, draft, _change(draft), edit)

    async def load(
        self, author: Person, server_id: int, data: bytes, channels: Container[int]
    ) -> Compared:
        """Begin to put a policy's file in force, as far as it points at `channels` of the server.

        Raises BadPolicy with what is wrong in it, or when it would change nothing.
        """
        policy = await self._policy(author, server_id)
        text = rules.decode_file(data)
        loaded, leaves_out = await asyncio.to_thread(self._read, text, policy, channels)
        found = rules.differences(policy, loaded)
        if not found:
            raise BadPolicy("file", "The file says what is in force already: nothing would change.")
        draft = _draft(PolicyDraftKind.FILE, server_id, policy, text=text)
        await self._database.write(lambda c: rows.put(c, draft))
        return Compared(draft=draft, differences=found, leaves_out=leaves_out)

    async def save_file(
        self, author: Person, server_id: int, draft_id: str, channels: Container[int]
    ) -> Saved | Compared:
        """Save a draft of a file; or show it anew, when others have saved something meanwhile."""
        policy = await self._policy(author, server_id)
        draft = await self._find(server_id, draft_id)
        if meanwhile := await self._chronicle.since(server_id, draft.version):
            return await self._shown_anew(draft, meanwhile, channels)
        loaded, _ = await asyncio.to_thread(self._read, draft.text, policy, channels)

        def edit(now: Policy) -> Policy:
            if rules.differences(policy, now):
                raise _Moved
            return loaded

        try:
            return await self._save(author, draft, "took over a file", edit)
        except _Moved:
            meanwhile = await self._chronicle.since(server_id, draft.version)
            return await self._shown_anew(draft, meanwhile, channels)

    async def cancel(self, author: Person, server_id: int, draft_id: str) -> None:
        """Forget a draft."""
        await self._policy(author, server_id)
        draft = await self._find(server_id, draft_id)
        await self._database.write(lambda c: rows.forget(c, draft.id))

    async def export(self, author: Person, server_id: int) -> tuple[str, int]:
        """Return the policy in force as the text of a file, and its version's number."""
        policy = await self._policy(author, server_id)
        return rules.write_policy(policy), policy.version

    async def _begin(self, policy: Policy, draft: PolicyDraft) -> Reviewed:
        await self._database.write(lambda c: rows.put(c, draft))
        return await self._reviewed(policy, draft)

    async def _ticked(
        self, policy: Policy, draft: PolicyDraft, unticked: Mapping[str, list[str]]
    ) -> Reviewed:
        changed = {entry: tuple(forms) for entry, forms in unticked.items()}
        draft = replace(draft, unticked=changed)
        await self._database.write(lambda c: rows.untick(c, draft.id, draft.unticked))
        return await self._reviewed(policy, draft)

    async def _reviewed(self, policy: Policy, draft: PolicyDraft) -> Reviewed:
        # Off the loop: a list is compiled, and Russian loads a dictionary the first time.
        review = await asyncio.to_thread(rules.review, draft.words, draft.unticked, policy.allowed)
        return Reviewed(draft=draft, review=review)

    async def _shown_anew(
        self, draft: PolicyDraft, meanwhile: tuple[PolicyVersion, ...], channels: Container[int]
    ) -> Compared:
        newest = meanwhile[-1].policy
        loaded, leaves_out = await asyncio.to_thread(self._read, draft.text, newest, channels)
        draft = replace(draft, version=newest.version)
        if not await self._database.write(lambda c: rows.move(c, draft.id, newest.version)):
            raise Vanished("draft")
        found = rules.differences(newest, loaded)
        return Compared(draft=draft, differences=found, leaves_out=leaves_out, meanwhile=meanwhile)

    async def _save(
        self, author: Person, draft: PolicyDraft, change: str, edit: Callable[[Policy], Policy]
    ) -> Saved:
        def take(connection: Connection) -> None:
            # In the transaction that saves: what is clicked twice at once is saved once.
            if not rows.forget(connection, draft.id):
                raise Vanished("draft")

        saved = await self._policies.edit(draft.server_id, author, change, edit, take)
        since = await self._chronicle.since(draft.server_id, draft.version)
        meanwhile = tuple(each for each in since if each.policy.version < saved.version)
        return Saved(policy=saved, change=change, meanwhile=meanwhile)

    async def _find(self, server_id: int, draft_id: str) -> PolicyDraft:
        draft = await self._database.read(lambda c: rows.find(c, server_id, draft_id))
        if draft is None:
            raise Vanished("draft")
        return draft

    async def _policy(self, author: Person, server_id: int) -> Policy:
        if not author.manages:
            raise NotAllowed(MANAGE)
        return await self._policies.of_server(server_id)

    def _read(self, text: str, onto: Policy, channels: Container[int]) -> tuple[Policy, bool]:
        """Return what a file makes of `onto`, and whether some of it points nowhere here."""
        loaded = rules.read_policy(text, onto, models=self._models)
        here = rules.only_here(loaded, onto, channels)
        return here, here != loaded


class _Moved(Exception):
    """Somebody else has saved another policy in this very moment."""


def _draft(
    kind: PolicyDraftKind,
    server_id: int,
    policy: Policy,
    *,
    words: tuple[str, ...] = (),
    unticked: Mapping[str, tuple[str, ...]] | None = None,
    text: str = "",
) -> PolicyDraft:
    return PolicyDraft(
        id=uuid.uuid4().hex,
        kind=kind,
        server_id=server_id,
        version=policy.version,
        made_at=datetime.now(UTC),
        words=words,
        unticked=unticked or {},
        text=text,
    )


def _change(draft: PolicyDraft) -> str:
    words = ", ".join(draft.words)
    left_out = sum(map(len, draft.unticked.values()))
    but = f", without {left_out} of their forms" if left_out else ""
    if draft.kind is PolicyDraftKind.ADD:
        return f"added {words}{but}"
    return f"changed which forms of {words} count"
