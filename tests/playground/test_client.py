"""An unmodified discord.py client lives in the playground as it would on Discord."""

from __future__ import annotations

import discord
import pytest

from playground.person import NotPossible, Person, custom_ids, text
from playground.server import Playground
from tests import contract
from tests.playground.sample_bot import PNG, SampleBot, connected, picture


async def test_a_command_is_answered_without_pinging_whom_it_names(bot: SampleBot, amara: Person):
    interaction = await amara.slash("ping", what="you")
    message = await amara.wait_for(lambda m: m["content"].startswith("pong"))
    assert message["content"] == f"pong you <@{amara.id}>"
    assert message["mentions"] == []
    assert message["interaction"]["name"] == "ping"
    assert (await amara.outcome(interaction))["state"] == "answered"


async def test_everybody_sees_a_public_answer(bot: SampleBot, amara: Person, teacher: Person):
    await amara.slash("ping")
    await teacher.wait_for(lambda m: m["content"].startswith("pong"))


async def test_an_edit_adds_pictures_with_their_sizes(bot: SampleBot, amara: Person):
    await amara.slash("draw", number=4)
    message = await amara.wait_for(lambda m: m["content"] == "drawn")
    assert [a["filename"] for a in message["attachments"]] == [f"{n}.png" for n in range(4)]
    assert {(a["width"], a["height"]) for a in message["attachments"]} == {(1, 1)}
    assert {a["content_type"] for a in message["attachments"]} == {"image/png"}
    assert await amara.download(message["attachments"][3]["url"]) == PNG
    assert message["edited_timestamp"] is not None


async def test_a_deferred_answer_thinks_first_and_keeps_its_privacy(
    bot: SampleBot, amara: Person, teacher: Person
):
    await amara.slash("slow")
    event = await amara.wait_event(lambda e: e["event"] == "message")
    assert event["message"]["state"] == "thinking"
    message = await amara.wait_for(lambda m: m["content"] == "at last")
    assert message["id"] == event["message"]["id"]
    assert message["private"] is True
    assert "state" not in message
    assert await teacher.history() == []


async def test_suggestions_come_while_typing(bot: SampleBot, amara: Person):
    choices = await amara.autocomplete("ping", "what", what="ca")
    assert choices == [{"name": "ca!", "value": "ca!"}]


async def test_a_form_is_filled_and_answered(bot: SampleBot, amara: Person):
    await amara.slash("wish")
    form = await amara.next_modal()
    assert form["modal"]["title"] == "Wishes"
    await amara.submit(form, {"wish": "a dog", "colour": ["blue"]})
    message = await amara.wait_for(lambda m: m.get("private"))
    assert message["content"] == "a dog in blue"
    with pytest.raises(NotPossible, match="no open form"):
        await amara.submit(form, {"wish": "a dog", "colour": ["blue"]})


async def test_a_button_works_again_and_again(bot: SampleBot, amara: Person):
    await amara.slash("counter")
    message = await amara.wait_for(lambda m: m["content"] == "count")
    await amara.click(message, "count:0")
    message = await amara.wait_for(lambda m: custom_ids(m) == ["count:1"])
    await amara.click(message, "count:1")
    await amara.wait_for(lambda m: custom_ids(m) == ["count:2"])


async def test_an_old_button_works_after_the_bot_was_restarted(
    playground: Playground, amara: Person
):
    async with connected(playground, amara):
        await amara.slash("counter")
        message = await amara.wait_for(lambda m: m["content"] == "count")
    failed = await amara.outcome(await amara.click(message, "count:0"))
    assert failed["state"] == "failed"
    assert "offline" in failed["reason"]
    async with connected(playground, amara):
        await amara.click(message, "count:0")
        await amara.wait_for(lambda m: custom_ids(m) == ["count:1"])


async def test_a_dropped_connection_is_resumed_and_hears_what_it_missed(
    bot: SampleBot, amara: Person
):
    await amara.drop_gateway(resumable=True)
    await amara.slash("ping", what="after")
    await amara.wait_for(lambda m: "pong after" in m["content"])
    await bot.resumed.wait()


async def test_a_lost_session_is_begun_anew(bot: SampleBot, amara: Person):
    await amara.drop_gateway(resumable=False)
    await amara.wait_next(lambda e: e["event"] == "bot" and e["online"])
    await amara.slash("ping", what="again")
    await amara.wait_for(lambda m: "pong again" in m["content"])
    assert not bot.resumed.is_set()


async def test_a_command_without_an_answer_fails_after_three_seconds(bot: SampleBot, amara: Person):
    failed = await amara.outcome(await amara.slash("quiet"))
    assert failed["state"] == "failed"
    assert failed["reason"] == "The application did not respond"


async def test_pictures_in_components_are_not_listed_as_attachments(bot: SampleBot, amara: Person):
    await amara.slash("layout")
    message = await amara.wait_for(lambda m: m["components"])
    assert message["attachments"] == []
    media = message["components"][0]["components"][1]["items"][0]["media"]
    assert (media["width"], media["height"]) == (1, 1)
    assert await amara.download(media["url"]) == PNG
    assert text(message) == "a picture"


async def test_the_bot_writes_to_a_person_in_private(
    bot: SampleBot, amara: Person, teacher: Person
):
    await amara.slash("whisper")
    message = await amara.wait_for(lambda m: m["content"] == "psst")
    channel = next(c for c in amara.state["channels"] if c["kind"] == "dm")
    assert message["channel_id"] == channel["id"]
    assert [c["kind"] for c in teacher.state["channels"]] == ["text", "text", "text"]


async def test_the_library_understands_a_refusal(bot: SampleBot, amara: Person):
    channel = bot.get_channel(int(amara.channel_id))
    await amara.permit(amara.channel_id, allowed=False)
    with pytest.raises(discord.Forbidden) as refused:
        await channel.send("hello")
    assert refused.value.code == 50013


async def test_the_library_waits_out_a_rate_limit(bot: SampleBot, amara: Person):
    await amara.fault("POST", r"/messages$", 429, retry_after=0.05)
    channel = bot.get_channel(int(amara.channel_id))
    await channel.send("hello")
    assert [r["status"] for r in await amara.requests()][-2:] == [429, 200]


async def test_everything_said_on_the_way_is_valid_by_discords_own_description(
    bot: SampleBot, amara: Person, teacher: Person
):
    contract.skip_without_description()
    for command, options in (("ping", {}), ("draw", {"number": 2}), ("counter", {})):
        await amara.outcome(await amara.slash(command, **options))
    for command in ("slow", "layout", "whisper", "wish"):
        await amara.outcome(await amara.slash(command))
    await teacher.outcome(await teacher.slash("rules"))
    form = await amara.next_modal()
    await amara.outcome(await amara.submit(form, {"wish": "a dog", "colour": ["red"]}))
    message = await amara.wait_for(lambda m: m["content"] == "count")
    await amara.outcome(await amara.click(message, "count:0"))
    await amara.wait_for(lambda m: m["content"] == "psst")
    channel = bot.get_channel(int(amara.channel_id))
    await _everything_with(channel, bot, amara)
    requests = await amara.requests()
    assert len({request["path"].split("/")[1] for request in requests}) >= 7
    contract.check(requests)


async def _everything_with(channel: discord.TextChannel, bot: SampleBot, amara: Person) -> None:
    embed = discord.Embed(title="t", description="d").set_image(url="attachment://e.png")
    embed.add_field(name="n", value="v").set_footer(text="f").set_author(name="a")
    message = await channel.send("hi", embed=embed, file=picture("e.png"), nonce="1")
    reply = await message.reply(f"<@{amara.id}>", mention_author=False)
    await reply.edit(content="changed", attachments=[picture()])
    await message.add_reaction("🎨")
    await message.remove_reaction("🎨", bot.user)
    assert [m.id async for m in channel.history()][:2] == [reply.id, message.id]
    await channel.fetch_message(message.id)
    await reply.delete()
    guild = await bot.fetch_guild(channel.guild.id)
    await guild.fetch_member(int(amara.id))
    await guild.fetch_channels()
    await bot.fetch_channel(channel.id)
    await bot.fetch_user(int(amara.id))
    await bot.tree.fetch_commands()
    with pytest.raises(discord.NotFound):
        await channel.fetch_message(1)
