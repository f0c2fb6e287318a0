"""No question that is asked often reads a whole table, however many years it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from easel.storage import accepting, offers, posts, stopping
from easel.storage import jobs as rows
from easel.storage.tables import metadata
from tests.examples import ANNA, CLASS, NOON, a_job, an_offer, bounds

ASKED: dict[str, Callable[[sa.Connection], object]] = {
    "the line, every second": rows.standing,
    "the line, by every order": rows.entries,
    "an order": lambda c: accepting.accept(c, [a_job()], bounds(orders=9, pictures=9)),
    "a student's list of orders": lambda c: rows.recent(c, CLASS, ANNA.id, 200),
    "a teacher's list of orders": lambda c: rows.recent(c, CLASS, None, 200),
    "an order by the beginning of its id": lambda c: rows.beginning(c, CLASS, "0123abcd"),
    "what a message shows": lambda c: posts.find(c, 77),
    "an account": lambda c: stopping.account(c, ANNA.id, CLASS, now=NOON, limit=9),
    "an offer": lambda c: offers.put(c, an_offer(made_at=NOON + timedelta(days=9))),
}


@pytest.mark.parametrize("question", ASKED)
def test_no_question_that_is_asked_often_reads_a_whole_table(question: str) -> None:
    assert not [plan for plan in plans(ASKED[question]) if "SCAN" in plan]


def test_the_beginning_of_an_id_is_looked_up_and_not_all_that_a_server_has() -> None:
    (plan,) = plans(ASKED["an order by the beginning of its id"])
    assert "id>? AND id<?" in plan


def plans(question: Callable[[sa.Connection], object]) -> list[str]:
    """Return how SQLite goes about each statement of `question`."""
    engine = sa.create_engine("sqlite://")
    metadata.create_all(engine)
    asked: list[tuple[str, tuple[object, ...]]] = []
    with engine.connect() as connection:
        sa.event.listen(
            engine,
            "before_cursor_execute",
            lambda _c, _cursor, statement, facts, _context, _many: asked.append((statement, facts)),
        )
        question(connection)
        found = [
            row[-1]
            for statement, facts in tuple(asked)
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", facts)
        ]
    engine.dispose()
    assert asked
    return found
