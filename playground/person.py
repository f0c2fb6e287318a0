"""A person for tests and benches: types commands, presses buttons, reads what comes.

    async with serve(Options(controls=True)) as playground:
        async with Person.enter(playground.url, "Amara") as amara:
            await amara.slash("imagine", prompt="a dog")
            message = await amara.wait_for(lambda m: m["attachments"])
            await amara.slash("describe", image=File("a.png", data))

Messages are Discord's message objects as the page gets them. A refusal by the playground raises
NotPossible with its sentence; waiting in vain raises TimeoutError with what was seen instead.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from playground.watching import Frame, Message, NotPossible, Watcher

__all__ = ["File", "Frame", "Message", "NotPossible", "Person", "custom_ids", "text"]


@dataclass(frozen=True, slots=True)
class File:
    """A file that a person hands in: the value of an option, of a form's field, of a message."""

    name: str
    data: bytes


class Person(Watcher):
    """One person of the playground: what Watcher sees, and everything a person does."""

    @classmethod
    @asynccontextmanager
    async def enter(
        cls, url: str, who: str | None = None, *, only_mine: bool = False
    ) -> AsyncIterator[Person]:
        """Enter the playground at `url` as somebody, by name or id; as the teacher by default.

        With `only_mine` the person hears only of messages that it wrote or caused.
        """
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{url}/socket", max_msg_size=0, compress=0) as ws,
        ):
            person = cls(session, ws)
            reader = asyncio.create_task(person.read())
            try:
                await person._sit_down(who, only_mine)
                yield person
            finally:
                reader.cancel()

    @property
    def id(self) -> str:
        """Return this person's id."""
        return str(self.state["me"]["id"])

    def command_names(self) -> set[str]:
        """Return the names of the commands that this person is offered."""
        return {command["name"] for command in self.state["commands"]}

    async def slash(
        self, command: str, /, options: Mapping[str, Any] | None = None, **more: Any
    ) -> str:
        """Run a command such as "imagine" or "policy words add"; return the interaction's id.

        Options of files take a File; those of people, roles and channels an id.
        """
        values = {**(options or {}), **more}
        answer = await self.ask("slash", **self._here, command=command, options=_wire(values))
        return str(answer["interaction_id"])

    async def menu(self, message: Message, command: str) -> str:
        """Choose a command from a message's menu; return the interaction's id."""
        answer = await self.ask("menu", **_place(message), command=command)
        return str(answer["interaction_id"])

    async def autocomplete(self, command: str, focused: str, /, **options: Any) -> list[Frame]:
        """Type into an option; return the choices that the bot offers."""
        asked = {"command": command, "focused": focused, "options": options}
        return list((await self.ask("autocomplete", **self._here, **asked))["choices"])

    async def click(self, message: Message, custom_id: str, values: list[str] | None = None) -> str:
        """Press a button or choose from a menu; return the interaction's id."""
        chosen = {} if values is None else {"values": values}
        answer = await self.ask("click", **_place(message), custom_id=custom_id, **chosen)
        return str(answer["interaction_id"])

    async def submit(self, modal: Frame, fields: Mapping[str, Any]) -> str:
        """Hand in a form that `next_modal` returned; return the interaction's id.

        Fields are by custom id: texts, lists of values or ids, True or False, Files.
        """
        about = {"interaction_id": modal["interaction_id"], "fields": _wire(fields)}
        return str((await self.ask("submit", **about))["interaction_id"])

    async def dismiss(self, modal: Frame) -> None:
        """Close a form unanswered."""
        await self.ask("dismiss", interaction_id=modal["interaction_id"])

    async def say(self, content: str, files: Sequence[File] = ()) -> str:
        """Write a message; return its id."""
        said = {"content": content, "files": _wire(files)}
        return str((await self.ask("say", **self._here, **said))["message_id"])

    async def react(self, message: Message, emoji: str, *, on: bool = True) -> None:
        """Add or take away a reaction."""
        await self.ask("react", **_place(message), emoji=emoji, on=on)

    async def delete(self, message: Message) -> None:
        """Delete a message, or dismiss a private one."""
        await self.ask("delete", **_place(message))

    async def open_dm(self) -> str:
        """Go to the private channel with the bot; return its id."""
        self.channel_id = str((await self.ask("open_dm"))["channel_id"])
        return self.channel_id

    async def accept_private(self, *, accepted: bool) -> None:
        """Accept private messages of the bot, or refuse them: its sending fails with 50007."""
        await self.ask("accept_private", accepted=accepted)

    async def go(self, channel: str) -> None:
        """Go to a channel by name or id."""
        channels = self.state["channels"]
        self.channel_id = next(c["id"] for c in channels if channel in (c["id"], c["name"]))
        await self.history()

    async def history(self) -> list[Message]:
        """Return the messages of the channel, oldest first."""
        messages = (await self.ask("history", **self._here))["messages"]
        self.messages |= {message["id"]: message for message in messages}
        return list(messages)

    async def fault(self, method: str, path: str, status: int | None = None, **more: Any) -> None:
        """Let the next requests to a path (a regular expression) fail.

        `more` is code, message, retry_after, times, delay, after, above: as faults.Fault has them.
        """
        await self.ask("fault", method=method, path=path, status=status, **more)

    async def advance(self, seconds: float) -> None:
        """Move the world's clock."""
        await self.ask("advance", seconds=seconds)

    async def permit(
        self, channel_id: str, *, allowed: bool, see: bool = True, attach: bool = True
    ) -> None:
        """Let the bot write in a channel or not, see it or not, and attach files or not."""
        await self.ask("permit", channel_id=channel_id, allowed=allowed, see=see, attach=attach)

    async def drop_gateway(self, *, resumable: bool) -> None:
        """Make the bot reconnect."""
        await self.ask("drop_gateway", resumable=resumable)

    async def requests(self) -> list[Frame]:
        """Return every request that the bot made."""
        return list((await self.ask("requests"))["requests"])

    @property
    def _here(self) -> Frame:
        return {"channel_id": self.channel_id}

    async def _sit_down(self, who: str | None, only_mine: bool) -> None:
        self.state = await self.ask("enter", only_mine=only_mine)
        if who is not None:
            people = self.state["people"]
            found = [p["id"] for p in people if who in (p["id"], p["name"])]
            if not found:
                raise NotPossible(f"Nobody is called {who}.")
            self.state = await self.ask("enter", **{"as": found[0]}, only_mine=only_mine)
        self.channel_id = self.state["channels"][0]["id"]
        if not only_mine:
            await self.history()


def _wire(value: Any) -> Any:
    """Return what JSON can carry: files become their name and their bytes in base64."""
    if isinstance(value, File):
        return {"name": value.name, "data": base64.b64encode(value.data).decode()}
    if isinstance(value, Mapping):
        return {key: _wire(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_wire(each) for each in value]
    return value


def _place(message: Message) -> Frame:
    return {"channel_id": message["channel_id"], "message_id": message["id"]}


def custom_ids(message: Message) -> list[str]:
    """Return the custom ids of everything on a message that can be pressed, in order."""
    found: list[str] = []

    def collect(components: list[Frame]) -> None:
        for component in components:
            if "custom_id" in component and not component.get("disabled"):
                found.append(component["custom_id"])
            collect(component.get("components", []))
            if "accessory" in component:
                collect([component["accessory"]])

    collect(message["components"])
    return found


def text(message: Message) -> str:
    """Return everything that a message says: content, embeds and text components."""
    said: list[str] = [message["content"]]
    for embed in message["embeds"]:
        said += [embed.get("title", ""), embed.get("description", "")]
        said += [f"{field['name']}\n{field['value']}" for field in embed.get("fields", [])]
        said.append(embed.get("footer", {}).get("text", ""))

    def collect(components: list[Frame]) -> None:
        for component in components:
            said.append(component.get("content", ""))
            collect(component.get("components", []))

    collect(message["components"])
    return "\n".join(part for part in said if part)
