"""An engine that draws plain colours at once, and fails, hangs or errs where a test says so.

It reads, too: what it says to a picture or a text is what the test has laid ready.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

from PIL import Image

from easel.engines.base import Drawn, DrawRequest, Partial
from easel.model import Model, Quality, Size

PLAIN = Model(name="plain", sizes=(Size(64, 64), Size(96, 64), Size(64, 96)))
BRIEF = Model(name="brief", sizes=(Size(64, 64),), prompt_limit=1_500, qualities=(Quality.LOW,))


@dataclass(kw_only=True)
class PlainEngine:
    """Implements Engine: every picture has one colour, which its seed and index give it.

    `answers` are what comes instead, by index and one a try: bytes that are sent as they are,
    or an error that is raised; `partial` comes before each. Pictures whose index is in `hanging`
    never come.
    `proposals` are what describing and shortening give, one a try, or an error that is raised;
    with none left, four plain prompts or the text's first words. What was read is in `read`.
    """

    answers: dict[int, list[bytes | Exception]] = field(default_factory=dict)
    partial: bytes | None = None
    hanging: set[int] = field(default_factory=set)
    requests: list[DrawRequest] = field(default_factory=list)
    cost: Decimal | None = Decimal("0.01")
    reads: bool = True
    proposals: list[tuple[str, ...] | Exception] = field(default_factory=list)
    read: list[bytes | str] = field(default_factory=list)

    name: str = "plain"
    models: Mapping[str, Model] = field(default_factory=lambda: {"plain": PLAIN, "brief": BRIEF})

    def __post_init__(self) -> None:
        self._asked = asyncio.Condition()

    def model(self, name: str) -> Model:
        return self.models[name]

    async def draw(self, request: DrawRequest) -> AsyncGenerator[Partial | Drawn, None]:
        async with self._asked:
            self.requests.append(request)
            self._asked.notify_all()
        if request.index in self.hanging:
            await asyncio.Event().wait()
        yield Partial(stage=1, data=self.partial or picture(request.size, (128, 128, 128)))
        answers = self.answers.get(request.index)
        answer = answers.pop(0) if answers else of_request(request)
        if isinstance(answer, Exception):
            raise answer
        yield Drawn(data=answer, cost=self.cost)

    async def describe(self, picture: bytes, *, person_id: int) -> tuple[str, ...]:
        return self._proposed(picture, tuple(f"picture {number}" for number in range(1, 5)))

    async def shorten(self, text: str, *, person_id: int) -> tuple[str, ...]:
        words = text.split()
        fewer = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
        return self._proposed(text, tuple(fewer)[:5])

    def _proposed(self, given: bytes | str, usual: tuple[str, ...]) -> tuple[str, ...]:
        self.read.append(given)
        if not self.proposals:
            return usual
        proposal = self.proposals.pop(0)
        if isinstance(proposal, Exception):
            raise proposal
        return proposal

    async def asked(self, times: int) -> None:
        """Wait until so many pictures were asked for."""
        async with asyncio.timeout(20), self._asked:
            await self._asked.wait_for(lambda: len(self.requests) >= times)

    async def open(self) -> None:
        pass

    async def close(self) -> None:
        pass


def of_request(request: DrawRequest) -> bytes:
    """Return the picture that a request gets when nothing is said about it."""
    seed = request.seed
    return picture(request.size, (seed & 255, seed >> 8 & 255, 60 * request.index))


def picture(size: Size, colour: tuple[int, int, int]) -> bytes:
    """Return a PNG of one colour."""
    with BytesIO() as file:
        Image.new("RGB", (size.width, size.height), colour).save(file, "PNG")
        return file.getvalue()
