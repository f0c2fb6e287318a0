"""The secrets that the environment or .env gives, by the names of their variables."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import field, fields

from pydantic import ValidationError
from pydantic.dataclasses import dataclass

from easel.config.kinds import Http
from easel.config.sections import STRICT
from easel.errors import StartError

_KEYS = {"OPENAI_API_KEY", "AZURE_OPENAI_API_KEY"}
_AWS = {
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_DEFAULT_REGION",
    "AWS_ENDPOINT_URL",
}


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Secrets:
    """What comes from the environment or .env only, and is never printed.

    `aws` are the variables that .env.example names for S3; others of AWS's are not read. `keys`
    are the engines', each under the name of its variable.
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
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)


_SECRETS = {each.name.upper() for each in fields(Secrets)} - {"AWS", "KEYS"}
# The variables that are read, beside those that config.yaml names for its engines.
SECRET_NAMES = _SECRETS | _AWS


def read_secrets(variables: Mapping[str, str], keys: Set[str]) -> Secrets:
    """Return the secrets among `variables`; `keys` are the names of those of the engines.

    Raises StartError for one that can't be right; it never repeats a value.
    """
    found = {}
    for name in (_SECRETS | _KEYS | keys) & variables.keys():
        value = variables[name].strip()
        if not (value.isascii() and value.isprintable()) or " " in value:
            raise StartError(f"{name} has a character that can't be in it; copy it again")
        found[name] = value
    values = {name.lower(): found[name] for name in _SECRETS & found.keys()}
    opening = {name: found[name] for name in (_KEYS | keys) & found.keys()}
    aws = {name: variables[name].strip() for name in _AWS & variables.keys()}
    try:
        return Secrets(**values, aws=aws, keys=opening)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        name, wanted = str(details["loc"][0]).upper(), details["ctx"]["error"]
        # `from None`: the validation error's text repeats the value
        raise StartError(f"{name} must be {wanted}") from None
