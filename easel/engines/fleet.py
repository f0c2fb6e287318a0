"""Several engines as one: which of them has a model, and in which order they are asked."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import aclosing
from types import MappingProxyType

from easel.engines.base import Drawn, DrawRequest, Engine, Partial
from easel.model import Model


class Fleet:
    """Implements Engine for those of `engines`, each under the name that it has here.

    They are asked in their order. A model belongs to the first that offers it; `offered` are
    the only models that an engine offers, empty or missing for all that it has.
    """

    def __init__(
        self, engines: Mapping[str, Engine], offered: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self.engines = MappingProxyType(dict(engines))
        self._only = offered or {}
        self._first = next(iter(self.engines))
        readers = (name for name, engine in self.engines.items() if engine.reads)
        self._reader = next(readers, self._first)

    @classmethod
    def of(cls, engine: Engine) -> Fleet:
        """Return a fleet of one, or `engine` itself where it is a fleet."""
        return engine if isinstance(engine, Fleet) else cls({engine.name: engine})

    @property
    def name(self) -> str:
        """The name of the engine that reads: what proposes prompts is said to be it."""
        return self._reader

    @property
    def models(self) -> Mapping[str, Model]:
        """What any of them offers, those of the first engine first."""
        models: dict[str, Model] = {}
        for _, offered in self.offers():
            for name, model in offered.items():
                models.setdefault(name, model)
        return models

    def model(self, name: str) -> Model:
        """Return the row for `name`, of the engine that it belongs to."""
        return self.engines[self.owner(name)].model(name)

    def owner(self, model: str) -> str:
        """Return the name of the engine that a model belongs to; an unknown one is the first's."""
        return next((name for name, models in self.offers() if model in models), self._first)

    def offers(self) -> Iterator[tuple[str, Mapping[str, Model]]]:
        """Yield each engine's name with the models that it offers, in the engines' order."""
        # Asked anew each time: an engine may learn what its server has.
        for name, engine in self.engines.items():
            only = self._only.get(name, ())
            yield name, {each: engine.model(each) for each in only} if only else engine.models

    async def draw(self, request: DrawRequest) -> AsyncGenerator[Partial | Drawn, None]:
        """Have the engine draw that the request's model belongs to; see Engine."""
        engine = self.engines[self.owner(request.model)]
        async with aclosing(engine.draw(request)) as stream:
            async for each in stream:
                yield each

    @property
    def reads(self) -> bool:
        """Say whether any of them reads."""
        return self.engines[self._reader].reads

    async def describe(self, picture: bytes, *, person_id: int) -> tuple[str, ...]:
        """Have the first engine that reads describe a picture; see Engine."""
        return await self.engines[self._reader].describe(picture, person_id=person_id)

    async def shorten(self, text: str, *, person_id: int) -> tuple[str, ...]:
        """Have the first engine that reads shorten a prompt; see Engine."""
        return await self.engines[self._reader].shorten(text, person_id=person_id)

    async def open(self) -> None:
        """Open each, one after another."""
        for engine in self.engines.values():
            await engine.open()

    async def close(self) -> None:
        """Close each."""
        for engine in self.engines.values():
            await engine.close()
