"""What an engine proposes, before anybody orders it: kept, given back, and refused in words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from easel.errors import (
    BadAnswer,
    BadLink,
    Blocked,
    ContentRefused,
    DisallowedWords,
    EngineTimeout,
    JobRestricted,
    NotOffered,
    RateLimited,
    ReferencesOff,
    TooFast,
    Vanished,
)
from easel.model import Offer, OfferKind, Proposal, Ticket
from easel.references import no_patience
from easel.settings import Settings
from easel.suggestions import MOST
from tests.classroom import Classroom, KeepingCourier, classroom
from tests.conftest import changed
from tests.engines_for_tests import PlainEngine
from tests.examples import ANNA, BORIS, CLASS, OTHER_CLASS, TEACHER, an_order
from tests.pictures.samples import encoded, noise

DOG = "https://cdn.example/dog.png"
HOSTILE = "{a,b} --n 4 http://x ::2"


@pytest.fixture
def engine() -> PlainEngine:
    return PlainEngine()


@pytest.fixture
async def room(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> AsyncIterator[Classroom]:
    """A studio whose teacher lets pictures in, and to which one was attached."""
    courier = KeepingCourier(attached={DOG: encoded(noise(), "PNG")})
    hurried = changed(settings, line={"orders_per_minute": 3}, prompt={"characters": 60})
    async with classroom(hurried, engine, courier=courier, line_file=line_file) as room:
        await allow(room, references=True)
        yield room


async def allow(room: Classroom, **changes: object) -> None:
    policies = room.studio.policies
    await policies.edit(CLASS.server_id, TEACHER, "", lambda policy: replace(policy, **changes))


async def described(room: Classroom) -> Offer:
    offer, _ = await room.studio.suggestions.describe(
        ANNA, CLASS, DOG, attached=True, patience=no_patience
    )
    return offer


async def batch(room: Classroom) -> Proposal:
    proposal = await room.studio.imagine(an_order("a {red, green} dog"))
    assert isinstance(proposal, Proposal)
    return proposal


async def test_what_is_proposed_is_ordered_as_the_words_it_is(
    room: Classroom, engine: PlainEngine
) -> None:
    engine.proposals = [(HOSTILE, "a dog")]
    offer = await described(room)
    assert offer.texts == (r"\{a,b\} n 4 x :", "a dog")
    proposal = await room.studio.propose_all(an_order("", person=BORIS), offer.id)
    assert (proposal.quote.orders, proposal.quote.pictures) == (2, 8)
    tickets = await room.studio.confirm(an_order("", person=BORIS), proposal.offer.id)
    assert [ticket.job.prompt.text for ticket in tickets] == ["{a,b} n 4 x :", "a dog"]
    assert {ticket.job.person for ticket in tickets} == {BORIS}


async def test_nothing_is_proposed_that_could_not_be_ordered(
    room: Classroom, engine: PlainEngine
) -> None:
    engine.proposals = [("a pool of blood", "long " * 20, " -- ", "", "a dog", "--a dog")]
    assert (await described(room)).texts == ("a dog",)


async def test_no_more_is_proposed_than_there_are_buttons(
    room: Classroom, engine: PlainEngine
) -> None:
    engine.proposals = [tuple(f"dog {number}" for number in range(9))]
    assert len((await described(room)).texts) == MOST


async def test_where_nothing_is_left_to_propose_that_is_said(
    room: Classroom, engine: PlainEngine
) -> None:
    engine.proposals = [("blood", "gore")]
    with pytest.raises(NotOffered, match="keeps to this server's rules"):
        await described(room)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (BadAnswer(what="prose"), "found no words"),
        (ContentRefused(), "own rules"),
        (EngineTimeout(seconds=3), "took too long"),
    ],
)
async def test_an_engine_that_fails_to_read_is_not_said_to_draw_badly(
    room: Classroom, engine: PlainEngine, error: Exception, words: str
) -> None:
    engine.proposals = [error, error]
    with pytest.raises(NotOffered, match=words):
        await described(room)
    with pytest.raises(NotOffered, match=words):
        await room.studio.shorten(an_order("a very small dog"))


async def test_other_failures_stay_what_they_are(room: Classroom, engine: PlainEngine) -> None:
    engine.proposals = [RateLimited()]
    with pytest.raises(RateLimited):
        await described(room)


async def test_a_teacher_who_shuts_pictures_out_shuts_out_asking_again(room: Classroom) -> None:
    offer = await described(room)
    await allow(room, references=False)
    with pytest.raises(ReferencesOff):
        await room.studio.suggestions.describe_again(ANNA, CLASS, offer.id, no_patience)


async def test_a_word_banned_since_is_refused_when_all_are_ordered(room: Classroom) -> None:
    offer = await described(room)
    await allow(room, words=("picture",))
    with pytest.raises(DisallowedWords):
        await room.studio.propose_all(an_order(""), offer.id)


async def test_asking_again_asks_about_the_same_picture(
    room: Classroom, engine: PlainEngine
) -> None:
    room.courier.attached.clear()
    with pytest.raises(BadLink):
        await described(room)
    room.courier.attached[DOG] = encoded(noise(), "PNG")
    offer = await described(room)
    room.courier.attached.clear()
    again, data = await room.studio.suggestions.describe_again(BORIS, CLASS, offer.id, no_patience)
    assert (again.digest, again.person_id) == (offer.digest, BORIS.id)
    assert engine.read == [data, data]


async def test_one_person_asks_only_so_often_and_another_still_may(room: Classroom) -> None:
    offer = await described(room)
    await described(room)
    await room.studio.shorten(an_order("a very small dog"))
    with pytest.raises(TooFast):
        await room.studio.suggestions.describe_again(ANNA, CLASS, offer.id, no_patience)
    await room.studio.suggestions.describe_again(BORIS, CLASS, offer.id, no_patience)


async def test_a_refusal_asks_nobody_for_patience(room: Classroom, engine: PlainEngine) -> None:
    asked: list[bool] = []

    async def patience(is_hidden: bool) -> None:
        asked.append(is_hidden)

    with pytest.raises(DisallowedWords):
        await room.studio.shorten(an_order("a pool of blood"), patience)
    engine.reads = False
    with pytest.raises(NotOffered):
        await room.studio.shorten(an_order("a very small dog"), patience)
    assert (asked, engine.read) == ([], [])


async def test_nothing_is_fetched_or_read_for_who_is_blocked(
    room: Classroom, engine: PlainEngine
) -> None:
    offer = await described(room)
    hour = timedelta(hours=1)
    await room.studio.discipline.block(TEACHER, CLASS, ANNA.id, hour, "be kind")
    room.courier.attached.clear()  # whoever fetched it would read of that and not of the block
    with pytest.raises(Blocked):
        await described(room)
    with pytest.raises(Blocked):
        await room.studio.suggestions.describe_again(ANNA, CLASS, offer.id, no_patience)
    with pytest.raises(Blocked):
        await room.studio.shorten(an_order("a very small dog"))
    with pytest.raises(Blocked):
        await room.studio.imagine(an_order("a dog", attachments=(DOG,)))
    assert len(engine.read) == 1


async def test_a_batch_fetches_its_picture_once(room: Classroom) -> None:
    order = an_order("a {red, green, blue, big, small} dog", attachments=(DOG,))
    proposal = await room.studio.imagine(order)
    assert isinstance(proposal, Proposal)
    tickets = await room.studio.confirm(an_order(""), proposal.offer.id)
    # with three fetched in a minute, a fourth would have been too many
    assert len({ticket.job.references for ticket in tickets}) == 1


async def test_a_shorter_prompt_keeps_its_parameters(room: Classroom) -> None:
    offer = await room.studio.shorten(an_order("a very small dog --ar 3:2 --no cats"))
    assert offer.texts[0] == "a very small --ar 3:2 --no cats"
    assert offer.kind is OfferKind.SHORTEN


async def test_what_is_proposed_twice_or_longer_is_left_out(
    room: Classroom, engine: PlainEngine
) -> None:
    engine.proposals = [("a dog", "a  dog", "an even longer dog than before")]
    assert (await room.studio.shorten(an_order("a small dog"))).texts == ("a dog",)


async def test_an_offer_is_of_its_server_and_each_kind_has_its_own_way(room: Classroom) -> None:
    offers, offer, question = room.studio.offers, await described(room), await batch(room)
    with pytest.raises(Vanished):
        await offers.find(OTHER_CLASS, offer.id)
    with pytest.raises(Vanished):
        await offers.text(CLASS, question.offer.id, 0)
    with pytest.raises(Vanished):
        await offers.text(CLASS, offer.id, 4)
    with pytest.raises(Vanished):
        await room.studio.confirm(an_order(""), offer.id)
    with pytest.raises(Vanished):
        await room.studio.suggestions.describe_again(ANNA, CLASS, question.offer.id, no_patience)
    with pytest.raises(JobRestricted, match="offer"):
        await room.studio.confirm(an_order("", person=BORIS), question.offer.id)


async def test_all_that_is_proposed_ends_with_its_person_s_suffix(room: Classroom) -> None:
    await room.studio.personal.set_suffix(BORIS, CLASS, "in oil --n 1")
    offer = await described(room)
    theirs = await room.studio.propose_all(an_order("", person=BORIS), offer.id)
    assert theirs.offer.texts[0] == "picture 1 in oil --n 1"
    assert theirs.quote.pictures == 4
    hers = await room.studio.propose_all(an_order(""), offer.id)
    assert hers.offer.texts[0] == "picture 1"


async def test_a_remix_reads_the_numbers_of_its_own_pictures(room: Classroom) -> None:
    first = await room.studio.imagine(an_order("a dog", attachments=(DOG,)))
    assert isinstance(first, Ticket)
    again = await room.studio.again(an_order("‹picture 1› a cat"), first.job.id)
    assert again.job.prompt.text == "a cat"
    assert again.job.references == first.job.references
