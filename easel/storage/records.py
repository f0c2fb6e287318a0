"""Parts of a job as plain JSON values, and back; what an older Easel did not write is as then."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from easel.model import (
    Aspect,
    Change,
    Edit,
    Hit,
    KeptReference,
    Prompt,
    Quality,
    Reference,
    Region,
    Role,
    Size,
    Speed,
    StandIn,
    Suspicion,
    Variety,
)

Record = dict[str, Any]


def of_prompt(prompt: Prompt) -> Record:
    """Return `prompt` as `to_prompt` reads it."""
    record = asdict(prompt)
    record["aspect"] = str(prompt.aspect) if prompt.aspect else None
    return record


def to_prompt(record: Record) -> Prompt:
    """Return the prompt that `of_prompt` wrote."""
    return Prompt(
        text=record["text"],
        number=record["number"],
        aspect=to_aspect(record["aspect"]) if record["aspect"] else None,
        quality=Quality(record["quality"]) if record["quality"] else None,
        model=record["model"],
        avoid=tuple(record["avoid"]),
        raw=record.get("raw", False),
        tile=record.get("tile", False),
        seed=record.get("seed"),
        variety=Variety(record["variety"]) if record.get("variety") else None,
        image_weight=record.get("image_weight"),
        references=tuple(
            Reference(role=Role(each["role"]), url=each["url"])
            for each in record.get("references", ())
        ),
        speed=Speed(record["speed"]) if record.get("speed") else None,
        hidden=record.get("hidden"),
    )


def of_edit(edit: Edit) -> Record:
    """Return `edit` as `to_edit` reads it."""
    return asdict(edit)


def to_edit(record: Record) -> Edit:
    """Return the edit that `of_edit` wrote."""
    region = record.get("region")
    return Edit(
        change=Change(record["change"]),
        factor=record["factor"],
        region=None
        if region is None
        else Region(side=region["side"], cells=tuple(region["cells"]), mask=region["mask"]),
        is_remix=record.get("is_remix", False),
    )


def of_reference(reference: KeptReference) -> Record:
    """Return `reference` as `to_reference` reads it."""
    return asdict(reference)


def to_reference(record: Record) -> KeptReference:
    """Return the reference that `of_reference` wrote."""
    return KeptReference(**record | {"role": Role(record["role"])})


def of_hit(hit: Hit) -> Record:
    """Return `hit` as `to_hit` reads it."""
    return asdict(hit)


def to_hit(record: Record) -> Hit:
    """Return the hit that `of_hit` wrote."""
    return Hit(**record)


def of_suspicion(suspicion: Suspicion) -> Record:
    """Return `suspicion` as `to_suspicion` reads it."""
    return asdict(suspicion)


def to_suspicion(record: Record) -> Suspicion:
    """Return the suspicion that `of_suspicion` wrote."""
    return Suspicion(**record)


def of_stand_in(other: StandIn) -> Record:
    """Return `other` as `to_stand_in` reads it."""
    return asdict(other)


def to_stand_in(record: Record) -> StandIn:
    """Return the stand-in that `of_stand_in` wrote."""
    return StandIn(
        engine=record["engine"],
        model=record["model"],
        size=Size(**record["size"]),
        quality=Quality(record["quality"]),
    )


def to_aspect(text: str) -> Aspect:
    """Return the aspect that str() wrote."""
    width, height = text.split(":")
    return Aspect.of(int(width), int(height))
