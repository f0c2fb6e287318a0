"""Menus of people, roles and channels, in messages and in forms, as the library reads them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import app_commands

from playground import cast
from playground.person import NotPossible, Person, custom_ids
from playground.server import Playground
from tests.playground.raw import RawApi, row
from tests.playground.sample_bot import SampleBot, connected

GALLERY = cast.channels()[1].id
MENUS = (
    discord.ui.UserSelect,
    discord.ui.RoleSelect,
    discord.ui.MentionableSelect,
    discord.ui.ChannelSelect,
)


def _names(values: list[Any]) -> str:
    return ", ".join(f"{type(value).__name__} {value}" for value in values)


class Menus(discord.ui.View):
    def __init__(self) -> None:
        super().__init__()
        for kind in MENUS:
            menu = kind(custom_id=kind.__name__, max_values=2)
            menu.callback = self._answer(menu)
            self.add_item(menu)

    def _answer(self, menu: Any) -> Any:
        async def answer(interaction: discord.Interaction) -> None:
            await interaction.response.send_message(_names(menu.values), ephemeral=True)

        return answer


class Picks(discord.ui.Modal, title="Picks"):
    def __init__(self) -> None:
        super().__init__()
        self.menus = [kind(custom_id=kind.__name__, required=False) for kind in MENUS]
        for menu in self.menus:
            self.add_item(discord.ui.Label(text=menu.custom_id, component=menu))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(
            " | ".join(_names(menu.values) for menu in self.menus), ephemeral=True
        )


@app_commands.command()
async def menus(interaction: discord.Interaction) -> None:
    """Show every menu."""
    await interaction.response.send_message("menus", view=Menus())


@app_commands.command()
async def picks(interaction: discord.Interaction) -> None:
    """Ask with every menu."""
    await interaction.response.send_modal(Picks())


@app_commands.command()
async def about(
    interaction: discord.Interaction,
    role: discord.Role | None = None,
    anybody: discord.Member | discord.Role | None = None,
    channel: discord.TextChannel | None = None,
    voice: discord.VoiceChannel | None = None,
) -> None:
    """Say what was named."""
    named = [each for each in (role, anybody, channel, voice) if each is not None]
    await interaction.response.send_message(_names(named))


@pytest.fixture
async def bot(playground: Playground, amara: Person) -> AsyncIterator[SampleBot]:
    async with connected(playground, amara, menus, picks, about) as bot:
        yield bot


async def test_every_menu_of_a_message_gives_the_things_that_were_chosen(
    bot: SampleBot, amara: Person
):
    await amara.slash("menus")
    message = await amara.wait_for(lambda m: m["content"] == "menus")
    assert custom_ids(message) == [kind.__name__ for kind in MENUS]
    for custom_id, values, said in (
        ("UserSelect", [amara.id, cast.APPLICATION_ID], "Member amara, Member easel#0001"),
        ("RoleSelect", [cast.TEACHER_ROLE_ID], "Role Teacher"),
        ("MentionableSelect", [cast.TEACHER_ROLE_ID, amara.id], "Member amara, Role Teacher"),
        ("ChannelSelect", [GALLERY], "AppCommandChannel gallery"),
    ):
        await amara.click(message, custom_id, values)
        answer = await amara.wait_for(lambda m: m.get("private"))
        assert sorted(answer["content"].split(", ")) == sorted(said.split(", "))
        await amara.delete(answer)
        await amara.wait_gone(answer)


async def test_a_menu_gives_only_what_is_in_it_and_each_once(bot: SampleBot, amara: Person):
    await amara.slash("menus")
    message = await amara.wait_for(lambda m: m["content"] == "menus")
    for custom_id, values in (
        ("UserSelect", [cast.TEACHER_ROLE_ID]),
        ("RoleSelect", [amara.id]),
        ("ChannelSelect", [amara.id]),
        ("UserSelect", [amara.id, amara.id]),
    ):
        with pytest.raises(NotPossible, match=r"can be chosen here|chosen once"):
            await amara.click(message, custom_id, values)


async def test_every_menu_of_a_form_gives_the_things_that_were_chosen(
    bot: SampleBot, amara: Person
):
    await amara.slash("picks")
    form = await amara.next_modal()
    chosen = {"UserSelect": [amara.id], "RoleSelect": [cast.TEACHER_ROLE_ID]}
    await amara.submit(form, {**chosen, "ChannelSelect": [GALLERY]})
    answer = await amara.wait_for(lambda m: m.get("private"))
    assert answer["content"] == "Member amara | Role Teacher |  | AppCommandChannel gallery"


async def test_options_of_roles_and_channels_take_their_own_kind(bot: SampleBot, amara: Person):
    role = cast.TEACHER_ROLE_ID
    await amara.slash("about", role=role, anybody=amara.id, channel=GALLERY)
    await amara.wait_for(
        lambda m: m["content"] == "Role Teacher, Member amara, TextChannel gallery"
    )
    with pytest.raises(NotPossible, match="can be chosen here"):
        await amara.slash("about", voice=GALLERY)
    with pytest.raises(NotPossible, match="can be chosen here"):
        await amara.slash("about", role=amara.id)


async def test_in_a_private_channel_there_are_two_people_and_no_roles(api: RawApi, amara: Person):
    channel = await amara.open_dm()
    menu = {"type": 7, "custom_id": "m"}
    body = {"content": "who?", "components": [row(menu)]}
    await api.request("POST", f"/channels/{channel}/messages", body)
    message = await amara.wait_for(lambda m: m["components"])
    for value in (cast.TEACHER_ROLE_ID, cast.people(1)[0].id):
        with pytest.raises(NotPossible, match="can be chosen here"):
            await amara.click(message, "m", [value])
    assert await amara.click(message, "m", [amara.id])


@pytest.mark.parametrize(
    ("menu", "path"),
    [
        ({"type": 5, "default_values": [{"id": "1", "type": "role"}]}, "default_values.0.type"),
        ({"type": 8, "default_values": [{"id": "1", "type": "user"}]}, "default_values.0.type"),
        ({"type": 6, "default_values": [{"id": "1", "type": "role"}] * 2}, "default_values"),
    ],
)
async def test_wrong_values_to_begin_with_are_refused(menu: Any, path: str, api: RawApi):
    refused = await api.post({"content": "x", "components": [row({**menu, "custom_id": "m"})]})
    assert refused.status == 400
    assert list(refused.mistakes()) == [f"components.0.components.0.{path}"]
