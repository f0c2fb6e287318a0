"""The engine that draws and reads with OpenAI, Azure, or a server that speaks their protocol."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from easel.engines.base import Drawn, DrawRequest, Partial
from easel.engines.models import Catalogue
from easel.engines.openai.access import Access, Allow, nowhere
from easel.engines.openai.answers import Answer
from easel.engines.openai.calls import Call, Manners
from easel.engines.openai.cost import cost_by_tokens
from easel.engines.openai.memory import Memory, Notebook
from easel.engines.openai.parents import Parents
from easel.engines.openai.proposals import described, shortened
from easel.engines.openai.questions import Messages, about_a_picture, about_a_text
from easel.engines.openai.replies import parse_reply
from easel.engines.openai.servers import Edits, Mask, Server
from easel.engines.prices import estimate
from easel.errors import BadAnswer, RequestRefused
from easel.model import Model

if TYPE_CHECKING:
    from easel.engines.openai.connection import Connection

log = logging.getLogger(__name__)

ANSWER_LIMIT_BYTES = 60_000_000
"""More than the base64 of any picture we would keep, and little enough to hold a few of."""


class OpenAIEngine:
    """Makes one call per picture or question; another try is for the line to decide.

    Only what a server refuses to be told is left out in a further call, once for each lesson.
    """

    name = "openai"

    def __init__(
        self,
        access: Access,
        catalogue: Catalogue,
        *,
        default_model: str,
        secret: bytes,
        text_model: str = "",
        timeout_seconds: float = 180.0,
        partials: int = 3,
        output_format: str = "jpeg",
        steps: int | None = None,
        guidance: float | None = None,
        answer_limit: int = ANSWER_LIMIT_BYTES,
        allow: Allow = nowhere,
        notebook: Notebook | None = None,
    ) -> None:
        """Remember how to reach the provider; nothing is imported or opened yet.

        `secret` keys the hash that stands for a person; `text_model` is the one that reads
        pictures and prompts, empty for none; `partials` is the most that any picture may have;
        `timeout_seconds` is for one answer from the request to its last byte; `steps` and
        `guidance` are for servers that have them. `allow` says which addresses are public: only
        there is a picture fetched that an answer points at elsewhere than at the server itself.
        `notebook` keeps what the server's errors teach.
        """
        self._access = access
        self._server = access.server
        self._catalogue = catalogue
        self._manners = Manners(
            server=self._server,
            output_format=output_format,
            partials=partials,
            secret=secret,
            steps=steps,
            guidance=guidance,
        )
        self._memory = Memory(notebook)
        self._parents = Parents(self._read)
        self._allow = allow
        self._text_model = text_model
        self._timeout_seconds = timeout_seconds
        self._answer_limit = answer_limit
        self._rows = {each.name: each for each in self._offer(default_model)}
        self._opening = asyncio.Lock()
        self._connection: Connection | None = None

    @property
    def models(self) -> Mapping[str, Model]:
        """What can be asked for, the default first; on Azure that is the one deployment."""
        return {name: self._memory.seen(row) for name, row in self._rows.items()}

    def model(self, name: str) -> Model:
        """Return the row for `name`; an unknown name gets the classic sizes and no partials.

        What the server has said of the model counts more than its row.
        """
        return self._memory.seen(self._rows.get(name) or self._row(name))

    async def open(self) -> None:
        """Import the SDK and make the client, off the loop; `draw` does it where nobody has."""
        await self._opened()

    async def reach(self) -> None:
        """See that the server answers and takes what opens it. Raises an EngineError."""
        connection = await self._opened()
        try:
            await connection.reach()
        except RequestRefused:
            log.debug("the server has no list of its models, and answers all the same")

    async def close(self) -> None:
        """Close the connections; a later `draw` opens new ones."""
        async with self._opening:
            connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    async def draw(self, request: DrawRequest) -> AsyncGenerator[Partial | Drawn, None]:
        """Draw one picture; see Engine.

        What the server refuses to be told is learned, and left out in another call: one for each
        lesson, and each takes something away.
        """
        began = time.monotonic()
        connection = await self._opened()
        while True:
            model, call = await self._call(request)
            try:
                async with aclosing(self._pieces(connection, request, model, call)) as pieces:
                    async for each in pieces:
                        yield each
                log.debug("%s drew in %.1f s", model.name, time.monotonic() - began)
                return
            except RequestRefused as error:
                if not await self._memory.learn(call, error):
                    raise

    async def _call(self, request: DrawRequest) -> tuple[Model, Call]:
        """Return what to ask for, by all that is known of the server by now."""
        model = self.model(request.model)
        if request.sources and not model.edits:
            request = await self._parents.in_words(request)
        if request.sources and (self._server.sources or self._server.mask is Mask.WHITE):
            request = await asyncio.to_thread(_prepared, request, self._server)
        return model, self._memory.applied(self._manners.call(request, model))

    async def _pieces(
        self, connection: Connection, request: DrawRequest, model: Model, call: Call
    ) -> AsyncGenerator[Partial | Drawn, None]:
        async with aclosing(connection.answers(call)) as answers:
            async for answer in answers:
                if answer.data is None:
                    raise BadAnswer(what="no picture")
                if answer.partial is not None:
                    yield Partial(stage=answer.partial + 1, data=answer.data)
                    continue
                cost = self._cost(request, model, answer)
                yield Drawn(data=answer.data, cost=cost, per_minute=answer.per_minute)

    @property
    def reads(self) -> bool:
        """Say whether there is a text model to read with."""
        return bool(self._text_model)

    async def describe(self, picture: bytes, *, person_id: int) -> tuple[str, ...]:
        """Return the prompts that the model proposes: four, or fewer where it wrote fewer.

        Raises BadAnswer for none; see Engine.
        """
        shown = await asyncio.to_thread(_shown, picture)
        return described(await self._told(about_a_picture(shown), person_id))

    async def shorten(self, text: str, *, person_id: int) -> tuple[str, ...]:
        """Return what the model proposes and is shorter than `text`; see Engine."""
        return shortened(await self._told(about_a_text(text), person_id), text)

    async def _read(self, picture: bytes, person_id: int) -> tuple[str, ...]:
        return await self.describe(picture, person_id=person_id) if self.reads else ()

    async def _told(self, messages: Messages, person_id: int) -> str:
        """Return what the text model says to `messages`."""
        connection = await self._opened()
        began = time.monotonic()
        fields = self._manners.chat(self._text_model, messages, person_id)
        text = parse_reply(await connection.reply(fields))
        log.debug("%s answered in %.1f s", self._text_model, time.monotonic() - began)
        return text

    async def _opened(self) -> Connection:
        async with self._opening:
            if self._connection is None:
                await self._memory.recall()
                self._connection = await asyncio.to_thread(self._connect)
            return self._connection

    def _connect(self) -> Connection:
        # imported here because it takes 0.4 s, which the bot has only after it has logged in
        from easel.engines.openai.connection import Connection

        return Connection(
            self._access,
            allow=self._allow,
            timeout_seconds=self._timeout_seconds,
            answer_limit=self._answer_limit,
        )

    def _offer(self, default: str) -> list[Model]:
        """Return the rows of what the server is known to have.

        A default that the table does not know means a server of its own kind, and on Azure a
        name is that of a deployment: then nothing is offered beside it.
        """
        first = self._row(default)
        if self._access.is_azure or default not in self._catalogue.models:
            return [first]
        others = (each.name for each in self._catalogue.lasting() if each.name != default)
        return [first, *map(self._row, others)]

    def _row(self, name: str) -> Model:
        row, server = self._catalogue.model(name), self._server
        formats = tuple(each for each in row.formats if each in server.formats)
        return replace(
            row,
            # what the model has and the server does not is no choice
            formats=formats or server.formats,
            partials=0 if "stream" in server.omits else row.partials,
            edits=row.edits and server.edits is not Edits.NONE,
            masks=row.masks and server.mask is not Mask.NONE,
            seeds="seed" in server.extras,
            varies="guidance" in server.extras and self._manners.guidance is not None,
        )

    def _cost(self, request: DrawRequest, model: Model, answer: Answer) -> Decimal | None:
        if answer.usage is not None and model.name in self._catalogue.models:
            return cost_by_tokens(answer.usage, self._catalogue.tokens)
        return estimate(model, request.quality, request.size)


def _shown(picture: bytes) -> str:
    # imported here because it brings Pillow, and many never have a picture described
    from easel.engines.openai.showing import data_url

    return data_url(picture)


def _prepared(request: DrawRequest, server: Server) -> DrawRequest:
    # imported here for the same reason
    from easel.engines.openai.sources import prepared

    return prepared(request, server)
