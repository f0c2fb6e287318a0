"""The tables, in the words of easel.model."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.schema import SchemaItem

metadata = sa.MetaData()


class Instant(sa.TypeDecorator[datetime]):
    """A moment, stored as UTC without its zone and read back with it (SQLite keeps no zones)."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("action", sa.String(16), nullable=False),
    sa.Column("server_id", sa.BigInteger, nullable=False),
    sa.Column("channel_id", sa.BigInteger, nullable=False),
    # The channel that a thread hangs in.
    sa.Column("thread_of", sa.BigInteger),
    sa.Column("person_id", sa.BigInteger, nullable=False),
    sa.Column("person_name", sa.Text, nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("prompt", sa.JSON, nullable=False),
    sa.Column("parent_id", sa.String(32)),
    sa.Column("parent_index", sa.Integer),
    sa.Column("edit", sa.JSON(none_as_null=True)),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("engine", sa.String(32), nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("quality", sa.String(16), nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("aspect", sa.String(16), nullable=False),
    sa.Column("seed", sa.BigInteger, nullable=False),
    sa.Column("composed", sa.Text, nullable=False),
    sa.Column("policy_version", sa.Integer, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("accepted_at", Instant, nullable=False),
    sa.Column("started_at", Instant),
    sa.Column("ended_at", Instant),
    # Pictures counted against the person's quota: `number` while it runs, then those drawn.
    sa.Column("charged", sa.Integer, nullable=False),
    sa.Column("failure", sa.JSON),
    # The interaction's token opens its message for 15 minutes; it is wiped when the job ends.
    sa.Column("application_id", sa.BigInteger, nullable=False),
    sa.Column("token", sa.Text),
    sa.Column("token_expires_at", Instant, nullable=False),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("is_follow_up", sa.Boolean, nullable=False, server_default=sa.false()),
    # The kept pictures that the prompt points at, in order; none is NULL.
    sa.Column("reference_pictures", sa.JSON(none_as_null=True)),
    # The engines that may draw it while its own does not answer, in order; none is NULL.
    sa.Column("stand_ins", sa.JSON(none_as_null=True)),
    sa.Column("is_relaxed", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("is_hidden", sa.Boolean, nullable=False, server_default=sa.false()),
    # The entries of the list that a pass let through; none is NULL.
    sa.Column("excused", sa.JSON(none_as_null=True)),
    # A teacher has let its words be drawn: it is in the line for a second time.
    sa.Column("is_released", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index("jobs_of_person", "person_id", "server_id", "accepted_at"),
    sa.Index("jobs_of_server", "server_id", "accepted_at"),
    sa.Index("jobs_by_state", "state", "accepted_at"),
    sa.Index("jobs_by_message", "message_id"),
)


def _of_a_picture() -> tuple[SchemaItem, ...]:
    """Return the columns of a picture that was drawn, whether it is shown or not."""
    return (
        sa.Column("job_id", sa.String(32), sa.ForeignKey("jobs.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(16), nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        # A decimal in text: SQLite has no exact numbers.
        sa.Column("cost", sa.Text),
        # Who drew it: the job's engine and model, or those that stood in for them.
        sa.Column("engine", sa.String(32), nullable=False, server_default=""),
        sa.Column("model", sa.Text, nullable=False, server_default=""),
        sa.Column("stored_at", Instant, nullable=False),
    )


pictures = sa.Table(
    "pictures", metadata, *_of_a_picture(), sa.Index("pictures_by_time", "stored_at")
)

# Pictures that were drawn and are not shown, and why.
withheld = sa.Table(
    "withheld", metadata, *_of_a_picture(), sa.Column("categories", sa.JSON, nullable=False)
)

reviews = sa.Table(
    "reviews",
    metadata,
    # Of a concern that no order came of, an id of its own.
    sa.Column("job_id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("server_id", sa.BigInteger, nullable=False),
    sa.Column("channel_id", sa.BigInteger, nullable=False),
    sa.Column("person_id", sa.BigInteger, nullable=False),
    sa.Column("person_name", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("categories", sa.JSON, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("told_at", Instant),
    sa.Column("decision", sa.String(16)),
    sa.Column("decided_by", sa.Text),
    sa.Column("decided_at", Instant),
    sa.Column("passed_on_at", Instant),
    sa.Index("reviews_of_server", "server_id", "made_at"),
)

policies = sa.Table(
    "policies",
    metadata,
    sa.Column("server_id", sa.BigInteger, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("author_id", sa.BigInteger, nullable=False),
    sa.Column("author_name", sa.Text, nullable=False),
    sa.Column("change", sa.Text, nullable=False),
    sa.Column("policy", sa.JSON, nullable=False),
)

# Changes of a policy that a teacher looks at before they are saved.
drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("server_id", sa.BigInteger, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("words", sa.JSON, nullable=False),
    sa.Column("unticked", sa.JSON, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Index("drafts_by_age", "made_at"),
)

facts = sa.Table(
    "facts",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

preferences = sa.Table(
    "preferences",
    metadata,
    sa.Column("server_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("preferences", sa.JSON, nullable=False),
)

offers = sa.Table(
    "offers",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("server_id", sa.BigInteger, nullable=False),
    sa.Column("channel_id", sa.BigInteger, nullable=False),
    sa.Column("person_id", sa.BigInteger, nullable=False),
    sa.Column("texts", sa.JSON, nullable=False),
    sa.Column("attachments", sa.JSON, nullable=False),
    sa.Column("digest", sa.String(64)),
    sa.Column("media_type", sa.String(16)),
    sa.Column("made_at", Instant, nullable=False),
    # A batch is ordered once; the others as often as somebody likes.
    sa.Column("taken_at", Instant),
    sa.Index("offers_by_age", "kind", "made_at"),
)

# Messages that show pictures of a job beside its own: one picture alone, or a job shown again.
posts = sa.Table(
    "posts",
    metadata,
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("job_id", sa.String(32), sa.ForeignKey("jobs.id"), nullable=False),
    sa.Column("position", sa.Integer),
    sa.Column("person_id", sa.BigInteger, nullable=False),
)

favourites = sa.Table(
    "favourites",
    metadata,
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("job_id", sa.String(32), sa.ForeignKey("jobs.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("added_at", Instant, nullable=False),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("job_id", sa.String(32), sa.ForeignKey("jobs.id"), primary_key=True),
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person_name", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("channel_id", sa.BigInteger, nullable=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
)

terms = sa.Table(
    "terms",
    metadata,
    sa.Column("server_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("blocked_until", Instant),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("pictures_per_day", sa.Integer),
)

class_log = sa.Table(
    "class_log",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("server_id", sa.BigInteger, nullable=False),
    sa.Column("channel_id", sa.BigInteger, nullable=False),
    sa.Column("thread_of", sa.BigInteger),
    sa.Column("person_id", sa.BigInteger, nullable=False),
    sa.Column("person_name", sa.Text, nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("rule", sa.String(32), nullable=False),
    sa.Column("hits", sa.JSON, nullable=False),
    sa.Column("suspicions", sa.JSON, nullable=False),
    sa.Column("reworded", sa.Text, nullable=False),
    sa.Column("parent_id", sa.String(32)),
    sa.Column("parent_index", sa.Integer),
    sa.Column("edit", sa.JSON(none_as_null=True)),
    sa.Column("is_order", sa.Boolean, nullable=False),
    sa.Column("is_hidden", sa.Boolean, nullable=False),
    sa.Column("job_id", sa.String(32)),
    sa.Index("class_log_by_age", "server_id", "made_at"),
)

# A person asks about one text once; asking anew takes the place of what was answered.
appeals = sa.Table(
    "appeals",
    metadata,
    sa.Column("server_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("note_id", sa.String(32), sa.ForeignKey("class_log.id"), nullable=False),
    sa.Column("asked_at", Instant, nullable=False),
    sa.Column("verdict", sa.String(16)),
    sa.Column("decided_by", sa.Text, nullable=False, server_default=""),
    sa.Column("decided_at", Instant),
    sa.Column("phrases", sa.JSON, nullable=False),
    sa.Index("appeals_by_note", "note_id", unique=True),
)

passes = sa.Table(
    "passes",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("server_id", sa.BigInteger, nullable=False),
    sa.Column("person_id", sa.BigInteger, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("words", sa.JSON, nullable=False),
    sa.Column("is_soft", sa.Boolean, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    # The order that used it up.
    sa.Column("job_id", sa.String(32), sa.ForeignKey("jobs.id")),
    sa.Index("passes_of_person", "person_id", "server_id", "digest"),
)
