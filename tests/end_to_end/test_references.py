"""Pictures from outside in /imagine: attached, by link, refused, and what is never fetched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

import pytest

from easel.opening import Opening, opened
from playground.person import File, Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    answers,
    first_words,
    imagine,
    pictures,
    press,
    private_answer,
    refused,
)
from tests.links.serving import Site, fetching, response, serving
from tests.pictures.samples import decoded, encoded, noise, png
from tests.servers import images_wire as wire

DOG = encoded(noise(120, 80), "PNG")
HILL = encoded(noise(90, 60), "JPEG")
# A square of 30,000 pixels a side in a few bytes: it is refused by its header alone.
BOMB = png(30_000, 30_000)
ANSWERS = {
    "/dog.png": response(DOG, content_type="image/png"),
    "/hill.jpg": response(HILL, content_type="image/jpeg"),
    "/page.html": response(b"<!doctype html><p>a dog", content_type="text/html"),
    "/bomb.png": response(BOMB, content_type="image/png"),
    "/cut.png": response(DOG[:400], content_type="image/png"),
    "/inward": response(status="302 Found", location="http://127.0.0.2:80/dog.png"),
}


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A site with pictures, on this machine."""
    async with serving(ANSWERS) as site:
        yield site


@asynccontextmanager
async def bot_that_may_ask_here(classroom: Classroom) -> AsyncIterator[None]:
    """Run the bot with a fetcher that may go to this machine, where policy lets pictures in."""
    await classroom.lay_down(references=True)
    async with fetching() as fetcher:
        opening: Opening = partial(opened, fetcher=fetcher)
        async with classroom.bot(opening):
            yield


def usual(classroom: Classroom) -> AbstractAsyncContextManager[None]:
    """Run the bot as it is shipped."""
    return classroom.bot()


@pytest.fixture
async def amara(classroom: Classroom, site: Site) -> AsyncIterator[Person]:
    """A student on a server where pictures are let in, also from this machine's site."""
    async with bot_that_may_ask_here(classroom), classroom.enter("Amara") as person:
        yield person


def sent(call: wire.Received) -> list[tuple[int, int]]:
    """Return the sizes of the pictures that a call to the picture service had."""
    return [decoded(part.data).size for part in call.parts if part.field.startswith("image")]


async def public_words(person: Person, interaction_id: str) -> list[str]:
    """Return what everybody can read of the answers to an interaction."""
    is_it = answers(interaction_id)
    return [text(m) for m in await person.history() if is_it(m) and not m.get("private")]


async def test_an_attached_picture_is_drawn_from(classroom: Classroom, amara: Person) -> None:
    message = await imagine(amara, "a dog --n 1", image=File("photo.png", DOG))
    assert message["content"].startswith(f"**‹picture 1› a dog --n 1** - <@{amara.id}>")
    (call,) = classroom.images.calls
    assert (call.kind, sent(call)) == ("edits", [(120, 80)])
    assert "Attached picture 1 is a reference" in str(call.fields["prompt"])


@pytest.mark.row("--sref, --cref, --oref (+ weights)")
@pytest.mark.row("image URLs and attachments first in the prompt, --iw")
async def test_links_go_first_and_each_kind_is_told_what_for(
    classroom: Classroom, amara: Person, site: Site
) -> None:
    dog, hill = site.url("/dog.png"), site.url("/hill.jpg")
    order = f"{dog} <{hill}> a dog --iw 2 --sref {hill} --cref {dog} --n 1"
    message = await imagine(amara, order)
    assert message["content"].startswith(
        "**‹picture 1› ‹picture 2› a dog --n 1 --iw 2 --sref ‹picture 2› --cref ‹picture 1›** - "
    )
    (call,) = classroom.images.calls
    assert sent(call) == [(120, 80), (90, 60), (90, 60), (120, 80)]
    told = str(call.fields["prompt"])
    for words in ("1 is a reference: use it", "3 is a reference: take its style", ", closely."):
        assert words in told
    assert len(site.asked) == 2  # the same picture is fetched once


async def test_what_is_kept_serves_when_the_link_is_dead(
    classroom: Classroom, amara: Person, site: Site
) -> None:
    message = await imagine(amara, f"{site.url('/dog.png')} a dog --n 1")
    before = len(site.asked)
    await pictures(amara, await press(amara, message, "🔄"))
    await pictures(amara, await press(amara, message, "V1"))
    assert len(site.asked) == before
    assert [len(sent(call)) for call in classroom.images.calls] == [1, 1, 2]


@pytest.mark.parametrize("order", ["{link} a dog", "a dog --sref {link}", "a dog --oref {link}"])
async def test_nothing_is_fetched_where_pictures_are_off(
    classroom: Classroom, site: Site, order: str
) -> None:
    async with usual(classroom), classroom.enter("Amara") as amara:
        said = await refused(amara, order.format(link=site.url("/dog.png")))
        assert "Pictures from outside are off" in said
        attached = await refused(amara, "a dog", image=File("photo.png", DOG))
        assert "Pictures from outside are off" in attached
    assert site.connections == 0
    assert classroom.charged() == 0


async def test_a_banned_word_is_refused_before_anything_is_fetched(
    classroom: Classroom, amara: Person, site: Site
) -> None:
    said = await refused(amara, f"{site.url('/dog.png')} a pool of blood")
    assert "Banned prompt detected" in said
    assert site.connections == 0


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nothing.png", "There is nothing at that address"),
        ("/page.html", "That is a web page, not a picture"),
        ("/bomb.png", "The picture is 30000x30000; it may be at most"),
        ("/cut.png", "That is no sound PNG, JPEG or WebP picture."),
        ("/inward", "There is no such server on the public Internet"),
    ],
)
@pytest.mark.row("Invalid link")
async def test_a_link_that_gives_no_picture_is_refused_in_private(
    classroom: Classroom, amara: Person, site: Site, path: str, reason: str
) -> None:
    asked = await amara.slash("imagine", prompt=f"{site.url(path)} a dog")
    said = await private_answer(amara, asked)
    assert said.startswith("Invalid link")
    assert reason in said
    assert f"/imagine prompt:{site.url(path)} a dog" in said
    assert await public_words(amara, asked) == []
    assert classroom.charged() == 0


async def test_as_shipped_nothing_is_fetched_from_this_machine(
    classroom: Classroom, site: Site
) -> None:
    await classroom.lay_down(references=True)
    async with usual(classroom), classroom.enter("Amara") as amara:
        assert "Invalid link" in await refused(amara, f"{site.url('/dog.png')} a dog")
        within = await refused(amara, "http://127.0.0.1/dog.png a dog")
        assert "There is no such server on the public Internet" in within
    assert site.connections == 0


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (File("notes.txt", b"these are words, and no picture"), "`notes.txt`: That is no sound"),
        (File("bomb.png", BOMB), "`bomb.png`: The picture is 30000x30000"),
        (File("cut.png", DOG[:300]), "`cut.png`: That is no sound PNG"),
        (File("dot.png", encoded(noise(4, 4), "PNG")), "at least 16 pixels a side"),
    ],
)
async def test_an_attachment_that_is_no_picture_is_named(
    classroom: Classroom, amara: Person, file: File, said: str
) -> None:
    asked = await amara.slash("imagine", prompt="a dog", image=file)
    card = await private_answer(amara, asked)
    assert card.startswith("Invalid picture")
    assert said in card
    assert f"/imagine prompt:a dog image:{file.name}" in card
    assert await public_words(amara, asked) == []
    assert classroom.charged() == 0


async def test_a_file_over_the_limit_is_never_downloaded(classroom: Classroom) -> None:
    await classroom.lay_down(references=True)
    async with (
        classroom.bot(references={"max_mib": 1}),
        classroom.enter("Amara") as amara,
    ):
        large = File("photo.png", encoded(noise(700, 700), "PNG"))
        said = await refused(amara, "a dog", image=large)
        assert "`photo.png`: The picture is over 1 MiB" in said


async def test_who_goes_into_stealth_while_a_picture_is_fetched_is_hidden(
    classroom: Classroom,
) -> None:
    asked, is_time = asyncio.Event(), asyncio.Event()

    async def slow(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await is_time.wait()
        writer.write(response(DOG, content_type="image/png"))

    await classroom.lay_down(hiding=True)
    async with (
        serving({"/slow.png": slow}) as site,
        bot_that_may_ask_here(classroom),
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
    ):
        order = await amara.slash("imagine", prompt=f"{site.url('/slow.png')} a secret dog --n 1")
        await asked.wait()
        await private_answer(amara, await amara.slash("stealth"))
        is_time.set()
        assert (await pictures(amara, order))["private"]
        await imagine(boris, "a bird --n 1")
        shown = [event["message"] for event in boris.events if "message" in event]
        assert not [each for each in shown if "secret" in text(each)]
        assert not [m for m in boris.messages.values() if m.get("state") == "thinking"]


async def test_of_five_people_at_once_each_gets_their_own(
    classroom: Classroom, amara: Person
) -> None:
    sizes = [(60 + 10 * place, 60) for place in range(5)]
    orders = [
        await amara.slash(
            "imagine", prompt="a dog", number=1, image=File("a.png", encoded(noise(*size), "PNG"))
        )
        for size in sizes
    ]
    for order in orders:
        await pictures(amara, order)
    assert sorted(sent(call)[0] for call in classroom.images.calls) == sizes


async def test_people_are_told_that_it_takes_a_while(amara: Person) -> None:
    asked = await amara.slash("imagine", prompt="a dog", image=File("photo.png", DOG))
    assert await first_words(amara, asked) == ""  # "is thinking", to everybody
    await pictures(amara, asked)


async def test_a_batch_of_orders_shares_the_picture(classroom: Classroom, amara: Person) -> None:
    asked = await amara.slash(
        "imagine", prompt="a {red, green} dog --n 1", image=File("photo.png", DOG)
    )
    question = await amara.wait_for(lambda m: answers(asked)(m) and bool(m["components"]))
    await press(amara, question, "Order all 2")

    def drawn(colour: str, message: Message) -> bool:
        is_it = message["content"].startswith(f"**‹picture 1› a {colour} dog --n 1** - ")
        return is_it and bool(message["attachments"])

    for colour in ("red", "green"):
        await amara.wait_for(partial(drawn, colour), 20)
    assert [sent(call) for call in classroom.images.calls] == [[(120, 80)]] * 2


async def test_a_number_in_place_of_a_picture_is_refused_in_an_order_of_its_own(
    amara: Person,
) -> None:
    said = await refused(amara, "‹picture 1› a dog")
    assert "This stands for a picture of another order" in said
