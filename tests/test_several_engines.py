"""A studio with several engines: who draws when one is down, and that orders outlast it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from easel.engines.fleet import Fleet
from easel.errors import (
    BadAnswer,
    ContentRefused,
    EngineDown,
    EngineError,
    EngineTimeout,
    EngineUnreachable,
    OutOfMoney,
    RateLimited,
)
from easel.model import JobState, Model, Policy, Size, Ticket, Trouble
from easel.settings import Settings
from tests.classroom import MESSAGE, Classroom, KeepingCourier, classroom
from tests.conftest import changed
from tests.engines_for_tests import PlainEngine
from tests.examples import CLASS, TEACHER, an_order

TEACHERS = 955
SILENT = EngineUnreachable("503")
# As fast as an outage can be had: paused at once, tried again at once.
HASTE = {
    "failures_before_pause": 1,
    "pause_seconds": 0.05,
    "longest_pause_seconds": 0.1,
    "patience_minutes": 60.0,
}
PATIENT = HASTE | {"pause_seconds": 60.0, "longest_pause_seconds": 60.0}


@pytest.fixture
def hasty(settings: Settings) -> Settings:
    return changed(settings, line=HASTE)


def engine(name: str, model: str, **facts: Any) -> PlainEngine:
    row = Model(name=model, sizes=(Size(64, 64),), **facts)
    return PlainEngine(name=name, models={model: row})


def both() -> tuple[PlainEngine, PlainEngine, Fleet]:
    first, second = engine("openai", "flare"), engine("sketch", "pencil")
    return first, second, Fleet({"openai": first, "sketch": second})


async def lay_down(room: Classroom, **changes: Any) -> Policy:
    return await room.studio.policies.edit(
        CLASS.server_id, TEACHER, "for a test", lambda policy: replace(policy, **changes)
    )


@pytest.mark.parametrize("error", [SILENT, OutOfMoney(), RateLimited(0.01)])
async def test_an_order_outlasts_an_outage_and_is_charged_once(
    hasty: Settings, line_file: Path, error: EngineError
) -> None:
    drawing = PlainEngine(answers={0: [error] * 4})
    async with classroom(hasty, drawing, line_file=line_file) as room:
        parcel = await room.drawn("a dog --n 1")
        account = await room.studio.orders.account(parcel.job.person, parcel.job.place)
    assert (len(parcel.files), parcel.failure) == (1, None)
    assert parcel.job.state is JobState.DONE
    assert len(drawing.requests) == 5
    assert account.used == 1


async def test_the_next_engine_draws_while_the_first_is_down_and_the_picture_says_so(
    settings: Settings, line_file: Path
) -> None:
    first, second, fleet = both()
    first.answers[0] = [SILENT]
    async with classroom(changed(settings, line=PATIENT), fleet, line_file=line_file) as room:
        (file,) = (await room.drawn("a dog --n 1")).files
        assert (file.picture.engine, file.picture.model) == ("sketch", "pencil")
        again = await room.drawn("a cat --n 1")
        assert again.job.engine == "openai"  # as it was ordered
        assert again.files[0].picture.engine == "sketch"
    assert (len(first.requests), len(second.requests)) == (1, 2)
    assert second.requests[0].model == "pencil"


async def test_an_engine_that_the_policy_does_not_allow_never_draws(
    hasty: Settings, line_file: Path
) -> None:
    first, second, fleet = both()
    first.answers[0] = [SILENT] * 3
    async with classroom(hasty, fleet, line_file=line_file) as room:
        await lay_down(room, models=("flare",))
        parcel = await room.drawn("a dog --n 1")
    assert parcel.files[0].picture.engine == "openai"
    assert second.requests == []


@pytest.mark.parametrize("error", [EngineTimeout(180.0), BadAnswer("HTML")])
async def test_what_may_have_been_drawn_and_paid_for_is_drawn_by_no_other(
    hasty: Settings, line_file: Path, error: EngineError
) -> None:
    first, second, fleet = both()
    first.answers[0] = [error]
    async with classroom(hasty, fleet, line_file=line_file) as room:
        parcel = await room.drawn("a dog --n 1")
    assert [each.picture.engine for each in parcel.files] == ["openai"]
    assert second.requests == []


async def test_a_refused_prompt_goes_to_no_other_engine(hasty: Settings, line_file: Path) -> None:
    first, second, fleet = both()
    first.answers[0] = [ContentRefused(("violence",))]
    async with classroom(hasty, fleet, line_file=line_file) as room:
        parcel = await room.drawn("a dog --n 1")
    assert isinstance(parcel.failure, ContentRefused)
    assert (len(first.requests), second.requests) == (1, [])


async def test_the_model_that_is_chosen_says_who_draws(hasty: Settings, line_file: Path) -> None:
    first, second, fleet = both()
    async with classroom(hasty, fleet, line_file=line_file) as room:
        parcel = await room.drawn("a dog --n 1 --model pencil")
    assert (parcel.job.engine, parcel.files[0].picture.engine) == ("sketch", "sketch")
    assert (first.requests, len(second.requests)) == ([], 1)


async def test_without_credit_the_line_waits_and_the_teachers_are_told_once(
    hasty: Settings, line_file: Path
) -> None:
    drawing = PlainEngine(answers={0: [OutOfMoney("insufficient_quota")] * 6})
    async with classroom(hasty, drawing, line_file=line_file) as room:
        await lay_down(room, reports_to=TEACHERS)
        for prompt in ("a dog --n 1", "a cat --n 1"):
            assert len((await room.drawn(prompt)).files) == 1
    ((place, name, trouble),) = room.courier.warnings
    assert (place.server_id, place.channel_id) == (CLASS.server_id, TEACHERS)
    assert (name, trouble) == ("plain", Trouble.MONEY)


async def test_an_order_that_has_waited_too_long_ends_in_words_and_costs_nothing(
    settings: Settings, line_file: Path
) -> None:
    drawing = PlainEngine(answers={0: [OutOfMoney()] * 9})
    impatient = changed(settings, line=PATIENT | {"patience_minutes": 0.001})
    async with classroom(impatient, drawing, line_file=line_file) as room:
        parcel = await room.drawn("a dog --n 1")
        account = await room.studio.orders.account(parcel.job.person, parcel.job.place)
    assert isinstance(parcel.failure, EngineDown)
    assert parcel.failure.trouble == Trouble.MONEY
    assert parcel.job.state is JobState.FAILED
    assert account.used == 0


async def test_who_waits_is_told_why_and_can_stop_it(settings: Settings, line_file: Path) -> None:
    drawing = PlainEngine(answers={0: [SILENT] * 9})
    async with classroom(changed(settings, line=PATIENT), drawing, line_file=line_file) as room:
        ticket = await room.studio.imagine(an_order("a dog --n 1"))
        assert isinstance(ticket, Ticket)
        await room.studio.starting.answered(ticket.job, MESSAGE)
        await drawing.asked(1)
        while (standing := await room.studio.standing())[0][2].trouble is None:
            pass
        ((job, drawn, forecast),) = standing
        assert (job.id, drawn, forecast.trouble) == (ticket.job.id, 0, Trouble.SILENT)
        await room.studio.orders.stop(job.person, job.place, job.id)
        parcel = await room.courier.parcel(job)
    assert parcel.job.state is JobState.STOPPED
    assert len(drawing.requests) == 1


async def test_a_restart_knows_that_an_engine_is_paused(
    settings: Settings, line_file: Path
) -> None:
    first, second, fleet = both()
    first.answers[0] = [OutOfMoney()] * 9
    patient = changed(settings, line=PATIENT)
    async with classroom(patient, fleet, line_file=line_file) as room:
        await room.drawn("a dog --n 1")
    async with classroom(patient, fleet, courier=KeepingCourier()) as room:
        parcel = await room.drawn("a cat --n 1")
    assert parcel.files[0].picture.engine == "sketch"
    assert (len(first.requests), len(second.requests)) == (1, 2)
