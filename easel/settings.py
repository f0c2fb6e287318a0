"""config.yaml and the environment as frozen settings; the only reader of os.environ."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from easel.config.azure import ENDPOINT, KEYS, REGISTRATION, missing
from easel.config.file import ConfigFile, read_config, read_variables
from easel.config.kinds import SQLITE, Http
from easel.config.sections import STRICT, PaceSettings, Sections, StorageSettings
from easel.config.words import nearest, unknown_name, wrong_value
from easel.errors import StartError

EngineKind = Literal["openai", "sketch"]

_OVERRIDES = {
    "DISCORD_API_BASE": ("discord", "api_base"),
    "DISCORD_GATEWAY_URL": ("discord", "gateway_url"),
    "EASEL_DATABASE_URL": ("storage", "database"),
}
_SECRETS = {
    "DISCORD_TOKEN",
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
    "AZURE_OPENAI_ENDPOINT",
    "AZURE_OPENAI_API_KEY",
    "MODERATION_API_KEY",
    "MODERATION_BASE_URL",
    "AZURE_OPENAI_AD_TOKEN",
    "AZURE_TENANT_ID",
    "AZURE_CLIENT_ID",
    "AZURE_CLIENT_SECRET",
    "AZURE_AUTHORITY_HOST",
}
_AWS = {
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_DEFAULT_REGION",
    "AWS_ENDPOINT_URL",
}
_NAMES = sorted(_SECRETS | _AWS | _OVERRIDES.keys())


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Secrets:
    """What comes from the environment or .env only, and is never printed.

    `aws` are the variables that .env.example names for S3; others of AWS's are not read.
    """

    discord_token: str | None = field(default=None, repr=False)
    openai_api_key: str | None = field(default=None, repr=False)
    openai_base_url: Http | None = field(default=None, repr=False)
    openai_org_id: str | None = field(default=None, repr=False)
    openai_project_id: str | None = field(default=None, repr=False)
    azure_openai_endpoint: Http | None = field(default=None, repr=False)
    azure_openai_api_key: str | None = field(default=None, repr=False)
    moderation_api_key: str | None = field(default=None, repr=False)
    moderation_base_url: Http | None = field(default=None, repr=False)
    azure_openai_ad_token: str | None = field(default=None, repr=False)
    azure_tenant_id: str | None = field(default=None, repr=False)
    azure_client_id: str | None = field(default=None, repr=False)
    azure_client_secret: str | None = field(default=None, repr=False)
    azure_authority_host: Http | None = field(default=None, repr=False)
    aws: Mapping[str, str] = field(default_factory=dict, repr=False)


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
        if problem := self._missing_secret():
            raise StartError(problem)
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
        if problem := self._missing_moderation():
            raise StartError(problem)
        if self.moderation.name != "auto":
            return self.moderation.name == "openai"
        if self.secrets.moderation_api_key is not None:
            return True
        is_at_openai = not self.uses_azure and self.secrets.openai_base_url is None
        return self.engine_kind() == "openai" and is_at_openai

    def pace(self) -> PaceSettings:
        """Return the pace of the engine in use."""
        return self.line.openai if self.engine_kind() == "openai" else self.line.sketch

    def partials(self) -> int:
        """Return how many unfinished pictures the engine in use is to show of each picture."""
        is_openai = self.engine_kind() == "openai"
        return self.engine.partials if is_openai else self.engine.sketch_partials

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
        if problem := missing(at_azure):
            return problem
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
    variables = _from_dotenv(folder / ".env") | given
    file = read_config(folder / "config.yaml")
    for name, keys in _OVERRIDES.items():
        if name in variables:
            file.override(keys, variables[name].strip(), source=name)
    sections = _sections(file)
    sections = replace(sections, storage=_anchored(sections.storage, folder.resolve()))
    parts = {each.name: getattr(sections, each.name) for each in fields(sections)}
    settings = Settings(**parts, secrets=_secrets(variables))
    settings.engine_kind()
    settings.moderates()
    return settings


def _from_dotenv(path: Path) -> dict[str, str]:
    variables = {}
    for each in read_variables(path):
        meant = nearest(each.name, _NAMES)
        if each.name not in _NAMES and meant is not None:
            raise StartError(
                f'{path.name}, line {each.line}: "{each.name}" is not known; '
                f'did you mean "{meant}"?'
            )
        variables[each.name] = each.value
    return variables


def _sections(file: ConfigFile) -> Sections:
    if sentence := unknown_name(file, Sections, _NAMES):
        raise StartError(sentence)
    try:
        return TypeAdapter(Sections).validate_python(file.values)
    except ValidationError as error:
        raise StartError(wrong_value(file, error)) from error


def _secrets(variables: Mapping[str, str]) -> Secrets:
    values = {}
    for name in _SECRETS & variables.keys():
        value = variables[name].strip()
        if not (value.isascii() and value.isprintable()) or " " in value:
            raise StartError(f"{name} has a character that can't be in it; copy it again")
        values[name.lower()] = value
    aws = {name: variables[name].strip() for name in _AWS & variables.keys()}
    try:
        return Secrets(**values, aws=aws)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        name, wanted = str(details["loc"][0]).upper(), details["ctx"]["error"]
        # `from None`: the validation error's text repeats the value
        raise StartError(f"{name} must be {wanted}") from None


def _anchored(storage: StorageSettings, folder: Path) -> StorageSettings:
    database, pictures = storage.database, storage.pictures
    if database.startswith(SQLITE):
        database = SQLITE + (folder / database.removeprefix(SQLITE)).as_posix()
    if "://" not in pictures:
        pictures = str(folder / pictures)
    return replace(storage, database=database, pictures=pictures)
