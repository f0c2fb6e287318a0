"""One warm client of the SDK, and everything that goes over it. Importing this takes 0.4 s."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import anyio.lowlevel
import httpx2
from openai import AsyncAPIResponse, AsyncAzureOpenAI, AsyncOpenAI, DefaultAsyncHttpxClient
from openai._constants import RAW_RESPONSE_HEADER
from openai._response import AsyncResponseContextManager

from easel.engines.openai.access import Access, Allow, nowhere
from easel.engines.openai.answers import Answer
from easel.engines.openai.calls import Call, File, Route
from easel.engines.openai.dialect import data_url
from easel.engines.openai.download import download
from easel.engines.openai.entra import EntraTokens
from easel.engines.openai.limits import images_per_minute
from easel.engines.openai.receive import Turns, at_once, streamed
from easel.engines.openai.servers import Edits
from easel.engines.openai.stream import bounded, whole
from easel.engines.openai.translate import FOREIGN, translate
from easel.errors import EngineUnreachable

_CONNECT_SECONDS = 10.0
_BODIES_AT_ONCE = 4
_REPLY_LIMIT_BYTES = 1_000_000
_Response = AsyncAPIResponse[Any]


class Connection:
    """The provider's server, as what answers calls. Makes no second try of its own."""

    def __init__(
        self,
        access: Access,
        *,
        timeout_seconds: float,
        answer_limit: int,
        allow: Allow = nowhere,
    ) -> None:
        """Make the client; it takes 60 ms and touches no network, so do it in a thread.

        `allow` says which addresses are public: from others, only the server's own pictures come.
        """
        self._server = access.server
        self._allow = allow
        self._timeout_seconds = timeout_seconds
        self._answer_limit = answer_limit
        self._turns = Turns(_BODIES_AT_ONCE)
        self._http = DefaultAsyncHttpxClient(
            timeout=httpx2.Timeout(timeout_seconds, connect=_CONNECT_SECONDS),
            # a picture is not worth sending a prompt to wherever an answer points
            follow_redirects=False,
        )
        self._client = _client(access, self._http, timeout_seconds)
        self._images = self._client.images.with_streaming_response
        self._chat = self._client.chat.completions.with_streaming_response
        self._moderations = self._client.moderations.with_streaming_response
        # the first connection would load anyio's half for asyncio: 25 ms on the loop
        asyncio.run(anyio.lowlevel.checkpoint())

    async def close(self) -> None:
        """Close the sockets."""
        await self._client.close()

    async def answers(self, call: Call) -> AsyncGenerator[Answer, None]:
        """Send `call`; yield the partial pictures as they come, then the finished one.

        Raises an EngineError for everything that goes wrong, within the time that a call has.
        """
        deadline = self._deadline()
        async with self._sent(self._send(call), deadline) as response:
            chunks = bounded(response.iter_bytes(), deadline=deadline, limit=self._answer_limit)
            # what came counts, not what was asked: some servers know no streams
            is_stream = _is_stream(response.headers)
            found = streamed(chunks) if is_stream else at_once(chunks, self._turns)
            async with aclosing(found) as answers:
                async for answer in answers:
                    per_minute = images_per_minute(response.headers)
                    yield replace(await self._fetched(answer, deadline), per_minute=per_minute)

    async def reply(self, fields: Mapping[str, Any]) -> bytes:
        """Send a chat of one turn; return the whole body that answers it.

        It is a chat completion because that is what every compatible server speaks; few know
        the newer responses, and one turn without tools gains nothing by them. Raises an
        EngineError for everything that goes wrong, within the time that a call has.
        """
        return await self._whole(self._chat.create(**fields))

    async def judgement(self, fields: Mapping[str, Any]) -> bytes:
        """Send a question to a moderation service; return the whole body that answers it.

        Raises an EngineError for everything that goes wrong, within the time that a call has.
        """
        return await self._whole(self._moderations.create(**fields))

    async def _whole(self, sending: AbstractAsyncContextManager[_Response]) -> bytes:
        deadline = self._deadline()
        async with self._sent(sending, deadline) as response:
            return await whole(
                bounded(response.iter_bytes(), deadline=deadline, limit=_REPLY_LIMIT_BYTES)
            )

    async def reach(self) -> None:
        """Ask for the list of models, which costs nothing. Raises an EngineError."""
        deadline = self._deadline()
        async with self._sent(
            self._client.models.with_streaming_response.list(), deadline
        ) as response:
            await whole(bounded(response.iter_bytes(), deadline=deadline, limit=_REPLY_LIMIT_BYTES))

    def _deadline(self) -> float:
        return asyncio.get_running_loop().time() + self._timeout_seconds

    @asynccontextmanager
    async def _sent(
        self, sending: AbstractAsyncContextManager[_Response], deadline: float
    ) -> AsyncIterator[_Response]:
        """Hold the response to `sending` open; foreign errors within come out as ours."""
        begun = False
        try:
            async with AsyncExitStack() as stack:
                async with asyncio.timeout_at(deadline):
                    response = await stack.enter_async_context(sending)
                begun = True
                yield response
        except FOREIGN as error:
            ours = translate(error, seconds=self._timeout_seconds)
            if isinstance(ours, EngineUnreachable):
                ours.begun = begun
            raise ours from error

    def _send(self, call: Call) -> AbstractAsyncContextManager[_Response]:
        if call.route is Route.VARIATIONS:
            # the SDK's own method says that it is deprecated, as a warning
            return self._post(call.route, call.fields, (("image", call.images[0]),))
        if call.route is Route.EDITS and self._server.edits is Edits.JSON:
            return self._post(call.route, {**call.fields, **_as_addresses(call)})
        # the SDK's overloads can't take fields from a table: the models' rows have checked them
        images: Any = self._images
        if call.route is Route.GENERATIONS:
            return _with_extras(images.generate, call.fields)
        # several go as image[], one as image: some servers know only the latter
        sources = call.images[0] if len(call.images) == 1 else list(call.images)
        mask = {} if call.mask is None else {"mask": call.mask}
        return _with_extras(partial(images.edit, image=sources, **mask), call.fields)

    def _post(
        self, route: Route, fields: Mapping[str, Any], files: tuple[tuple[str, File], ...] = ()
    ) -> AbstractAsyncContextManager[_Response]:
        """Send what the SDK has no method for, and hand its answer out unread as they do."""
        headers = {RAW_RESPONSE_HEADER: "stream"}
        if files:
            headers["Content-Type"] = "multipart/form-data"
        sending: Any = self._client.post(
            f"/images/{route}",
            cast_to=object,
            body=dict(fields),
            files=list(files) or None,
            options={"headers": headers},
        )
        return AsyncResponseContextManager(sending)

    async def _fetched(self, answer: Answer, deadline: float) -> Answer:
        if answer.data is not None or answer.url is None:
            return answer
        data = await download(
            self._http,
            answer.url,
            server=str(self._client.base_url),
            allow=self._allow,
            deadline=deadline,
            limit=self._answer_limit,
        )
        return replace(answer, data=data)


def _client(access: Access, http: httpx2.AsyncClient, timeout_seconds: float) -> AsyncOpenAI:
    client: AsyncOpenAI
    tokens = access.registration and EntraTokens(
        access.registration, http, timeout_seconds=timeout_seconds
    )
    if access.is_classic_azure:
        opens: dict[str, Any] = {"api_key": access.api_key}
        if tokens or access.azure_token:
            name = "azure_ad_token_provider" if tokens else "azure_ad_token"
            opens = {name: tokens or access.azure_token}
        client = AsyncAzureOpenAI(
            **opens,
            azure_endpoint=access.azure_resource,
            api_version=access.azure_api_version,
            max_retries=0,
            http_client=http,
        )
    else:
        client = AsyncOpenAI(
            # Azure's v1 address takes a token where others have the key
            api_key=tokens or access.azure_token or access.api_key,
            base_url=access.address,
            max_retries=0,
            http_client=http,
        )
    # given as None to the client, it would look for them in the environment
    client.organization, client.project = access.organization, access.project
    return client


def _is_stream(headers: httpx2.Headers) -> bool:
    return headers.get("content-type", "").startswith("text/event-stream")


def _with_extras(
    method: Callable[..., AbstractAsyncContextManager[_Response]], fields: Mapping[str, Any]
) -> AbstractAsyncContextManager[_Response]:
    """Call one of the SDK's methods; what it has no name for goes beside the rest."""
    known = inspect.signature(method).parameters
    named = {name: value for name, value in fields.items() if name in known}
    other = {name: value for name, value in fields.items() if name not in known}
    return method(**named, extra_body=other or None)


def _as_addresses(call: Call) -> dict[str, Any]:
    """Return the pictures of an edit as they stand in JSON."""
    images = [{"url": data_url(kind, data)} for _, data, kind in call.images]
    found: dict[str, Any] = {"image": images[0]} if len(images) == 1 else {"images": images}
    if call.mask is not None:
        found["mask"] = {"url": data_url(call.mask[2], call.mask[1])}
    return found
