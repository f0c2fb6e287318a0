"""An order and the policy in force -> the job to draw; or the Refusal that stops it."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from easel import edits, wording
from easel import policy as rules
from easel.edits import Origin, Scope
from easel.engines.base import Engine
from easel.engines.fleet import Fleet
from easel.engines.sizes import size_for, within
from easel.model import (
    Action,
    Edit,
    Job,
    JobState,
    KeptReference,
    Model,
    Order,
    Pass,
    Policy,
    Preferences,
    Prompt,
    Speed,
)
from easel.policies import InForce
from easel.settings import Settings
from easel.stand_ins import stand_ins


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An order that was read and not yet judged.

    `origin` is what it edits, None when it is drawn afresh; `references` are the pictures that
    its prompt points at, fetched and kept.
    """

    order: Order
    action: Action
    prompt: Prompt
    origin: Origin | None = None
    references: tuple[KeptReference, ...] = ()


def commission(
    brief: Brief,
    *,
    in_force: InForce,
    preferences: Preferences,
    engine: Fleet,
    settings: Settings,
    allowed_by: Pass | None = None,
) -> Job:
    """Return the job for `brief`, judged and composed by the policy, with a new id and seed.

    A pass lets through what it names, and no other rule is off with it.
    Raises the Refusal of whatever the policy or the model does not allow.
    """
    order, origin = brief.order, brief.origin
    prompt = preferred(brief.prompt, preferences, in_force.policy, engine)
    if origin is not None:
        prompt = edits.reshaped(prompt, origin)
    now = datetime.now(UTC)
    wish = judge(
        prompt,
        now,
        in_force=in_force,
        engine=engine,
        settings=settings,
        allowed_by=allowed_by,
    )
    model = within(engine.model(wish.model), in_force.policy.longest_side)
    # an edit's own picture goes before those of its prompt
    edits.refuse_pictures(len(brief.references) + bool(origin and brief.references), model)
    scope = _scope(origin, wish, model, in_force.policy)
    edit = origin.edit if origin else None
    job = Job(
        id=uuid.uuid4().hex,
        action=brief.action,
        person=order.person,
        place=order.place,
        prompt=prompt,
        parent=origin.key if origin else None,
        edit=edit,
        number=scope.number,
        engine=engine.owner(wish.model),
        model=wish.model,
        quality=scope.quality,
        size=scope.size,
        aspect=wish.aspect,
        seed=secrets.randbits(32) if prompt.seed is None else prompt.seed,
        composed=_composed(prompt, edit, in_force.policy, model, settings),
        policy_version=in_force.policy.version,
        state=JobState.WAITING,
        accepted_at=now,
        address=order.address,
        references=brief.references,
        is_relaxed=prompt.speed is Speed.RELAX,
        is_hidden=bool(prompt.hidden),
        excused=allowed_by.words if allowed_by else (),
    )
    return replace(job, stand_ins=stand_ins(job, engine, in_force.policy))


def judge(
    prompt: Prompt,
    now: datetime,
    *,
    in_force: InForce,
    engine: Engine,
    settings: Settings,
    allowed_by: Pass | None = None,
) -> rules.Wish:
    """Return what is to be drawn when the policy allows `prompt`; raise its Refusal when not."""
    rules.off_time(in_force.assignment, now)
    rules.off_theme(in_force.theme_matcher, in_force.theme, prompt)
    return rules.judge(
        in_force.policy,
        in_force.matcher,
        prompt,
        models=engine.models,
        default_model=next(iter(engine.models)),
        default_quality=settings.engine.quality,
        default_aspect=settings.prompt.aspect,
        default_number=settings.prompt.number,
        allowed_by=allowed_by,
    )


def preferred(prompt: Prompt, preferences: Preferences, policy: Policy, engine: Engine) -> Prompt:
    """Return `prompt` with its person's preferences where it says nothing.

    One that the policy does not allow, or that does not go with the rest, counts as not set: it
    may have been chosen before the policy was, and none is ever what an order is refused for.
    """
    allowed = rules.allowed_models(policy, engine.models)
    model = preferences.model if preferences.model in allowed else None
    if model is not None:
        could = rules.allowed_qualities(policy, engine.models[model])
        if not could or prompt.quality not in (None, *could):
            model = None
    named = prompt.model or model or next(iter(allowed), "")
    drawing = {name.casefold(): row for name, row in engine.models.items()}.get(named.casefold())
    quality = preferences.quality
    if quality not in rules.allowed_qualities(policy, drawing):
        quality = None
    hides = preferences.hidden and policy.hiding and prompt.hidden is None
    relaxes = preferences.speed is Speed.RELAX and prompt.speed is None
    return replace(
        prompt,
        model=prompt.model or model,
        quality=prompt.quality or quality,
        speed=Speed.RELAX if relaxes else prompt.speed,
        hidden=True if hides else prompt.hidden,
    )


def _scope(origin: Origin | None, wish: rules.Wish, model: Model, policy: Policy) -> Scope:
    if origin is not None:
        return edits.scope(origin, wish, model, policy)
    return Scope(number=wish.number, size=size_for(model, wish.aspect), quality=wish.quality)


def _composed(
    prompt: Prompt, edit: Edit | None, policy: Policy, model: Model, settings: Settings
) -> str:
    """Return what the engine is sent: what an edit asks for goes before the prompt's words."""
    preface = wording.preface(edit, prompt, is_shown=model.edits)
    return preface + rules.compose(
        policy,
        prompt,
        nonce=rules.fresh_nonce(prompt),
        limit=model.prompt_limit - len(preface),
        names_words=settings.policy.name_words,
    )
