"""config.yaml and the environment as frozen settings; the only reader of os.environ."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from easel.config.azure import ENDPOINT, KEYS, REGISTRATION, missing
from easel.config.engines import EngineEntry, Kind, problem
from easel.config.file import ConfigFile, Variable, read_config, read_variables
from easel.config.kinds import SQLITE
from easel.config.secrets import SECRET_NAMES, Secrets, read_secrets
from easel.config.sections import STRICT, PaceSettings, Sections, StorageSettings
from easel.config.words import nearest, unknown_name, wrong_value
from easel.errors import StartError

EngineKind = Literal["openai", "sketch"]

_OVERRIDES = {
    "DISCORD_API_BASE": ("discord", "api_base"),
    "DISCORD_GATEWAY_URL": ("discord", "gateway_url"),
    "EASEL_DATABASE_URL": ("storage", "database"),
}
_NAMES = sorted(SECRET_NAMES | _OVERRIDES.keys())


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Settings(Sections):
    """Everything that can be set: the sections of config.yaml, and the secrets."""

    secrets: Secrets = field(default_factory=Secrets)

    def engine_kind(self) -> EngineKind:
        """Return who draws: OpenAI (or Azure) when there is a key for it, else the sketch engine.

        Raises StartError when the configuration wants what the secrets do not give.
        """
        if self.engine.name == "sketch":
            return "sketch"
        if sentence := self._missing_secret():
            raise StartError(sentence)
        has_key = self.uses_azure or self.secrets.openai_api_key is not None
        return "openai" if has_key else "sketch"

    @property
    def uses_azure(self) -> bool:
        """Whether OpenAI is reached through Azure; its pair goes before OPENAI_API_KEY."""
        return self.secrets.azure_openai_endpoint is not None

    def moderates(self) -> bool:
        """Say whether words and pictures are looked at by a moderation service.

        Of itself only where a key was meant for it: one of its own, or one for OpenAI itself that
        also draws. Raises StartError when the configuration wants what the secrets do not give.
        """
        if sentence := self._missing_moderation():
            raise StartError(sentence)
        if self.moderation.name != "auto":
            return self.moderation.name == "openai"
        if self.secrets.moderation_api_key is not None:
            return True
        return any(
            entry.kind == "openai" and entry.address is None and entry.key_variable is None
            for entry in self.roster()
        )

    def roster(self) -> tuple[EngineEntry, ...]:
        """Return who draws, in the order in which they are asked.

        They are those of `engines`; where none is listed, the one of `engine`, with the pace of
        its section of `line`. Raises StartError for one that could not draw.
        """
        if not self.engines:
            return (self._only_one(),)
        webp = self.engine.output_format == "webp"
        keys = self.secrets.keys.keys() | self._azure_tokens()
        if sentence := problem(self.engines, keys, webp=webp):
            raise StartError(sentence)
        return self.engines

    def partials(self, kind: str) -> int:
        """Return how many unfinished pictures an engine of that kind is to show of each."""
        return self.engine.sketch_partials if kind == "sketch" else self.engine.partials

    def _azure_tokens(self) -> set[str]:
        """Return the name of Azure's key where tokens of Entra's stand in for it."""
        secrets = self.secrets
        has_tokens = secrets.azure_openai_ad_token or secrets.azure_client_secret
        return {"AZURE_OPENAI_API_KEY"} if has_tokens else set()

    def _only_one(self) -> EngineEntry:
        if self.engine_kind() == "sketch":
            return _entry("sketch", "sketch", self.line.sketch)
        secrets, name = self.secrets, self.engine.default_model
        if self.uses_azure:
            address = secrets.azure_openai_endpoint
            return _entry("openai", "azure", self.line.openai, address=address, default_model=name)
        address = secrets.openai_base_url
        entry = _entry("openai", "openai", self.line.openai, address=address, default_model=name)
        return replace(entry, server=self.engine.server)

    def _missing_moderation(self) -> str | None:
        secrets = self.secrets
        if self.moderation.name == "off" or secrets.moderation_api_key is not None:
            return None
        if secrets.moderation_base_url is not None:
            return (
                "MODERATION_BASE_URL is set without MODERATION_API_KEY; "
                "set the key in .env too (any word, for a server that asks for none)"
            )
        if self.moderation.name == "openai" and secrets.openai_api_key is None:
            return (
                "moderation.name in config.yaml is openai, but there is no key; "
                "set OPENAI_API_KEY or MODERATION_API_KEY in .env, or moderation.name to auto"
            )
        return None

    def _missing_secret(self) -> str | None:
        secrets = self.secrets
        at_azure = {n: getattr(secrets, n.lower()) for n in (ENDPOINT, *KEYS, *REGISTRATION)}
        if sentence := missing(at_azure):
            return sentence
        if self.uses_azure:
            if self.engine.output_format == "webp":
                return "Azure does not make WebP; set engine.output_format to jpeg in config.yaml"
            return None
        if secrets.openai_api_key is None and secrets.openai_base_url is not None:
            return (
                "OPENAI_BASE_URL is set without OPENAI_API_KEY; "
                "set the key in .env too (any word, for a server that asks for none)"
            )
        if secrets.openai_api_key is None and self.engine.name == "openai":
            return (
                "engine.name in config.yaml is openai, but there is no key; "
                "set OPENAI_API_KEY in .env, or engine.name to auto"
            )
        return None


def _entry(name: str, kind: Kind, pace: PaceSettings, **more: str | None) -> EngineEntry:
    return EngineEntry(
        name=name,
        kind=kind,
        images_at_once=pace.images_at_once,
        images_per_minute=pace.images_per_minute,
        address=more.get("address"),
        default_model=more.get("default_model"),
    )


def load(folder: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of config.yaml and .env in `folder`, and of `environ`.

    `environ` goes before .env, and None means this process's. Relative paths in the settings
    are made absolute from `folder`. Raises StartError with one sentence for the first mistake.
    """
    given = {
        name: text
        for name, text in (os.environ if environ is None else environ).items()
        if text.strip()
    }
    written = read_variables(folder / ".env")
    variables = {each.name: each.value for each in written} | given
    file = read_config(folder / "config.yaml")
    for name, keys in _OVERRIDES.items():
        if name in variables:
            file.override(keys, variables[name].strip(), source=name)
    sections = _sections(file)
    opening = {each.variable for each in sections.engines if each.variable is not None}
    _refuse_misspelled(written, opening.union(_NAMES))
    sections = replace(sections, storage=_anchored(sections.storage, folder.resolve()))
    parts = {each.name: getattr(sections, each.name) for each in fields(sections)}
    settings = Settings(**parts, secrets=read_secrets(variables, opening))
    settings.roster()
    settings.moderates()
    return settings


def _refuse_misspelled(written: Iterable[Variable], names: Collection[str]) -> None:
    """Raise StartError for a variable of .env that is none of ours, and nearly one."""
    for each in written:
        meant = nearest(each.name, names)
        if each.name not in names and meant is not None:
            raise StartError(
                f'.env, line {each.line}: "{each.name}" is not known; did you mean "{meant}"?'
            )


def _sections(file: ConfigFile) -> Sections:
    if sentence := unknown_name(file, Sections, _NAMES):
        raise StartError(sentence)
    try:
        return TypeAdapter(Sections).validate_python(file.values)
    except ValidationError as error:
        raise StartError(wrong_value(file, error)) from error


def _anchored(storage: StorageSettings, folder: Path) -> StorageSettings:
    database, pictures = storage.database, storage.pictures
    if database.startswith(SQLITE):
        database = SQLITE + (folder / database.removeprefix(SQLITE)).as_posix()
    if "://" not in pictures:
        pictures = str(folder / pictures)
    return replace(storage, database=database, pictures=pictures)
