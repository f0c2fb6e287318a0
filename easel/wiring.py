"""How the studio's parts hang together: each is made once, and given what it needs."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass

from easel.acceptance import Acceptance
from easel.alarm import Alarm
from easel.alerts import Alerts
from easel.appeals import Appeals
from easel.briefing import Briefing
from easel.choosing import Choosing
from easel.chronicle import Chronicle
from easel.collection import Collection
from easel.concerns import Concerns
from easel.config.engines import EngineEntry
from easel.darkroom import Darkroom
from easel.discipline import Discipline
from easel.drafts import Drafts
from easel.drawing_room import DrawingRoom
from easel.engines.breaker import BreakerRules
from easel.engines.fleet import Fleet
from easel.engines.moderator import Moderator
from easel.haste import Haste
from easel.jobs.line import EnginePace, Line, LineRules
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
from easel.watch import Watch, WatchRules
from easel.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What reaches out of the process, opened by others, and how long a job waits to be offered
    to the line again, in seconds.
    """

    settings: Settings
    courier: Courier
    engine: Fleet
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
    passes = Passes(
        database,
        life=settings.policy.pass_life,
        log_life=settings.policy.log_life,
        per_minute=settings.policy.refusals_per_minute,
    )
    policies = Policies(database, models=engine.models, longest_prompt=settings.prompt.characters)
    personal, under_way = Personal(database), UnderWay()
    moderation = Moderation(
        outside.moderator,
        policies=policies,
        store=outside.store,
        attempts=settings.line.attempts,
    )
    alerts = Alerts(database=database, policies=policies, posting=posting, courier=outside.courier)
    entries = _entries(settings, engine)

    async def limit(name: str, per_minute: int | None) -> None:
        await line.limit(name, per_minute)

    watch = Watch(
        database=database,
        rules=_watch_rules(settings, entries),
        limit=limit,
        tell=Alarm(policies, outside.courier).tell,
    )
    line = _line(
        outside, entries, watch, darkroom, posting, sources, personal, moderation, alerts, under_way
    )
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
    acceptance = Acceptance(
        settings=settings,
        database=database,
        judging=judging,
        watch=watch,
        at_once={name: entry.images_at_once for name, entry in entries.items()},
    )
    orders = Orders(
        database=database,
        under_way=under_way,
        line=line,
        pictures_per_day=settings.quota.pictures_per_day,
    )
    reading = Reading(personal, limit=settings.prompt.characters)
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
        reading=reading,
        starting=Starting(
            engine=engine,
            watch=watch,
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
        briefing=Briefing(
            reading=reading,
            acceptance=acceptance,
            collection=collection,
            discipline=discipline,
            references=references,
            sources=sources,
        ),
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


def _entries(settings: Settings, fleet: Fleet) -> dict[str, EngineEntry]:
    """Return the settings of each engine; one that was handed in has the first's."""
    roster = settings.roster()
    known = {entry.name: entry for entry in roster}
    return {name: known.get(name, roster[0]) for name in fleet.engines}


def _watch_rules(settings: Settings, entries: Mapping[str, EngineEntry]) -> WatchRules:
    line = settings.line
    return WatchRules(
        breaker=BreakerRules(
            failures=line.failures_before_pause,
            pause=line.pause_seconds,
            longest_pause=line.longest_pause_seconds,
            probe_seconds=settings.engine.timeout_seconds,
        ),
        per_minute={name: entry.images_per_minute for name, entry in entries.items()},
        patience=line.patience_minutes * 60,
    )


def _line(
    outside: Outside,
    entries: Mapping[str, EngineEntry],
    watch: Watch,
    darkroom: Darkroom,
    posting: Posting,
    sources: Sources,
    personal: Personal,
    moderation: Moderation,
    alerts: Alerts,
    under_way: UnderWay,
) -> Line:
    settings = outside.settings
    drawing_room = DrawingRoom(
        fleet=outside.engine,
        watch=watch,
        database=outside.database,
        store=outside.store,
        darkroom=darkroom,
        sources=sources,
        under_way=under_way,
        partials={name: settings.partials(entry.kind) for name, entry in entries.items()},
        moderates=moderation.is_on,
    )
    workshop = Workshop(
        fleet=outside.engine,
        drawing_room=drawing_room,
        database=outside.database,
        store=outside.store,
        courier=outside.courier,
        darkroom=darkroom,
        posting=posting,
        personal=personal,
        moderation=moderation,
        alerts=alerts,
        surface=asyncio.get_running_loop(),
        attempts=settings.line.attempts,
        parcels_at_once=settings.discord.uploads_at_once,
        under_way=under_way,
    )
    return Line(
        database=line_engine(settings.storage.database),
        rules=LineRules(
            running_per_person=settings.line.running_per_person,
            engines={
                name: EnginePace(at_once=entry.images_at_once, per_minute=entry.images_per_minute)
                for name, entry in entries.items()
            },
            poll_seconds=settings.line.poll_seconds,
        ),
        work=workshop,
    )
