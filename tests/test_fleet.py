"""Several engines as one, and who may stand in for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from easel import policy as rules
from easel.engines.fleet import Fleet
from easel.model import (
    Aspect,
    Change,
    Edit,
    Job,
    Model,
    PictureKey,
    Policy,
    Prompt,
    Quality,
    Size,
)
from easel.stand_ins import as_drawn_by, stand_ins
from tests.engines_for_tests import PlainEngine
from tests.examples import a_job

CLASSIC = (Size(1024, 1024), Size(1536, 1024))


def model(name: str, **facts: Any) -> Model:
    return Model(name=name, **{"sizes": CLASSIC, **facts})


def fleet(*others: Model) -> Fleet:
    """Return a fleet of a first engine and of one that has these models."""
    first = PlainEngine(name="first", models={"a": model("a")})
    second = PlainEngine(name="second", models={each.name: each for each in others})
    return Fleet({"first": first, "second": second})


def job(**changes: Any) -> Job:
    return a_job(**{"engine": "first", "model": "a", **changes})


def policy(**changes: Any) -> Policy:
    return Policy(meta_prompt="", words=(), **changes)


def names(found: Job, **changes: Any) -> list[tuple[str, str]]:
    others = (model("b"), model("c"))
    found_ins = stand_ins(found, fleet(*others), policy(**changes))
    return [(each.engine, each.model) for each in found_ins]


def test_a_fleet_offers_all_models_and_knows_whose_they_are() -> None:
    both = fleet(model("b"), model("a"))
    assert list(both.models) == ["a", "b"]
    assert [both.owner(name) for name in ("a", "b", "unheard-of")] == ["first", "second", "first"]


def test_only_the_models_that_are_listed_are_offered() -> None:
    engine = PlainEngine(name="only", models={"a": model("a"), "b": model("b")})
    assert list(Fleet({"only": engine}, offered={"only": ("b",)}).models) == ["b"]


async def test_the_first_that_reads_reads() -> None:
    blind = PlainEngine(name="blind", reads=False)
    seeing = PlainEngine(name="seeing", proposals=[("a dog",)])
    both = Fleet({"blind": blind, "seeing": seeing})
    assert (both.name, both.reads) == ("seeing", True)
    assert await both.describe(b"", person_id=1) == ("a dog",)


def test_an_engine_alone_has_nobody_to_stand_in() -> None:
    alone = Fleet.of(PlainEngine(name="first", models={"a": model("a")}))
    assert stand_ins(job(), alone, policy()) == ()


def test_where_all_are_allowed_the_next_engine_s_first_model_stands_in() -> None:
    assert names(job()) == [("second", "b")]


def test_one_that_the_policy_does_not_allow_never_stands_in() -> None:
    assert names(job(), models=("a",)) == []
    assert names(job(), models=("a", "c")) == [("second", "c")]


def test_the_same_model_elsewhere_is_taken_before_another() -> None:
    both = fleet(model("b"), model("a"))
    assert [each.model for each in stand_ins(job(), both, policy())] == ["a"]


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"prompt": Prompt(text="a dog", seed=7)}, {"seeds": False}),
        ({"composed": "x" * 2000}, {"prompt_limit": 1999}),
        ({"parent": PictureKey(job_id="x", index=0)}, {"edits": False}),
        (
            {"prompt": Prompt(text="a dog", quality=Quality.HIGH), "quality": Quality.HIGH},
            {"qualities": (Quality.LOW,)},
        ),
        (
            {"edit": Edit(change=Change.ZOOM_OUT), "size": Size(1024, 1024)},
            {"sizes": (Size(512, 512),)},
        ),
    ],
    ids=["seed", "length", "edits", "a quality that was typed", "the size of a canvas"],
)
def test_one_that_can_t_draw_what_was_asked_for_does_not_stand_in(
    changes: dict[str, Any], facts: dict[str, Any]
) -> None:
    assert stand_ins(job(**changes), fleet(model("b", **facts)), policy()) == ()


def test_a_stand_in_draws_in_its_own_size_and_in_a_quality_that_it_has() -> None:
    other = model("b", sizes=(Size(512, 512), Size(768, 512)), qualities=(Quality.LOW,))
    wide = job(size=Size(1536, 1024), aspect=Aspect(3, 2), quality=Quality.MEDIUM)
    (found,) = stand_ins(wide, fleet(other), policy())
    assert (found.size, found.quality) == (Size(768, 512), Quality.LOW)


def test_a_job_is_drawn_as_its_stand_in_says() -> None:
    ordered = job()
    (other,) = stand_ins(ordered, fleet(model("b")), rules.DEFAULT)
    ordered = replace(ordered, stand_ins=(other,))
    drawn = as_drawn_by(ordered, "second")
    assert drawn is not None
    assert (drawn.engine, drawn.model, drawn.id) == ("second", "b", ordered.id)
    assert as_drawn_by(ordered, "first") is ordered
    assert as_drawn_by(ordered, "third") is None
