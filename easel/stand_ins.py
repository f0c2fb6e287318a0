"""Who may draw a job in the place of its engine: judged when the order is, by the same policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from easel import policy as rules
from easel.engines.fleet import Fleet
from easel.engines.sizes import has_size, size_for, within
from easel.model import Job, Model, Quality, Rules, Size, StandIn


def stand_ins(job: Job, fleet: Fleet, policy: Rules) -> tuple[StandIn, ...]:
    """Return the other engines that may draw `job`, in the fleet's order.

    Each has a model that the policy allows, the job's own where it can, that draws what was
    asked for: in such a shape, with that seed, from those pictures. None is ever a change for
    the worse that nobody agreed to: a quality that was typed is kept.
    """
    found = []
    for engine, models in fleet.offers():
        if engine != job.engine and (one := _stand_in(job, engine, models, policy)) is not None:
            found.append(one)
    return tuple(found)


def as_drawn_by(job: Job, engine: str) -> Job | None:
    """Return `job` as that engine draws it, None where it is not to draw it."""
    if engine == job.engine:
        return job
    for each in job.stand_ins:
        if each.engine == engine:
            return replace(
                job, engine=engine, model=each.model, size=each.size, quality=each.quality
            )
    return None


def _stand_in(job: Job, engine: str, models: Mapping[str, Model], policy: Rules) -> StandIn | None:
    allowed = rules.allowed_models(policy, models)
    for name in sorted(allowed, key=lambda each: each != job.model):
        model = within(models[name], policy.longest_side)
        size, quality = _size(job, model), _quality(job, model, policy)
        if size is not None and quality is not None and _can(job, model):
            return StandIn(engine=engine, model=name, size=size, quality=quality)
    return None


def _can(job: Job, model: Model) -> bool:
    """Say whether `model` takes what the job consists of."""
    starts_from_pictures = job.parent is not None or bool(job.references)
    return (
        len(job.composed) <= model.prompt_limit
        and (job.prompt.seed is None or model.seeds)
        and (job.prompt.variety is None or model.varies)
        and (model.edits or not starts_from_pictures)
    )


def _size(job: Job, model: Model) -> Size | None:
    """Return the size to ask for: an edit's canvas and mask are made for the job's own."""
    if has_size(model, job.size):
        return job.size
    return size_for(model, job.aspect) if job.edit is None else None


def _quality(job: Job, model: Model, policy: Rules) -> Quality | None:
    allowed = rules.allowed_qualities(policy, model)
    if job.quality in allowed:
        return job.quality
    return next(iter(allowed), None) if job.prompt.quality is None else None
