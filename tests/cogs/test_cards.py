"""What messages look like, where no bot is needed to see it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cogs.ui import card, notices, waiting_cards, words
from cogs.ui.personal_words import PersonalWords
from easel import policy
from easel.errors import BadLink, DisallowedWords
from easel.model import Aspect, Forecast, JobState, Prompt, Reference, Role
from easel.underway import Preview
from tests.examples import a_job

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SOON = Forecast(place=1, seconds=5)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/a_b_c",
        "HTTP://x.y",
        "[a](https://example.org)",
        "discord.gg/a_class",
        "x" * 1450 + " https://example.org/" + "y" * 40,  # cut in the middle
    ],
)
def test_a_link_in_a_prompt_unfolds_no_preview(link: str) -> None:
    job = a_job(prompt=Prompt(text=f"a cat like {link}"))
    shown = waiting_cards.waiting(job, SOON, NOW).partition("** - ")[0]
    assert not re.search(r"(?<!\\)/", shown)
    typed = re.sub(r"\\(\W|_)", r"\1", shown.removeprefix("**")).rstrip("…")
    assert f"a cat like {link}".startswith(typed)


def test_markdown_of_a_prompt_is_shown_as_it_was_typed() -> None:
    job = a_job(prompt=Prompt(text="**a** _cat_ ||hidden|| `code`"))
    assert r"\*\*a\*\* \_cat\_ \|\|hidden\|\| \`code\`" in waiting_cards.waiting(job, SOON, NOW)


def test_a_long_prompt_leaves_room_for_the_rest_of_the_message() -> None:
    job = a_job(prompt=Prompt(text="*" * 1500))
    assert len(waiting_cards.waiting(job, SOON, NOW)) <= card.CONTENT


def test_a_phrase_torn_over_a_whole_prompt_still_fits_its_refusal() -> None:
    text = f"adult{'-' * 5900}content"
    (hit,) = policy.compile_words(policy.DEFAULT.words).find(text)
    told = notices.refusal(DisallowedWords((hit,)), f"/imagine prompt:{text}")
    assert told.embed is not None
    assert "read as “adult content”" in (told.embed.description or "")
    assert len(told.embed.description or "") <= card.DESCRIPTION


def test_a_link_to_a_picture_is_shown_by_its_number() -> None:
    link = "https://cdn.example/attachments/1/2/dog.png?ex=6&is=7&hm=" + "8" * 64
    references = tuple(Reference(role=role, url=link) for role in (Role.IMAGE, Role.STYLE))
    job = a_job(prompt=Prompt(text="a dog", references=references))
    assert waiting_cards.waiting(job, SOON, NOW).startswith(
        "**‹picture 1› a dog --sref ‹picture 1›** - "
    )


def test_a_blend_is_called_one_wherever_words_would_stand() -> None:
    links = [f"https://cdn.example/{name}.png" for name in "abc"]
    references = tuple(Reference(role=Role.IMAGE, url=link) for link in links)
    job = a_job(prompt=Prompt(text="", references=references, aspect=Aspect(2, 3)))
    assert waiting_cards.waiting(job, SOON, NOW).startswith("**Blend of 3 pictures --ar 2:3** - ")
    assert notices.named(job, PersonalWords()) == "waiting: Blend of 3 pictures"
    preview = Preview(index=0, data=b"")
    drawing = waiting_cards.in_line(replace(job, state=JobState.DRAWING), 0, SOON, NOW, (preview,))
    assert drawing.files[0].description == "Unfinished: Blend of 3 pictures"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://example.org/a.png", "Invalid link"),
        ("‹picture 3›", "Invalid link"),
        ("notes `1`.txt", "Invalid picture"),
    ],
)
def test_a_link_and_a_file_that_are_no_picture_are_told_apart(url: str, title: str) -> None:
    assert words.explain(BadLink(url, "Why."))[0] == title
    assert words.explain(BadLink(url, "Why."))[1].count("`") == 2
