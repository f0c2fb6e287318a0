"""The bot's process: signals, kill -9 at bad moments, restarts, and the playground beside it."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import AbstractAsyncContextManager, closing, suppress
from pathlib import Path

import pytest

from playground.beside import find
from playground.person import Person
from tests.conftest import ROOT
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.process import BotProcess, gone, online, started, until, with_playground
from tests.end_to_end.seeing import (
    answers,
    first_words,
    has_pictures,
    imagine,
    pictures,
    press,
    rows,
    stopped,
)

SIGNALS = [signal.SIGTERM, signal.SIGINT]


@pytest.mark.parametrize("number", SIGNALS)
async def test_a_signal_ends_an_idle_bot_in_good_order(
    classroom: Classroom, number: signal.Signals
) -> None:
    async with classroom.enter("Amara") as amara, bot(classroom) as running:
        await online(amara, running)
        await imagine(amara, "a dog --n 1")
        assert await running.stop(number) == 0
    assert "Traceback" not in running.said


@pytest.mark.parametrize("number", SIGNALS)
async def test_a_signal_parks_running_orders_and_a_restart_ends_them(
    classroom: Classroom, number: signal.Signals
) -> None:
    classroom.images.always = "hang"
    async with classroom.enter("Amara") as amara:
        async with bot(classroom) as running:
            await online(amara, running)
            order = await amara.slash("imagine", prompt="a dog --n 2")
            await first_words(amara, order)
            await classroom.images.called()
            assert await running.stop(number) == 0
        classroom.images.always = "ok"
        async with bot(classroom) as again:
            drawn = await pictures(amara, order)
            assert rows(drawn) == ["U1 U2 🔄", "V1 V2"]
            assert await again.stop(number) == 0
    assert "Traceback" not in again.said


async def test_a_signal_in_the_middle_of_starting_ends_it_in_good_order(
    classroom: Classroom,
) -> None:
    async with bot(classroom) as running, classroom.enter("Amara") as amara:
        await until(lambda: amara.state["commands"], 30)
        assert await running.stop(signal.SIGTERM) == 0
    assert "Traceback" not in running.said


async def test_an_order_killed_in_mid_draw_ends_in_the_message_that_waited(
    classroom: Classroom,
) -> None:
    classroom.images.always = "hang"
    async with classroom.enter("Amara") as amara:
        async with bot(classroom) as running:
            await online(amara, running)
            order = await amara.slash("imagine", prompt="a dog --n 2")
            await first_words(amara, order)
            await classroom.images.called()
            await running.kill()
            await gone(amara)
        classroom.images.always = "ok"
        async with bot(classroom):
            await pictures(amara, order)
    assert len([m for m in amara.messages.values() if "a dog" in m["content"]]) == 1


async def test_an_order_killed_before_its_first_answer_is_posted_as_a_new_message(
    classroom: Classroom,
) -> None:
    async with classroom.enter("Amara") as amara:
        async with bot(classroom) as running:
            await online(amara, running)
            await amara.fault("POST", "/interactions/.*/callback", 500, delay=30)
            order = await amara.slash("imagine", prompt="a dog --n 2")
            await until(lambda: accepted(classroom) == 1)
            await running.kill()
            await gone(amara)
        async with bot(classroom):
            posted = await amara.wait_for(has_pictures, 20)
    assert not answers(order)(posted)
    assert posted["content"].startswith(f"**a dog --n 2** - <@{amara.id}>")
    assert rows(posted) == ["U1 U2 🔄", "V1 V2"]


async def test_an_order_killed_right_after_its_stop_is_told_of_it_and_not_drawn(
    classroom: Classroom,
) -> None:
    classroom.images.always = "hang_after_partial"
    async with classroom.enter("Amara") as amara:
        async with bot(classroom) as running:
            await online(amara, running)
            order = await amara.slash("imagine", prompt="a dog --n 2")
            await first_words(amara, order)
            await classroom.images.called(2)
            await amara.slash("cancel")
            await until(lambda: states(classroom) == ["stopped"])
            await running.kill()
            await gone(amara)
        classroom.images.always = "ok"
        async with bot(classroom):
            await stopped(amara, order)
    assert classroom.charged() == 0
    assert len(classroom.images.calls) == 2
    # Beside them, the answer to /cancel, which is private, may have come before the kill.
    told = [m for m in amara.messages.values() if "a dog" in m["content"]]
    assert len([m for m in told if not m.get("private")]) == 1


async def test_old_buttons_work_after_kill_and_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with bot(classroom) as running:
            await online(amara, running)
            old = await imagine(amara, "a dog --n 2")
            first = await amara.download(old["attachments"][0]["url"])
            await running.kill()
            await gone(amara)
        async with bot(classroom) as again:
            await online(amara, again)
            assert rows(await pictures(amara, await press(amara, old, "V2"))) == rows(old)
            alone = await pictures(amara, await press(amara, old, "U1"))
            assert await amara.download(alone["attachments"][0]["url"]) == first


async def test_commands_are_not_sent_again_by_a_bot_that_has_not_changed(
    classroom: Classroom,
) -> None:
    async with classroom.enter("Amara") as amara:
        for _ in range(2):
            async with bot(classroom) as running:
                await online(amara, running)
            await gone(amara)
        sent = [each for each in await amara.requests() if each["method"] == "PUT"]
    assert len(sent) == 1


async def test_without_a_token_it_starts_a_playground_and_stops_it_again(tmp_path: Path) -> None:
    address = with_playground(tmp_path)
    async with started(tmp_path, {}) as running:
        await until(lambda: "Open http" in running.said, 30)
        assert f"Open {address} in a browser" in running.said
        assert await find(address)
        async with Person.enter(address, "Amara") as amara:
            await online(amara, running)
        assert await running.stop(signal.SIGTERM) == 0
    assert not await find(address)


async def test_a_playground_outlives_a_kill_and_is_found_by_the_restarted_bot(
    tmp_path: Path,
) -> None:
    address = with_playground(tmp_path)
    async with started(tmp_path, {}) as running:
        await until(lambda: "Open http" in running.said, 30)
        (playground,) = running.children()
        try:
            async with Person.enter(address, "Amara") as amara:
                await online(amara, running)
                old = await imagine(amara, "a dog --n 1")
                await running.kill()
                await gone(amara)
                async with started(tmp_path, {}) as again:
                    await online(amara, again)
                    await pictures(amara, await press(amara, old, "V1"))
                    assert await again.stop(signal.SIGTERM) == 0
            assert await find(address)
        finally:
            with suppress(ProcessLookupError):
                os.kill(playground, signal.SIGTERM)


def bot(classroom: Classroom) -> AbstractAsyncContextManager[BotProcess]:
    """Run the bot of this classroom, with the settings that a class in a hurry would have."""
    settings = (ROOT / "config.yaml").read_text(encoding="utf-8")
    settings = settings.replace("poll_seconds: 0.1", "poll_seconds: 0.02")
    (classroom.folder / "config.yaml").write_text(settings, encoding="utf-8")
    return started(
        classroom.folder,
        {
            "DISCORD_TOKEN": "a-token",
            "DISCORD_API_BASE": classroom.playground.api_base,
            "DISCORD_GATEWAY_URL": classroom.playground.gateway_url,
            "OPENAI_API_KEY": "a-key",
            "OPENAI_BASE_URL": classroom.images.address,
        },
    )


def states(classroom: Classroom) -> list[str]:
    """Return the states of all orders in the database."""
    with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
        return [state for (state,) in database.execute("SELECT state FROM jobs")]


def accepted(classroom: Classroom) -> int:
    """Return how many orders the database holds."""
    with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
        (count,) = database.execute("SELECT count(*) FROM jobs").fetchone()
    return int(count)
