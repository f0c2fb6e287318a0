"""The engines of config.yaml: who may draw, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from easel.config.kinds import Count, Http, ServerKind, Words, word_like

Kind = Literal["openai", "azure", "compatible", "sketch"]
Name = Annotated[str, Field(strict=True), word_like(r"[a-z0-9][a-z0-9-]{0,31}", "openai-2")]
# Never the key itself: config.yaml is shown and copied.
Variable = Annotated[str, Field(strict=True), word_like(r"[A-Z][A-Z0-9_]*", "OPENAI_API_KEY")]

_KEYS = {"openai": "OPENAI_API_KEY", "azure": "AZURE_OPENAI_API_KEY"}


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class EngineEntry:
    """One engine: what it is called here, where it is, which key opens it, and its pace.

    `key_variable` names the variable of .env that holds the key; None is the usual one of its
    kind, and no key at all for a compatible server. `server` says in which ways that differs.
    `default_model` None is `engine.default_model`, and no `models` are all that are known of it.
    """

    name: Name
    kind: Kind
    address: Http | None = None
    server: ServerKind = "auto"
    key_variable: Variable | None = None
    default_model: Words | None = None
    models: tuple[Words, ...] = ()
    images_at_once: Count = 8
    images_per_minute: Count = 20

    @property
    def variable(self) -> str | None:
        """The name of the variable that holds the key, None where none is needed."""
        return self.key_variable or _KEYS.get(self.kind)


def problem(entries: Sequence[EngineEntry], keys: Container[str], *, webp: bool) -> str | None:
    """Return the sentence about the first engine that could not draw as it is set, or None.

    `keys` are the names of the variables that hold one; `webp` says that this format is wanted.
    """
    names: set[str] = set()
    for each in entries:
        where = f'engines in config.yaml: the engine "{each.name}"'
        if each.name in names:
            return f"{where} stands there twice; give each a name of its own"
        names.add(each.name)
        if each.kind in ("azure", "compatible") and each.address is None:
            return f"{where} needs an address, such as https://school.openai.azure.com"
        if each.kind == "azure" and webp:
            return f"{where} is Azure, which does not make WebP; set engine.output_format to jpeg"
        if each.variable is not None and each.variable not in keys and each.kind != "sketch":
            return f"{where} has no key; set {each.variable} in .env"
    return None
