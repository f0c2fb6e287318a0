"""The studio: from an order to its parcel, and every way in which it says no."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from easel.errors import (
    BadAnswer,
    BadParameter,
    BrokenPicture,
    Closing,
    ContentRefused,
    DisallowedWords,
    DiskFull,
    EaselError,
    EmptyPrompt,
    LineFull,
    NotAllowed,
    NotAPicture,
    NotInPolicy,
    PromptTooLong,
    QuotaReached,
    RateLimited,
    StartError,
    Undelivered,
    Unexpected,
    Vanished,
    WrongSize,
)
from easel.model import Action, JobState, Options, PictureKey, Policy, Quality, Size
from easel.opening import opened
from easel.policies import Policies
from easel.policy import OPEN, with_channel
from easel.settings import Settings
from easel.storage.database import Database, line_engine, sqlite_file
from tests.classroom import MESSAGE, WAIT, Classroom, KeepingCourier, classroom, is_kept, key
from tests.conftest import changed
from tests.engines_for_tests import PLAIN, PlainEngine, of_request, picture
from tests.examples import ANNA, BORIS, CLASS, OTHER_CLASS, TEACHER, an_order, models


@pytest.fixture
def engine() -> PlainEngine:
    return PlainEngine()


@pytest.fixture
async def room(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> AsyncIterator[Classroom]:
    async with classroom(settings, engine, line_file=line_file) as room:
        yield room


def ban(policy: Policy, word: str = "dragons") -> Policy:
    return replace(policy, words=(*policy.words, word))


@contextmanager
def refusing(file: Path | None, what: str) -> Iterator[None]:
    """Have SQLite refuse one kind of write."""
    assert file is not None
    with closing(sqlite3.connect(file, timeout=WAIT)) as database:
        database.execute(
            f"CREATE TRIGGER refusing BEFORE {what} BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
        try:
            yield
        finally:
            database.execute("DROP TRIGGER refusing")


def kept_files(settings: Settings, pattern: str) -> list[Path]:
    return list(Path(settings.storage.pictures).glob(pattern))


async def test_an_order_becomes_four_different_pictures_that_are_kept(
    settings: Settings, room: Classroom
) -> None:
    parcel = await room.drawn("a dog on a hill")
    assert parcel.failure is None
    assert [key(file).index for file in parcel.files] == [0, 1, 2, 3]
    assert len({file.data for file in parcel.files}) == 4
    assert all(is_kept(settings, file) for file in parcel.files)
    assert parcel.job.state is JobState.DONE
    assert not kept_files(settings, "incoming/*")


async def test_the_sketch_engine_draws_an_order(settings: Settings, line_file: Path) -> None:
    settings = changed(settings, engine={"name": "sketch"})
    async with classroom(settings, line_file=line_file) as room:
        parcel = await room.drawn("Dog next to the Eiffel Tower --n 2 --q low")
        assert (len(parcel.files), parcel.failure) == (2, None)
        assert all(is_kept(settings, file) for file in parcel.files)


async def test_the_ticket_says_the_place_and_the_time(room: Classroom) -> None:
    ticket = await room.studio.imagine(an_order("a dog"))
    assert ticket.forecast.place == 1
    assert ticket.forecast.seconds > 0
    assert ticket.job.state is JobState.WAITING


async def test_the_engine_gets_the_policy_and_the_idea(
    room: Classroom, engine: PlainEngine
) -> None:
    parcel = await room.drawn("a dog on a hill --no cats --ar 3:2 --q high")
    request = engine.requests[0]
    assert "class of children" in request.prompt
    assert "a dog on a hill" in request.prompt
    assert (request.idea, request.avoid) == ("a dog on a hill", ("cats",))
    assert (request.size, request.quality) == (Size(96, 64), Quality.HIGH)
    assert (request.sources, request.person_id) == ((), ANNA.id)
    assert parcel.job.composed == request.prompt


async def test_a_variation_is_drawn_from_its_parent(room: Classroom, engine: PlainEngine) -> None:
    first = await room.drawn("a dog on a hill --n 2")
    parent = first.files[1]
    ticket = await room.studio.vary(an_order("", person=BORIS), key(parent))
    parcel = await room.after(ticket.job)
    assert [each.sources for each in engine.requests[2:]] == [(parent.data,)] * 2
    assert all("variation" in each.prompt for each in engine.requests[2:])
    assert (parcel.job.action, parcel.job.parent) == (Action.VARY, key(parent))
    assert (parcel.job.prompt, parcel.job.person) == (first.job.prompt, BORIS)
    assert len(parcel.files) == 2


async def test_again_orders_the_same_with_another_seed(room: Classroom) -> None:
    first = await room.drawn("a dog on a hill --n 1 --ar 2:3")
    again = await room.after((await room.studio.again(an_order(""), first.job.id)).job)
    assert (again.job.action, again.job.prompt) == (Action.AGAIN, first.job.prompt)
    assert again.job.seed != first.job.seed
    assert (again.job.size, len(again.files)) == (Size(64, 96), 1)


async def test_a_variation_again_is_one_of_the_same_parent(room: Classroom) -> None:
    first = await room.drawn("a dog --n 1")
    variation = await room.after((await room.studio.vary(an_order(""), key(first.files[0]))).job)
    again = await room.after((await room.studio.again(an_order(""), variation.job.id)).job)
    assert again.job.parent == key(first.files[0])
    assert len(again.files) == 1


async def test_a_picture_is_shown_alone_as_it_was_made(room: Classroom) -> None:
    parcel = await room.drawn()
    job, file = await room.studio.collection.show(ANNA, CLASS, key(parcel.files[2]))
    assert (job.id, file.data) == (parcel.job.id, parcel.files[2].data)


async def test_what_is_too_large_to_post_is_posted_smaller_and_kept_as_it_was(
    settings: Settings, room: Classroom, engine: PlainEngine
) -> None:
    noise = Image.effect_noise((256, 256), 90)
    with BytesIO() as file:
        noise.save(file, "PNG")
        engine.answers[0] = [file.getvalue()]
    room.courier.limit = 30_000
    (posted,) = (await room.drawn("noise --n 1")).files
    assert (posted.media_type, posted.picture.media_type) == ("image/jpeg", "image/png")
    assert len(posted.data) <= 30_000 < posted.picture.bytes


async def test_a_picture_of_another_ratio_is_cut_to_the_one_ordered(
    room: Classroom, engine: PlainEngine
) -> None:
    engine.answers[0] = [picture(Size(200, 100), (9, 9, 9))]
    (file,) = (await room.drawn("a dog --n 1 --ar 1:1")).files
    assert file.picture.size == Size(100, 100)


@pytest.mark.parametrize("job_id", ["0" * 32, "", "job", "a' or '1'='1"])
async def test_what_never_was_has_vanished(room: Classroom, job_id: str) -> None:
    forged = PictureKey(job_id=job_id, index=0)
    for wish in (
        room.studio.vary(an_order(""), forged),
        room.studio.again(an_order(""), job_id),
        room.studio.collection.show(ANNA, CLASS, forged),
    ):
        with pytest.raises(Vanished):
            await wish


async def test_a_job_of_another_server_is_as_good_as_gone(room: Classroom) -> None:
    theirs = await room.drawn()
    ours = an_order("", place=OTHER_CLASS)
    for wish in (
        room.studio.vary(ours, key(theirs.files[0])),
        room.studio.again(ours, theirs.job.id),
        room.studio.collection.show(ANNA, OTHER_CLASS, key(theirs.files[0])),
    ):
        with pytest.raises(Vanished) as gone:
            await wish
        assert gone.value.what == "order"


@pytest.mark.parametrize("index", [-1, 1, 99])
async def test_a_picture_that_the_order_never_had_has_vanished(room: Classroom, index: int) -> None:
    parcel = await room.drawn("a dog --n 1")
    forged = PictureKey(job_id=parcel.job.id, index=index)
    for wish in (
        room.studio.vary(an_order(""), forged),
        room.studio.collection.show(ANNA, CLASS, forged),
    ):
        with pytest.raises(Vanished) as gone:
            await wish
        assert gone.value.what == "picture"


async def test_a_variation_whose_parent_lost_its_file_fails_in_words(
    settings: Settings, room: Classroom
) -> None:
    parcel = await room.drawn("a dog --n 1")
    for file in kept_files(settings, "*/*.png"):
        file.unlink()
    with pytest.raises(Vanished):
        await room.studio.collection.show(ANNA, CLASS, key(parcel.files[0]))
    ticket = await room.studio.vary(an_order(""), key(parcel.files[0]))
    failed = await room.after(ticket.job)
    assert (failed.files, type(failed.failure)) == ((), Vanished)


async def test_an_engine_that_reads_for_itself_is_told_the_policys_colours(
    room: Classroom, engine: PlainEngine
) -> None:
    await room.drawn("a dog --n 1")

    def in_grey(policy: Policy) -> Policy:
        return replace(policy, colour="black and white")

    await room.studio.policies.edit(CLASS.server_id, TEACHER, "grey", in_grey)
    await room.drawn("a dog --n 1")
    assert [each.colour for each in engine.requests] == ["", "black and white"]


async def test_every_path_to_a_picture_refuses_the_same_word(room: Classroom) -> None:
    before = await room.drawn("a dragon")
    await room.studio.policies.edit(CLASS.server_id, TEACHER, "no dragons", ban)
    for wish in (
        room.studio.imagine(an_order("two Dragons")),
        room.studio.vary(an_order(""), key(before.files[0])),
        room.studio.again(an_order(""), before.job.id),
        room.studio.collection.show(ANNA, CLASS, key(before.files[0])),
    ):
        with pytest.raises(DisallowedWords) as refused:
            await wish
        assert refused.value.hits[0].word == "dragons"
    trial = await room.studio.test(CLASS, "a dragon")
    assert (type(trial.refusal), trial.wish) == (DisallowedWords, None)
    assert await room.studio.standing() == []


async def test_a_policy_edited_elsewhere_is_in_force_for_the_very_next_order(
    settings: Settings, room: Classroom
) -> None:
    await room.drawn("a dragon --n 1")  # from here on the policy is known, and soon out of date
    another = Database(settings.storage.database)
    await another.open()
    await Policies(another, models=models()).edit(CLASS.server_id, TEACHER, "no dragons", ban)
    await another.close()
    with pytest.raises(DisallowedWords):
        await room.studio.imagine(an_order("a dragon"))
    assert await room.studio.standing() == []
    ticket = await room.studio.imagine(an_order("a dog"))
    assert ticket.job.policy_version == 1


async def test_a_channel_s_rule_made_elsewhere_holds_for_the_very_next_order_in_its_threads(
    settings: Settings, room: Classroom
) -> None:
    thread = replace(CLASS, channel_id=950, thread_of=CLASS.channel_id)
    await room.studio.imagine(an_order("a dog", place=thread))
    another = Database(settings.storage.database)
    await another.open()
    await Policies(another, models=models()).edit(
        CLASS.server_id,
        TEACHER,
        "one at a time",
        lambda policy: with_channel(policy, CLASS.channel_id, replace(OPEN, most_pictures=1)),
    )
    await another.close()
    with pytest.raises(NotInPolicy):
        await room.studio.imagine(an_order("a dog --n 2", place=thread))
    ticket = await room.studio.imagine(an_order("a dog", place=thread))
    assert ticket.job.number == 1
    (kept,) = [job for job, *_ in await room.studio.standing() if job.id == ticket.job.id]
    assert kept.place == thread
    beside = await room.studio.imagine(an_order("a dog", place=replace(CLASS, channel_id=902)))
    assert beside.job.number == 4


async def test_five_orders_at_once_with_a_quota_for_one_make_one(
    settings: Settings, engine: PlainEngine
) -> None:
    settings = changed(settings, quota={"pictures_per_day": 4})
    async with classroom(settings, engine, is_moving=False) as room:
        outcomes = await asyncio.gather(
            *(room.studio.imagine(an_order("a dog --n 4")) for _ in range(5)),
            return_exceptions=True,
        )
        assert sorted(type(each).__name__ for each in outcomes) == ["QuotaReached"] * 4 + ["Ticket"]
        assert len(await room.studio.standing()) == 1


async def test_one_person_fills_only_their_share_of_the_line(
    settings: Settings, engine: PlainEngine
) -> None:
    settings = changed(settings, line={"running_per_person": 1, "waiting_per_person": 2})
    async with classroom(settings, engine, is_moving=False) as room:
        for _ in range(3):
            await room.studio.imagine(an_order("a dog"))
        with pytest.raises(LineFull):
            await room.studio.imagine(an_order("a dog"))
        ticket = await room.studio.imagine(an_order("a dog", person=BORIS))
        assert ticket.forecast.place == 2  # Anna's others wait for her first


@pytest.mark.parametrize(
    ("text", "options", "refusal"),
    [
        ("   ", Options(), EmptyPrompt),
        ("x" * 1501, Options(), PromptTooLong),
        ("a dog --n 9", Options(), BadParameter),
        ("a dog --ar 1:9", Options(), BadParameter),
        ("a dog", Options(aspect="x"), BadParameter),
        ("a dog --model nobody", Options(), BadParameter),
        ("a dog --model brief --q high", Options(), BadParameter),
        ("a dog " * 200 + "--model brief --q low", Options(), PromptTooLong),
        ("a dog with a sword", Options(), DisallowedWords),
    ],
)
async def test_a_refused_order_leaves_nothing_behind(
    settings: Settings,
    engine: PlainEngine,
    text: str,
    options: Options,
    refusal: type[EaselError],
) -> None:
    async with classroom(settings, engine, is_moving=False) as room:
        with pytest.raises(refusal):
            await room.studio.imagine(an_order(text, options=options))
        assert await room.studio.standing() == []
    assert engine.requests == []


async def test_a_student_may_not_edit_the_policy(room: Classroom) -> None:
    with pytest.raises(NotAllowed):
        await room.studio.policies.edit(CLASS.server_id, ANNA, "more dragons", ban)
    assert await room.studio.policies.history(CLASS.server_id, 10) == []


async def test_nothing_is_compiled_for_who_may_not_edit(room: Classroom) -> None:
    asked: list[Policy] = []

    def edit(policy: Policy) -> Policy:
        asked.append(policy)
        return policy

    with pytest.raises(NotAllowed):
        await room.studio.policies.edit(CLASS.server_id, ANNA, "a thousand words", edit)
    assert asked == []


FAILURES: list[tuple[bytes | Exception, type[EaselError]]] = [
    (ContentRefused(("violence",)), ContentRefused),
    (BadAnswer("HTML"), BadAnswer),
    (picture(Size(64, 64), (1, 2, 3))[:-20], BrokenPicture),
    (b"<html>502</html>", NotAPicture),
    (b"", NotAPicture),
    (picture(Size(63, 63), (1, 2, 3)), WrongSize),
    (ZeroDivisionError("a bug"), Unexpected),
]


@pytest.mark.parametrize(("answer", "failure"), FAILURES, ids=lambda each: type(each).__name__)
async def test_an_order_of_which_nothing_is_drawn_says_why_and_costs_nothing(
    settings: Settings, line_file: Path, answer: bytes | Exception, failure: type[EaselError]
) -> None:
    settings = changed(settings, line={"attempts": 1}, quota={"pictures_per_day": 1})
    engine = PlainEngine(answers={0: [answer]})
    async with classroom(settings, engine, line_file=line_file) as room:
        failed = await room.drawn("a dog --n 1")
        assert (failed.files, type(failed.failure)) == ((), failure)
        assert failed.job.state is JobState.FAILED
        drawn = await room.drawn("a dog --n 1")  # the quota of one is still there
        assert (len(drawn.files), drawn.failure) == (1, None)
        with pytest.raises(QuotaReached):
            await room.studio.imagine(an_order("a dog --n 1"))


async def test_three_of_four_are_posted_with_the_reason_and_three_are_charged(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    settings = changed(settings, quota={"pictures_per_day": 4})
    engine.answers[1] = [ContentRefused(())]
    async with classroom(settings, engine, line_file=line_file) as room:
        parcel = await room.drawn("a dog")
        assert [key(file).index for file in parcel.files] == [0, 2, 3]
        assert isinstance(parcel.failure, ContentRefused)
        assert parcel.job.state is JobState.DONE
        await room.drawn("a dog --n 1")
        with pytest.raises(QuotaReached):
            await room.studio.imagine(an_order("a dog --n 1"))


async def test_too_many_requests_keep_the_orders_place_and_end_well(
    room: Classroom, engine: PlainEngine
) -> None:
    engine.answers[0] = [RateLimited(0.5)]
    ticket = await room.studio.imagine(an_order("a dog --n 1"))
    await room.studio.starting.answered(ticket.job, MESSAGE)
    await engine.asked(1)
    ((job, drawn, coming),) = await room.studio.standing()
    assert (job.id, job.state, drawn, coming.place) == (ticket.job.id, JobState.DRAWING, 0, 0)
    parcel = await room.courier.parcel(job)
    assert (len(parcel.files), parcel.failure, len(engine.requests)) == (1, None, 2)
    first, second = engine.requests
    assert first == second


async def test_a_broken_picture_is_drawn_anew(room: Classroom, engine: PlainEngine) -> None:
    engine.answers[0] = [b"<html>502</html>"]
    parcel = await room.drawn("a dog --n 1")
    assert (len(parcel.files), parcel.failure, len(engine.requests)) == (1, None, 2)


async def test_a_full_disk_is_said_and_not_charged(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    full = changed(settings, storage={"min_free_mib": 1024 * 1024}, quota={"pictures_per_day": 1})
    async with classroom(full, engine, line_file=line_file) as room:
        for _ in range(2):
            parcel = await room.drawn("a dog --n 1")
            assert (parcel.files, type(parcel.failure)) == ((), DiskFull)


async def test_an_outcome_that_discord_does_not_take_is_brought_again(
    settings: Settings, room: Classroom
) -> None:
    room.courier.errors = [Undelivered("500")]
    parcel = await room.drawn("a dog --n 1")
    assert len(parcel.files) == 1
    assert len(room.courier.parcels) == 1


async def test_the_token_is_forgotten_once_the_outcome_was_brought(room: Classroom) -> None:
    parcel = await room.drawn("a dog --n 1")
    address = parcel.job.address
    assert address is not None
    assert (address.token, address.message_id) == ("a-token", MESSAGE)
    async with asyncio.timeout(WAIT):
        while address.token:
            shown, _ = await room.studio.collection.show(ANNA, CLASS, key(parcel.files[0]))
            assert shown.address is not None
            address = shown.address
    assert address.message_id == MESSAGE


async def test_a_closing_studio_takes_no_orders_and_loses_none(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    engine.hanging = {0}
    async with classroom(settings, engine, line_file=line_file) as room:
        ticket = await room.studio.imagine(an_order("a dog --n 1"))
        await room.studio.starting.answered(ticket.job, MESSAGE)
        await engine.asked(1)
        waiting = await room.studio.imagine(an_order("a cat --n 1"))
        await room.studio.close()
        with pytest.raises(Closing):
            await room.studio.imagine(an_order("a dog"))
    engine.hanging = set()
    async with classroom(settings, engine) as room:
        for job in (ticket.job, waiting.job):
            parcel = await room.courier.parcel(job)
            assert (len(parcel.files), parcel.failure) == (1, None)
    assert Counter(each.job.id for each in room.courier.parcels).total() == 2


@pytest.mark.parametrize("is_answered", [True, False])
async def test_the_next_start_takes_up_what_was_accepted_and_never_begun(
    settings: Settings, engine: PlainEngine, line_file: Path, is_answered: bool
) -> None:
    async with classroom(settings, engine, line_file=line_file, is_moving=False) as room:
        ticket = await room.studio.imagine(an_order("a dog --n 2"))
        if is_answered:
            await room.studio.starting.answered(ticket.job, MESSAGE)
    async with classroom(settings, engine) as room:
        parcel = await room.courier.parcel(ticket.job)
        assert (len(parcel.files), parcel.failure) == (2, None)


async def test_an_order_that_comes_before_the_line_is_open_begins_when_it_is_answered(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    async with classroom(settings, engine, line_file=line_file, is_moving=False) as room:
        unanswered = await room.studio.imagine(an_order("a dog --n 1"))
        answered = await room.studio.imagine(an_order("a cat --n 1"))
        line = asyncio.create_task(room.studio.starting.keep())
        try:
            await room.after(answered.job)
            assert ["a cat" in each.prompt for each in engine.requests] == [True]
            await room.after(unanswered.job)
        finally:
            line.cancel()
            await asyncio.gather(line, return_exceptions=True)


async def test_an_order_whose_message_could_not_be_remembered_is_drawn_all_the_same(
    settings: Settings, room: Classroom
) -> None:
    ticket = await room.studio.imagine(an_order("a dog --n 1"))
    with refusing(sqlite_file(settings.storage.database), "UPDATE OF message_id ON jobs"):
        parcel = await room.after(ticket.job)
    assert (len(parcel.files), parcel.failure) == (1, None)


async def test_an_outcome_is_brought_once_though_its_token_can_not_be_wiped(
    settings: Settings, room: Classroom
) -> None:
    from dbos import DBOS

    with refusing(sqlite_file(settings.storage.database), "UPDATE OF token ON jobs"):
        parcel = await room.drawn("a dog --n 1")
        handle = await asyncio.to_thread(DBOS.retrieve_workflow, parcel.job.id)
        async with asyncio.timeout(WAIT):
            await asyncio.to_thread(handle.get_result)
    assert len(room.courier.parcels) == 1


async def test_a_picture_lost_before_it_was_posted_is_said_to_be_missing(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    engine.hanging = {1}
    async with classroom(settings, engine, line_file=line_file) as room:
        ticket = await room.studio.imagine(an_order("a dog --n 2"))
        await room.studio.starting.answered(ticket.job, MESSAGE)
        async with asyncio.timeout(WAIT):
            while [drawn for _, drawn, _ in await room.studio.standing()] != [1]:
                pass
    engine.hanging = set()
    (lost,) = kept_files(settings, "*/*.png")
    lost.unlink()
    async with classroom(settings, engine) as room:
        parcel = await room.courier.parcel(ticket.job)
    assert ([key(file).index for file in parcel.files], type(parcel.failure)) == ([1], Vanished)


async def test_an_order_that_the_line_did_not_take_is_offered_again(
    settings: Settings, engine: PlainEngine, line_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with classroom(settings, engine, line_file=line_file, start_again=0.05) as room:
        await room.drawn("a dog --n 1")
        ticket = await room.studio.imagine(an_order("a cat --n 1"))
        line = line_engine(settings.storage.database).url.database
        with refusing(Path(line or ""), "INSERT ON workflow_status"):
            await room.studio.starting.answered(ticket.job, MESSAGE)
            async with asyncio.timeout(WAIT):
                while caplog.text.count("could not be started") < 2:  # it is offered, in vain
                    await room.studio.standing()
            assert room.courier.parcels[-1].job.id != ticket.job.id
        parcel = await room.courier.parcel(ticket.job)
        assert (len(parcel.files), parcel.failure) == (1, None)


async def test_parked_between_pictures_an_order_goes_on_with_the_missing_ones(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    engine.hanging = {1}
    async with classroom(settings, engine, line_file=line_file) as room:
        ticket = await room.studio.imagine(an_order("a dog --n 2"))
        await room.studio.starting.answered(ticket.job, MESSAGE)
        await engine.asked(2)
        async with asyncio.timeout(WAIT):
            while [drawn for _, drawn, _ in await room.studio.standing()] != [1]:
                pass
    engine.hanging = set()
    async with classroom(settings, engine) as room:
        parcel = await room.courier.parcel(ticket.job)
        assert (len(parcel.files), parcel.failure) == (2, None)
    assert Counter(each.index for each in engine.requests)[1] == 2
    expected = [of_request(each) for each in engine.requests if each.index == 1]
    assert parcel.files[1].data == expected[0]


async def test_an_order_whose_workflow_died_is_ended_by_the_next_start(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    from dbos import DBOS

    engine.hanging = {0}
    async with classroom(settings, engine, line_file=line_file) as room:
        ticket = await room.studio.imagine(an_order("a dog --n 1"))
        await room.studio.starting.answered(ticket.job, MESSAGE)
        await engine.asked(1)
        await asyncio.to_thread(DBOS.cancel_workflow, ticket.job.id)
    async with classroom(settings, engine) as room:
        parcel = await room.courier.parcel(ticket.job)
        assert (parcel.files, type(parcel.failure)) == ((), Unexpected)
        assert await room.studio.standing() == []


async def test_a_second_process_on_one_sqlite_file_is_refused(
    settings: Settings, engine: PlainEngine
) -> None:
    async with classroom(settings, engine, is_moving=False):
        with pytest.raises(StartError, match="another Easel is running on"):
            async with opened(settings, KeepingCourier(), engine):
                pass
    async with classroom(settings, engine, is_moving=False):
        pass


async def test_a_folder_that_cannot_be_made_stops_the_start_in_words(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StartError, match="can't be written to"):
        async with opened(settings, KeepingCourier()):
            pass


async def test_small_facts_outlive_a_restart(settings: Settings, engine: PlainEngine) -> None:
    async with classroom(settings, engine, is_moving=False) as room:
        await room.studio.remember("commands", "a digest")
    async with classroom(settings, engine, is_moving=False) as room:
        assert await room.studio.recall("commands") == "a digest"
        assert await room.studio.recall("other") is None


async def test_a_model_whose_end_has_come_is_named_at_the_start(
    settings: Settings, line_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ended = replace(PLAIN, name="old", retires=date(2026, 1, 1), successor="plain")
    engine = PlainEngine(models={"old": ended, "plain": PLAIN})
    async with classroom(settings, engine, line_file=line_file):
        pass
    warnings = [each.getMessage() for each in caplog.records if "served" in each.getMessage()]
    assert warnings == [
        "The model old is no longer served, since 2026-01-01; set engine.default_model to plain."
    ]
