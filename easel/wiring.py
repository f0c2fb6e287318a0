"""How the studio's parts hang together: each is made once, and given what it needs."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

from easel.acceptance import Acceptance
from easel.alerts import Alerts
from easel.appeals import Appeals
from easel.choosing import Choosing
from easel.chronicle import Chronicle
from easel.collection import Collection
from easel.concerns import Concerns
from easel.darkroom import Darkroom
from easel.discipline import Discipline
from easel.drafts import Drafts
from easel.engines.base import Engine
from easel.engines.moderator import Moderator
from easel.haste import Haste
from easel.jobs.line import Line, LineRules
from easel.judging import Judging
from easel.links.fetcher import Fetcher
from easel.marks import Marks
from easel.moderation import Moderation
from easel.offers import Offers
from easel.orders import Orders
from easel.parcel import Courier
from easel.passes import Passes
from easel.personal import Personal
from easel.policies import Policies
from easel.posting import Posting
from easel.reading import Reading
from easel.references import References
from easel.reviews import Reviews
from easel.settings import Settings
from easel.sources import Sources
from easel.starting import Starting
from easel.storage.database import Database, line_engine
from easel.storage.files import PictureStore
from easel.studio import Studio
from easel.suggestions import Suggestions
from easel.underway import UnderWay
from easel.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What reaches out of the process, opened by others, and how long a job waits to be offered
    to the line again, in seconds.
    """

    settings: Settings
    courier: Courier
    engine: Engine
    moderator: Moderator | None
    fetcher: Fetcher
    database: Database
    store: PictureStore
    start_again: float


def make_studio(outside: Outside, stack: AsyncExitStack) -> Studio:
    """Return the studio; what has to be closed is put on `stack`."""
    settings, engine, database = outside.settings, outside.engine, outside.database
    darkroom = Darkroom(settings.pictures)
    stack.callback(darkroom.close)
    posting = Posting(
        database=database, store=outside.store, courier=outside.courier, darkroom=darkroom
    )
    sources = Sources(store=outside.store, posting=posting, darkroom=darkroom)
    references = References(
        fetcher=outside.fetcher,
        courier=outside.courier,
        store=outside.store,
        darkroom=darkroom,
        haste=Haste(settings.line.orders_per_minute),
    )
    stack.push_async_callback(references.close)
    passes = Passes(database, life=settings.policy.pass_life, log_life=settings.policy.log_life)
    policies = Policies(database, models=engine.models)
    personal, under_way = Personal(database), UnderWay()
    moderation = Moderation(
        outside.moderator,
        policies=policies,
        store=outside.store,
        attempts=settings.line.attempts,
    )
    alerts = Alerts(database=database, policies=policies, posting=posting, courier=outside.courier)
    line = _line(outside, darkroom, posting, sources, personal, moderation, alerts, under_way)
    reviews = Reviews(database=database, alerts=alerts, line=line)
    concerns = Concerns(database=database, policies=policies, reviews=reviews)
    collection = Collection(
        database=database,
        policies=policies,
        posting=posting,
        passes=passes,
        max_pixels=settings.pictures.max_pixels,
    )
    judging = Judging(
        settings=settings,
        engine=engine,
        policies=policies,
        personal=personal,
        passes=passes,
        concerns=concerns,
    )
    acceptance = Acceptance(settings=settings, database=database, judging=judging)
    orders = Orders(
        database=database,
        under_way=under_way,
        line=line,
        pictures_per_day=settings.quota.pictures_per_day,
    )
    discipline = Discipline(database)
    chronicle = Chronicle(policies)
    offers = Offers(engine=engine, database=database)
    studio = Studio(
        settings=settings,
        engine=engine,
        database=database,
        policies=policies,
        chronicle=chronicle,
        drafts=Drafts(
            database=database, policies=policies, chronicle=chronicle, models=engine.models
        ),
        personal=personal,
        choosing=Choosing(settings=settings, engine=engine, policies=policies, personal=personal),
        orders=orders,
        reading=Reading(personal, limit=settings.prompt.characters),
        starting=Starting(
            engine=engine,
            database=database,
            line=line,
            orders=orders,
            reviews=reviews,
            acceptance=acceptance,
            start_again=outside.start_again,
        ),
        acceptance=acceptance,
        collection=collection,
        discipline=discipline,
        marks=Marks(database=database, collection=collection),
        references=references,
        sources=sources,
        offers=offers,
        suggestions=Suggestions(
            engine=engine,
            offers=offers,
            store=outside.store,
            policies=policies,
            personal=personal,
            references=references,
            discipline=discipline,
            concerns=concerns,
            moderation=moderation,
            haste=Haste(settings.line.orders_per_minute),
            passes=passes,
            limit=settings.prompt.characters,
        ),
        moderation=moderation,
        reviews=reviews,
        concerns=concerns,
        appeals=Appeals(
            database=database,
            policies=policies,
            passes=passes,
            most_open=settings.policy.appeals_per_person,
            pass_life=settings.policy.pass_life,
        ),
    )
    stack.push_async_callback(studio.close)
    return studio


def _line(
    outside: Outside,
    darkroom: Darkroom,
    posting: Posting,
    sources: Sources,
    personal: Personal,
    moderation: Moderation,
    alerts: Alerts,
    under_way: UnderWay,
) -> Line:
    settings = outside.settings
    pace = settings.pace()
    workshop = Workshop(
        engine=outside.engine,
        database=outside.database,
        store=outside.store,
        courier=outside.courier,
        darkroom=darkroom,
        posting=posting,
        sources=sources,
        personal=personal,
        moderation=moderation,
        alerts=alerts,
        surface=asyncio.get_running_loop(),
        attempts=settings.line.attempts,
        parcels_at_once=settings.discord.uploads_at_once,
        partials=settings.partials(),
        under_way=under_way,
    )
    return Line(
        database=line_engine(settings.storage.database),
        rules=LineRules(
            running_per_person=settings.line.running_per_person,
            images_at_once=pace.images_at_once,
            images_per_minute=pace.images_per_minute,
            poll_seconds=settings.line.poll_seconds,
        ),
        work=workshop,
    )
