"""Orders -> the jobs that they become, each past the list by itself or by a pass."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from easel.commission import Brief, commission
from easel.concerns import Concerns
from easel.engines.fleet import Fleet
from easel.errors import ListedWords, NotInPolicy, OffTheme, ReferencesOff
from easel.model import Job, Preferences
from easel.noting import Asked, digest_of
from easel.passes import Passes, refuse_banned
from easel.personal import Personal
from easel.policies import InForce, Policies
from easel.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A job to be recorded, and the ids of the passes that recording it uses up."""

    job: Job
    passes: tuple[str, ...] = ()


class Judging:
    """Judges briefs by the policy in force; what it refuses goes into the class's log."""

    def __init__(
        self,
        *,
        settings: Settings,
        engine: Fleet,
        policies: Policies,
        personal: Personal,
        passes: Passes,
        concerns: Concerns,
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._policies = policies
        self._personal = personal
        self._passes = passes
        self._concerns = concerns

    async def judge(self, briefs: Sequence[Brief], *, at_least: int = 0) -> list[Judged]:
        """Return what orders of one person would become; a pass goes to one of them only.

        `at_least` is the version that the policy has by now. Raises the Refusal of the first that
        can't be.
        """
        first = briefs[0].order
        for brief in briefs:
            await asyncio.sleep(0)  # others go on between two of many
            await self._concerns.refuse(first.person, first.place, brief.prompt)
        preferences = await self._personal.of(first.person, first.place)
        in_force = await self._policies.in_force(first.place, at_least=at_least)
        judged: list[Judged] = []
        for brief in briefs:
            taken = [pass_id for each in judged for pass_id in each.passes]
            judging = self._one(brief, in_force, preferences, taken, is_alone=len(briefs) == 1)
            judged.append(await judging)
        return judged

    async def _one(
        self,
        brief: Brief,
        in_force: InForce,
        preferences: Preferences,
        taken: Collection[str],
        *,
        is_alone: bool,
    ) -> Judged:
        make = partial(
            commission,
            brief,
            in_force=in_force,
            preferences=preferences,
            engine=self._engine,
            settings=self._settings,
        )
        asked = _asked(brief, preferences)
        old = await self._of_origin(brief, in_force)
        try:
            # Forty long prompts are seconds of reading: those are read off the loop.
            job = make() if is_alone else await asyncio.to_thread(make)
            return Judged(job=job, passes=tuple(old))
        except ListedWords as refusal:
            found = await self._passes.admit(asked, refusal, in_force, taken)
            return Judged(job=make(allowed_by=found), passes=tuple({*old, found.id}))
        except (NotInPolicy, OffTheme, ReferencesOff) as refusal:
            raise await self._passes.noted(asked, refusal, in_force) from None

    async def _of_origin(self, brief: Brief, in_force: InForce) -> set[str]:
        """Return the pass by which an edit starts from a picture whose words are listed by now.

        What let them through let one order through: the same words are judged as the edit's own,
        and in others it would show the picture as well.
        """
        origin = brief.origin
        if origin is None:
            return set()
        job = origin.job
        if digest_of(brief.prompt) != digest_of(job.prompt):
            job = replace(job, excused=())
        try:
            refuse_banned(job, in_force)
        except ListedWords as refusal:
            asked = replace(_asked(brief, None), prompt=job.prompt, is_order=False)
            return {(await self._passes.admit(asked, refusal, in_force)).id}
        return set()


def _asked(brief: Brief, preferences: Preferences | None) -> Asked:
    origin, hidden = brief.origin, brief.prompt.hidden
    if hidden is None:
        hidden = preferences is not None and preferences.hidden
    return Asked(
        person=brief.order.person,
        place=brief.order.place,
        prompt=brief.prompt,
        parent=origin.key if origin else None,
        edit=origin.edit if origin else None,
        is_hidden=hidden,
    )
