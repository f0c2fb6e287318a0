"""Settings -> who draws and who moderates, with the keys that open each provider's door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from easel.config.engines import EngineEntry
from easel.engines.base import Engine
from easel.engines.fleet import Fleet
from easel.engines.moderator import Moderator
from easel.links.public import is_public
from easel.notebook import FactNotebook
from easel.settings import Settings
from easel.storage.database import Database

if TYPE_CHECKING:
    from easel.engines.openai import Access, Registration


def make_fleet(settings: Settings, secret: bytes, database: Database) -> Fleet:
    """Return who draws; what they learn of their servers is kept in `database`.

    `secret` keys the hashes by which a provider tells people apart.
    """
    roster = settings.roster()
    return Fleet(
        {entry.name: _engine(settings, entry, secret, database) for entry in roster},
        offered={entry.name: entry.models for entry in roster},
    )


def _engine(settings: Settings, entry: EngineEntry, secret: bytes, database: Database) -> Engine:
    # Imported here: whoever does not draw with an engine does not wait for its modules.
    if entry.kind == "sketch":
        from easel.engines.sketch import SketchEngine

        return SketchEngine(
            threads=entry.images_at_once, pause_seconds=settings.engine.sketch_pause_seconds
        )
    from easel.engines.models import read_catalogue
    from easel.engines.openai import OpenAIEngine

    wanted, access, catalogue = settings.engine, access_of(settings, entry), read_catalogue()
    text_model = wanted.text_model
    if text_model == "auto":
        # Another server has other models, and on Azure a name is that of a deployment.
        is_elsewhere = entry.kind != "openai" or entry.address is not None
        text_model = "" if is_elsewhere else catalogue.text_model
    return OpenAIEngine(
        access,
        catalogue,
        default_model=entry.default_model or wanted.default_model,
        secret=secret,
        timeout_seconds=wanted.timeout_seconds,
        output_format=wanted.output_format,
        text_model=text_model,
        steps=wanted.steps or None,
        guidance=wanted.guidance or None,
        allow=is_public,
        notebook=FactNotebook(database, access.address),
    )


def access_of(settings: Settings, entry: EngineEntry) -> Access:
    """Return where OpenAI, Azure or another server is, and what opens it."""
    from easel.engines.openai import Access

    keys, is_azure = settings.secrets, entry.kind == "azure"
    is_openai = entry.kind == "openai"
    key = keys.keys.get(entry.variable or "", "")
    return Access(
        # Some servers ask for no key, but the SDK does.
        api_key=key or ("none" if entry.kind == "compatible" else ""),
        base_url=None if is_azure else entry.address,
        azure_endpoint=entry.address if is_azure else None,
        azure_api_version=settings.engine.azure_api_version or None,
        azure_token=keys.azure_openai_ad_token if is_azure else None,
        registration=_registration(settings) if is_azure else None,
        organization=keys.openai_org_id if is_openai else None,
        project=keys.openai_project_id if is_openai else None,
        kind=None if entry.server == "auto" else entry.server,
    )


def _registration(settings: Settings) -> Registration | None:
    from easel.engines.openai import Registration
    from easel.engines.openai.access import PUBLIC_AUTHORITY

    keys = settings.secrets
    if not (keys.azure_tenant_id and keys.azure_client_id and keys.azure_client_secret):
        return None
    return Registration(
        tenant_id=keys.azure_tenant_id,
        client_id=keys.azure_client_id,
        secret=keys.azure_client_secret,
        authority=keys.azure_authority_host or PUBLIC_AUTHORITY,
    )


def make_moderator(settings: Settings) -> Moderator | None:
    """Return who looks at words and pictures; None where nobody does."""
    if not settings.moderates():
        return None
    from easel.engines.openai import Access, OpenAIModerator

    keys = settings.secrets
    # A key of its own never goes to the server that draws, nor the other way round.
    if keys.moderation_api_key is not None:
        access = Access(api_key=keys.moderation_api_key, base_url=keys.moderation_base_url)
    else:
        access = Access(api_key=keys.openai_api_key or "", base_url=keys.openai_base_url)
    moderation = settings.moderation
    return OpenAIModerator(
        access, model=moderation.model, timeout_seconds=moderation.timeout_seconds
    )
