"""The page's socket from the other side: asks, keeps what it hears, waits for things to happen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, TypeVar

import aiohttp

Message = dict[str, Any]
Frame = dict[str, Any]
_Found = TypeVar("_Found")
ANSWER_SECONDS = 15.0


class NotPossible(Exception):
    """The playground would not do it; the text says why."""


class Watcher:
    """Everything one person has seen since entering: messages as they now are, events in order."""

    def __init__(self, session: aiohttp.ClientSession, ws: aiohttp.ClientWebSocketResponse) -> None:
        self.session = session
        self.state: Frame = {}
        self.channel_id = ""
        self.messages: dict[str, Message] = {}
        self.events: list[Frame] = []
        self._ws = ws
        self._asked = 0
        self._answers: dict[int, asyncio.Future[Frame]] = {}
        self._waiting: dict[asyncio.Future[Any], Callable[[Frame], Any]] = {}
        self._modals_shown = 0

    async def wait_for(self, wanted: Callable[[Message], object], timeout: float = 10.0) -> Message:
        """Return the latest message for which `wanted` is true, now or when it comes to be so."""
        for message in reversed(self.messages.values()):
            if wanted(message):
                return message

        def look(event: Frame) -> Message | None:
            message: Message | None = event.get("message")
            return message if message is not None and wanted(message) else None

        return await self._wait(look, timeout, "message")

    async def wait_event(self, wanted: Callable[[Frame], object], timeout: float = 10.0) -> Frame:
        """Return the first event, of all since entering, for which `wanted` is true."""
        for event in self.events:
            if wanted(event):
                return event
        return await self.wait_next(wanted, timeout)

    async def wait_next(self, wanted: Callable[[Frame], object], timeout: float = 10.0) -> Frame:
        """Return the next event from now on for which `wanted` is true."""

        def look(event: Frame) -> Frame | None:
            return event if wanted(event) else None

        return await self._wait(look, timeout, "event")

    async def wait_gone(self, message: Message, timeout: float = 10.0) -> None:
        """Return when a message is deleted."""

        def is_it(event: Frame) -> bool:
            return bool(event["event"] == "message_delete" and event["message_id"] == message["id"])

        await self.wait_event(is_it, timeout)

    async def outcome(self, interaction_id: str, timeout: float = 10.0) -> Frame:
        """Return the event that says an interaction was answered or failed."""

        def is_it(event: Frame) -> bool:
            if event["event"] != "interaction" or event["state"] == "pending":
                return False
            return bool(event["interaction_id"] == interaction_id)

        return await self.wait_event(is_it, timeout)

    async def next_modal(self, timeout: float = 10.0) -> Frame:
        """Return the next form shown: {"interaction_id": ..., "modal": {...}}. Each only once."""
        shown = [event for event in self.events if event["event"] == "modal"]
        if len(shown) > self._modals_shown:
            modal = shown[self._modals_shown]
        else:
            modal = await self._wait(
                lambda event: event if event["event"] == "modal" else None, timeout, "modal"
            )
        self._modals_shown += 1
        return modal

    async def download(self, address: str) -> bytes:
        """Return what an attachment's address serves; aiohttp.ClientResponseError if it is gone."""
        async with self.session.get(address) as response:
            response.raise_for_status()
            return await response.read()

    async def ask(self, verb: str, /, **said: Any) -> Frame:
        """Do a verb of the page's protocol; return its answer. Raises NotPossible."""
        self._asked += 1
        number = self._asked
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._ws.send_str(json.dumps({"id": number, "do": verb, **said}))
        frame: Frame = await asyncio.wait_for(answer, ANSWER_SECONDS)
        if not frame["ok"]:
            raise NotPossible(frame["error"])
        return frame

    async def read(self) -> None:
        """Hear until the socket closes; whoever still waits then gets a ConnectionError."""
        async for received in self._ws:
            frame = json.loads(received.data)
            if "re" in frame:
                answer = self._answers.pop(frame["re"])
                if not answer.done():
                    answer.set_result(frame)
            else:
                self._note(frame)
        for future in (*self._answers.values(), *self._waiting):
            if not future.done():
                future.set_exception(ConnectionError("the playground hung up"))

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
            case "privacy":
                self.state["accepts_private"] = event["accepted"]
            case "channel":
                self.state["channels"].append(event["channel"])
        self.events.append(event)
        for future, look in tuple(self._waiting.items()):
            found = None if future.done() else look(event)
            if found is not None:
                future.set_result(found)

    async def _wait(
        self, look: Callable[[Frame], _Found | None], timeout: float, what: str
    ) -> _Found:
        future: asyncio.Future[_Found] = asyncio.get_running_loop().create_future()
        self._waiting[future] = look
        try:
            return await asyncio.wait_for(future, timeout)
        except TimeoutError:
            seen = json.dumps(self.events[-5:], ensure_ascii=False)[:3000]
            raise TimeoutError(f"no such {what} in {timeout} s; the last events: {seen}") from None
        finally:
            del self._waiting[future]
