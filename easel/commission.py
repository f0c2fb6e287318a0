"""An order and the policy in force -> the job to draw; or the Refusal that stops it."""

from __future__ import annotations

import secrets
import uuid
from datetime import UTC, datetime

from easel import edits
from easel import policy as rules
from easel.edits import Origin, Scope
from easel.engines.base import Engine
from easel.engines.sizes import size_for
from easel.model import Action, Job, JobState, Order, Prompt
from easel.policies import InForce
from easel.settings import Settings


def commission(
    order: Order,
    action: Action,
    prompt: Prompt,
    origin: Origin | None,
    *,
    in_force: InForce,
    engine: Engine,
    settings: Settings,
) -> Job:
    """Return the job for `prompt`, judged and composed by the policy, with a new id and seed.

    `origin` is what it edits, None when it is drawn afresh. Raises the Refusal of whatever the
    policy or the model does not allow.
    """
    if origin is not None:
        prompt = edits.reshaped(prompt, origin)
    wish = judge(prompt, in_force=in_force, engine=engine, settings=settings)
    model = engine.model(wish.model)
    if origin is None:
        size = size_for(model, wish.aspect)
        scope, preface = Scope(number=wish.number, size=size, quality=wish.quality), ""
    else:
        scope = edits.scope(origin, wish, model, in_force.policy)
        preface = edits.preface(origin.edit)
    composed = preface + rules.compose(
        in_force.policy,
        prompt,
        nonce=rules.fresh_nonce(prompt),
        limit=model.prompt_limit - len(preface),
    )
    return Job(
        id=uuid.uuid4().hex,
        action=action,
        person=order.person,
        place=order.place,
        prompt=prompt,
        parent=origin.key if origin else None,
        edit=origin.edit if origin else None,
        number=scope.number,
        engine=engine.name,
        model=wish.model,
        quality=scope.quality,
        size=scope.size,
        aspect=wish.aspect,
        seed=secrets.randbits(32),
        composed=composed,
        policy_version=in_force.policy.version,
        state=JobState.WAITING,
        accepted_at=datetime.now(UTC),
        address=order.address,
    )


def judge(prompt: Prompt, *, in_force: InForce, engine: Engine, settings: Settings) -> rules.Wish:
    """Return what is to be drawn when the policy allows `prompt`; raise its Refusal when not."""
    return rules.judge(
        in_force.policy,
        in_force.matcher,
        prompt,
        models=engine.models,
        default_model=next(iter(engine.models)),
        default_quality=settings.engine.quality,
        default_aspect=settings.prompt.aspect,
        default_number=settings.prompt.number,
    )
