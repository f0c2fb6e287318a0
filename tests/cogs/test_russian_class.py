"""What a class and its teachers read of each other in Russian: questions, held orders, reports,
assignments, and what is laid down for one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import discord
import pytest

from cogs.ui import (
    appeal_cards,
    assignment_cards,
    discipline_cards,
    refusal_cards,
    report_cards,
    review_cards,
)
from cogs.ui.assignment_form import AssignmentForm
from cogs.ui.card import Card
from cogs.ui.language import Language
from cogs.ui.phrase_form import PhraseForm
from cogs.ui.report_form import ReportForm
from cogs.ui.speaking import Speech, speech
from easel import policy as rules
from easel.errors import every_class
from easel.model import (
    Appeal,
    Aspect,
    Assignment,
    Hit,
    NoteKind,
    Report,
    Review,
    ReviewKind,
    Rules,
    Suspicion,
    Terms,
    Verdict,
)
from easel.parcel import Case, Parcel
from easel.policy import injection
from tests.cogs.test_russian import all_of, english_in, holes, public
from tests.cogs.test_russian_forms import LABEL, LIMITS, told
from tests.examples import ANNA, CLASS, NOON, a_job, a_note

SAY = speech(Language.RUSSIAN)
HITS = (
    Hit(word="мечи", text="меч", seen_as="меч", rule="listed", hard=True),
    Hit(word="мечи", text="м е ч", seen_as="меч", rule="spaced"),
)
TABLES = tuple(Speech.__dataclass_fields__)
# What people have written, and what Discord shows of them.
WRITTEN = ("Anna", "Ms Rivera", "a dog on a hill", "a knight with a sword", "toy")


def read(card: Card) -> str:
    """Return all that Easel itself says on a card, its fields and menus too."""
    said = [all_of(card)]
    for field in card.embed.fields if card.embed else ():
        said += [field.name or "", field.value or ""]
    for item in card.view.children if card.view else ():
        said.append(str(getattr(item, "placeholder", None) or ""))
    text = re.sub(r"https?://\S+", "", "\n".join(said))
    for each in WRITTEN:
        text = text.replace(each, "")
    return text


def no_english(cards: Iterable[Card]) -> None:
    for card in cards:
        said = read(card)
        assert english_in(said) == []
        assert re.search("[а-яё]", said)


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_every_word_in_russian_with_the_same_facts(table: str) -> None:
    english = type(getattr(speech(Language.ENGLISH), table))
    russian = type(getattr(SAY, table))
    assert russian is not english
    for name, said in public(english).items():
        assert name in vars(russian), f"{russian.__name__} lacks {name}"
        ours = vars(russian)[name]
        if isinstance(said, dict):
            assert ours.keys() == said.keys()
            assert [holes(str(each)) for each in ours.values()] == [
                holes(str(each)) for each in said.values()
            ]
        elif isinstance(said, str):
            assert holes(ours) == holes(said)


def appeals() -> Iterable[Appeal]:
    """Yield a question of each kind, open and answered."""
    note = a_note(
        hits=HITS,
        suspicions=tuple(
            Suspicion(text="toy", looks_like=looks_like) for looks_like, _ in injection._LOOKS
        ),
    )
    yield Appeal(note=note, asked_at=NOON)
    for verdict in Verdict:
        yield Appeal(
            note=note,
            asked_at=NOON,
            verdict=verdict,
            decided_by="Ms Rivera",
            decided_at=NOON,
            phrases=("игрушечный меч",),
        )


def test_questions_and_their_answers_are_in_russian() -> None:
    say = SAY.appeals
    for appeal in appeals():
        no_english(
            (
                appeal_cards.appeal(appeal, ("игрушечный меч",), say),
                appeal_cards.appeal(appeal, ("меч",), say),
                appeal_cards.settled(appeal, say),
                appeal_cards.listed((appeal,), say),
                refusal_cards.outcome(appeal, 1, Language.RUSSIAN),
                refusal_cards.answered(appeal, Language.RUSSIAN),
            )
        )
    no_english((appeal_cards.untold(say), appeal_cards.listed((), say), appeal_cards.log((), say)))


@pytest.mark.parametrize("kind", NoteKind)
def test_a_line_of_the_log_is_in_russian(kind: NoteKind) -> None:
    notes = [a_note(kind=kind, rule=each.__name__, hits=HITS) for each in every_class()]
    no_english(appeal_cards.log((note,), SAY.appeals) for note in notes)


@pytest.mark.parametrize("kind", ReviewKind)
@pytest.mark.parametrize("categories", [(), ("violence", "sexual/minors")], ids=["unseen", "seen"])
def test_what_moderation_stopped_is_shown_in_russian(
    kind: ReviewKind, categories: tuple[str, ...]
) -> None:
    say = SAY.reviews
    review = Review(
        job_id="f" * 32,
        kind=kind,
        place=CLASS,
        person=ANNA,
        words="",
        categories=categories,
        made_at=NOON,
    )
    case = Case(review=review, job=a_job(), files=())
    no_english(
        (
            review_cards.case(case, say),
            review_cards.case(case, say, in_channel=True),
            review_cards.decided(case, say.kept_by[kind].format(teacher_id=1), say),
            review_cards.listed((review,), say),
            *(
                review_cards.decided(case, how.format(teacher_id=1), say)
                for how in say.released_by.values()
            ),
            review_cards.gone(say),
            review_cards.listed((), say),
        )
    )


def test_reports_are_in_russian_for_who_reports_and_for_the_teacher() -> None:
    say, job = SAY.reports, a_job()
    report = Report(
        job_id=job.id, person=ANNA, reason="страшно", made_at=NOON, channel_id=7, message_id=9
    )
    no_english(
        (
            *(report_cards.thanks(say, is_posted=is_posted) for is_posted in (True, False)),
            report_cards.report(report, Parcel(job=job, files=(), failure=None), say),
            *(
                report_cards.settled(report, job, how.format(teacher_id=1), say)
                for how in (say.removed_by, say.dismissed_by, say.was_gone)
            ),
            report_cards.not_removed(say),
            report_cards.gone(say),
            report_cards.listed(((report, job),), say),
            report_cards.listed((), say),
        )
    )


def test_an_assignment_is_shown_in_russian() -> None:
    say = SAY.assignments
    bare = Assignment(title="Море", rules=Rules(meta_prompt="Нарисуйте море."))
    full = replace(
        bare,
        starts=NOON,
        ends=NOON + timedelta(hours=1),
        rules=Rules(
            meta_prompt="Нарисуйте море.",
            words=("акулы",),
            packs=tuple(rules.PACKS),
            aspect=Aspect(16, 9),
            most_pictures=2,
        ),
    )
    no_english(assignment_cards.shown(each, say) for each in (bare, full))
    no_english((assignment_cards.none(say), assignment_cards.ended(full, say)))


@pytest.mark.parametrize("pictures", [None, 1, 2, 5, 1000])
def test_what_is_laid_down_for_a_person_is_in_russian(pictures: int | None) -> None:
    say = SAY.discipline
    terms = Terms(pictures_per_day=pictures)
    hard = replace(
        terms, blocked_until=NOON, reason="грубость", message="Зайди ко мне.", author="Ольга"
    )
    no_english((discipline_cards.terms(1, terms, say), discipline_cards.terms(1, hard, say)))
    no_english((discipline_cards.theme(1, (), say), discipline_cards.theme(1, ("море",), say)))
    no_english((discipline_cards.acknowledged(say),))


def test_pictures_have_the_form_that_their_number_wants() -> None:
    said = [SAY.discipline.pictures(number) for number in (1, 3, 5)]
    assert said == ["1 картинка за 24 часа", "3 картинки за 24 часа", "5 картинок за 24 часа"]


async def never(*_: object) -> None:
    raise AssertionError("nobody hands this form in")


async def test_the_forms_of_a_class_have_no_english_and_no_text_too_long() -> None:
    zone = timezone(timedelta(hours=3), "+03:00")
    forms: tuple[discord.ui.Modal, ...] = (
        AssignmentForm(None, {}, never, SAY.assignments, zone=zone),
        ReportForm(never, SAY.reports),
        PhraseForm(("игрушечный меч",), never, SAY.appeals),
    )
    for form in forms:
        texts: list[tuple[str, Any]] = list(told(form.to_dict()))
        without_names = [text.replace("/policy undo", "") for _, text in texts]
        assert [text for text in without_names if english_in(text)] == []
        assert [text for name, text in texts if not 1 <= len(text) <= LIMITS[name]] == []
        labels = [each.text for each in form.children if isinstance(each, discord.ui.Label)]
        assert [label for label in labels if not 1 <= len(label) <= LABEL] == []
