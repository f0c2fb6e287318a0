"""What people may choose for themselves under the policy in force, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

from easel import policy as rules
from easel.commission import preferred
from easel.engines.base import Engine
from easel.engines.sizes import within
from easel.errors import NotInPolicy, NotOffered
from easel.model import Allowance, Choices, Person, Place, Preferences, Prompt, Quality
from easel.personal import Personal
from easel.policies import Policies
from easel.settings import Settings

_SEEN = (
    "Everybody in the channel sees every order, and your settings stay as they were. A teacher can"
    " change that with /policy edit part:people."
)


class Choosing:
    """Keeps the preferences that a policy has a say in, and tells what all of them come to."""

    def __init__(
        self, *, settings: Settings, engine: Engine, policies: Policies, personal: Personal
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._policies = policies
        self._personal = personal

    async def of(self, person: Person, place: Place) -> Choices:
        """Return what a person has chosen, may choose, and gets where a prompt says nothing.

        Raises NotInPolicy where the policy allows nothing that the engine has.
        """
        engine, settings = self._engine, self._settings
        theirs = await self._personal.of(person, place)
        in_force = await self._policies.in_force(place)
        wish = rules.judge(
            in_force.policy,
            in_force.matcher,
            preferred(Prompt(text=""), theirs, in_force.policy, engine),
            models=engine.models,
            default_model=next(iter(engine.models)),
            default_quality=settings.engine.quality,
            default_aspect=settings.prompt.aspect,
            default_number=settings.prompt.number,
        )
        return Choices(
            preferences=theirs,
            model=wish.model,
            quality=wish.quality,
            models=tuple(
                name
                for name in rules.allowed_models(in_force.policy, engine.models)
                if rules.allowed_qualities(in_force.policy, engine.models[name])
            ),
            qualities=rules.allowed_qualities(in_force.policy, engine.models[wish.model]),
            may_hide=in_force.policy.hiding,
        )

    async def allowance(self, place: Place) -> Allowance:
        """Return what anybody may draw with there, the usual model first."""
        policy, models = (await self._policies.in_force(place)).policy, self._engine.models
        qualities = {
            name: rules.allowed_qualities(policy, models[name])
            for name in rules.allowed_models(policy, models)
        }
        return Allowance(
            models=tuple(within(models[name], policy.longest_side) for name in qualities),
            qualities=qualities,
            aspect=policy.aspect,
            orientation=policy.orientation,
            longest_side=policy.longest_side,
        )

    async def set_model(self, person: Person, place: Place, name: str | None) -> None:
        """Keep the model that draws a person's orders; None for the usual one.

        Raises NotInPolicy for one that may not be used here, or that there is not.
        """
        allowed = (await self.of(person, place)).models
        if name is not None and name not in allowed:
            raise NotInPolicy("model", name, allowed)
        await self._personal.change(person, place, lambda chosen: replace(chosen, model=name))

    async def set_quality(self, person: Person, place: Place, quality: Quality) -> None:
        """Keep the quality of a person's pictures. Raises NotInPolicy."""
        allowed = (await self.of(person, place)).qualities
        if quality not in allowed:
            raise NotInPolicy("quality", quality, allowed)
        await self._personal.change(person, place, lambda chosen: replace(chosen, quality=quality))

    async def set_hidden(self, person: Person, place: Place, *, hidden: bool) -> None:
        """Keep whether classmates see a person's orders. Raises NotOffered where all are seen."""
        if not (await self._policies.in_force(place)).policy.hiding:
            raise NotOffered("Stealth and public", _SEEN)
        await self._personal.change(person, place, lambda chosen: replace(chosen, hidden=hidden))

    async def reset(self, person: Person, place: Place) -> None:
        """Put everything back to the usual, and keep the person's own options."""
        await self._personal.change(
            person, place, lambda chosen: Preferences(options=chosen.options)
        )
