"""A person for tests and benches: types commands, presses buttons, reads what comes.

    async with serve(Options(controls=True)) as playground:
        async with Person.enter(playground.url, "Amara") as amara:
            await amara.slash("imagine", prompt="a dog")
            message = await amara.wait_for(lambda m: m["attachments"])

Messages are Discord's message objects as the page gets them. A refusal by the playground raises
NotPossible with its sentence; waiting in vain raises TimeoutError with what was seen instead.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import aiohttp

Message = dict[str, Any]
Frame = dict[str, Any]
_Found = TypeVar("_Found")


class NotPossible(Exception):
    """The playground would not do it; the text says why."""


class Person:
    """One person's side of the page's socket."""

    def __init__(self, session: aiohttp.ClientSession, ws: aiohttp.ClientWebSocketResponse) -> None:
        self.session = session
        self.state: Frame = {}
        self.channel_id = ""
        self.messages: dict[str, Message] = {}
        self.events: list[Frame] = []
        self._ws = ws
        self._answers: dict[int, asyncio.Future[Frame]] = {}
        self._waiting: dict[asyncio.Future[Any], Callable[[], Any]] = {}
        self._modals_shown = 0
        self._asked = 0

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
            reader = asyncio.create_task(person._read())
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

    # What a person does

    async def slash(
        self, command: str, /, options: Mapping[str, Any] | None = None, **more: Any
    ) -> str:
        """Run a command such as "imagine" or "policy words add"; return the interaction's id."""
        values = {**(options or {}), **more}
        answer = await self._ask("slash", **self._here, command=command, options=values)
        return str(answer["interaction_id"])

    async def autocomplete(self, command: str, focused: str, /, **options: Any) -> list[Frame]:
        """Type into an option; return the choices that the bot offers."""
        asked = {"command": command, "focused": focused, "options": options}
        return list((await self._ask("autocomplete", **self._here, **asked))["choices"])

    async def click(self, message: Message, custom_id: str, values: list[str] | None = None) -> str:
        """Press a button or choose from a menu; return the interaction's id."""
        chosen = {} if values is None else {"values": values}
        answer = await self._ask("click", **_place(message), custom_id=custom_id, **chosen)
        return str(answer["interaction_id"])

    async def submit(self, modal: Frame, fields: Mapping[str, Any]) -> str:
        """Hand in a form that `next_modal` returned; return the interaction's id."""
        about = {"interaction_id": modal["interaction_id"], "fields": dict(fields)}
        return str((await self._ask("submit", **about))["interaction_id"])

    async def say(self, content: str) -> str:
        """Write a message; return its id."""
        return str((await self._ask("say", **self._here, content=content))["message_id"])

    async def react(self, message: Message, emoji: str, *, on: bool = True) -> None:
        """Add or take away a reaction."""
        await self._ask("react", **_place(message), emoji=emoji, on=on)

    async def delete(self, message: Message) -> None:
        """Delete a message, or dismiss a private one."""
        await self._ask("delete", **_place(message))

    async def open_dm(self) -> str:
        """Go to the private channel with the bot; return its id."""
        self.channel_id = str((await self._ask("open_dm"))["channel_id"])
        return self.channel_id

    async def go(self, channel: str) -> None:
        """Go to a channel by name or id."""
        channels = self.state["channels"]
        self.channel_id = next(c["id"] for c in channels if channel in (c["id"], c["name"]))
        await self.history()

    async def history(self) -> list[Message]:
        """Return the messages of the channel, oldest first."""
        messages = (await self._ask("history", **self._here))["messages"]
        self.messages |= {message["id"]: message for message in messages}
        return list(messages)

    # What a person sees

    def last_message(self) -> Message | None:
        """Return the newest message that this person has seen in the channel."""
        here = [m for m in self.messages.values() if m["channel_id"] == self.channel_id]
        return max(here, key=lambda m: int(m["id"]), default=None)

    async def wait_for(self, wanted: Callable[[Message], object], timeout: float = 10.0) -> Message:
        """Return the newest message for which `wanted` is true, now or when it comes to be so."""

        def look() -> Message | None:
            for message in reversed(self.messages.values()):
                if wanted(message):
                    return message
            return None

        return await self._wait(look, timeout, "message")

    async def wait_event(self, wanted: Callable[[Frame], object], timeout: float = 10.0) -> Frame:
        """Return the first event, of all since entering, for which `wanted` is true."""

        def look() -> Frame | None:
            return next((event for event in self.events if wanted(event)), None)

        return await self._wait(look, timeout, "event")

    async def wait_gone(self, message: Message, timeout: float = 10.0) -> None:
        """Return when a message is deleted."""

        def look() -> bool | None:
            return message["id"] not in self.messages or None

        await self._wait(look, timeout, "deletion")

    async def outcome(self, interaction_id: str, timeout: float = 10.0) -> Frame:
        """Return the event that says an interaction was answered or failed."""

        def is_it(event: Frame) -> bool:
            if event["event"] != "interaction" or event["state"] == "pending":
                return False
            return bool(event["interaction_id"] == interaction_id)

        return await self.wait_event(is_it, timeout)

    async def next_modal(self, timeout: float = 10.0) -> Frame:
        """Return the next form shown: {"interaction_id": ..., "modal": {...}}. Each only once."""

        def look() -> Frame | None:
            modals = [event for event in self.events if event["event"] == "modal"]
            return modals[self._modals_shown] if len(modals) > self._modals_shown else None

        modal = await self._wait(look, timeout, "modal")
        self._modals_shown += 1
        return modal

    async def download(self, address: str) -> bytes:
        """Return what an attachment's address serves; aiohttp.ClientResponseError if it is gone."""
        async with self.session.get(address) as response:
            response.raise_for_status()
            return await response.read()

    # What only a test may do

    async def fault(self, method: str, path: str, status: int | None = None, **more: Any) -> None:
        """Let the next requests to a path (a regular expression) fail; see controls.py."""
        await self._ask("fault", method=method, path=path, status=status, **more)

    async def advance(self, seconds: float) -> None:
        """Move the world's clock."""
        await self._ask("advance", seconds=seconds)

    async def permit(self, channel_id: str, *, allowed: bool, see: bool = True) -> None:
        """Let the bot write in a channel or not, and see it or not."""
        await self._ask("permit", channel_id=channel_id, allowed=allowed, see=see)

    async def drop_gateway(self, *, resumable: bool) -> None:
        """Make the bot reconnect."""
        await self._ask("drop_gateway", resumable=resumable)

    async def requests(self) -> list[Frame]:
        """Return every request that the bot made."""
        return list((await self._ask("requests"))["requests"])

    # How it works

    @property
    def _here(self) -> Frame:
        return {"channel_id": self.channel_id}

    async def _sit_down(self, who: str | None, only_mine: bool) -> None:
        self.state = await self._ask("enter", only_mine=only_mine)
        if who is not None:
            people = self.state["people"]
            found = [p["id"] for p in people if who in (p["id"], p["name"])]
            if not found:
                raise NotPossible(f"Nobody is called {who}.")
            self.state = await self._ask("enter", **{"as": found[0]}, only_mine=only_mine)
        self.channel_id = self.state["channels"][0]["id"]
        if not only_mine:
            await self.history()

    async def _ask(self, verb: str, /, **said: Any) -> Frame:
        self._asked += 1
        number = self._asked
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._ws.send_str(json.dumps({"id": number, "do": verb, **said}))
        frame: Frame = await asyncio.wait_for(answer, 15)
        if not frame["ok"]:
            raise NotPossible(frame["error"])
        return frame

    async def _read(self) -> None:
        async for received in self._ws:
            frame = json.loads(received.data)
            if "re" in frame:
                answer = self._answers.pop(frame["re"])
                if not answer.done():
                    answer.set_result(frame)
            else:
                self._note(frame)

    def _note(self, event: Frame) -> None:
        match event["event"]:
            case "message" | "message_update":
                # Newest news last, so that wait_for finds the latest state first.
                self.messages.pop(event["message"]["id"], None)
                self.messages[event["message"]["id"]] = event["message"]
            case "message_delete":
                self.messages.pop(event["message_id"], None)
            case "commands":
                self.state["commands"] = event["commands"]
            case "bot":
                self.state["bot"]["online"] = event["online"]
            case "channel":
                self.state["channels"].append(event["channel"])
        self.events.append(event)
        for future, look in tuple(self._waiting.items()):
            found = look()
            if found is not None and not future.done():
                future.set_result(found)

    async def _wait(self, look: Callable[[], _Found | None], timeout: float, what: str) -> _Found:
        found = look()
        if found is not None:
            return found
        future: asyncio.Future[_Found] = asyncio.get_running_loop().create_future()
        self._waiting[future] = look
        try:
            return await asyncio.wait_for(future, timeout)
        except TimeoutError:
            seen = json.dumps(self.events[-5:], ensure_ascii=False)[:3000]
            raise TimeoutError(f"no such {what} in {timeout} s; the last events: {seen}") from None
        finally:
            del self._waiting[future]


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
