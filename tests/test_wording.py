"""What an engine is told of the pictures that are attached."""

from __future__ import annotations

from easel.edits import FROM_WORDS
from easel.model import Change, Edit, Prompt, Reference, Role
from easel.wording import preface


def prompt(text: str, *roles: Role, weight: float | None = None) -> Prompt:
    references = tuple(
        Reference(role=role, url=f"https://example.org/{number}.png")
        for number, role in enumerate(roles)
    )
    return Prompt(text=text, references=references, image_weight=weight)


def test_each_picture_is_named_by_its_place_and_told_what_for() -> None:
    told = preface(None, prompt("a dog", Role.IMAGE, Role.STYLE, Role.CHARACTER, Role.OBJECT))
    assert [line.partition(":")[0] for line in told.strip().split("\n\n")] == [
        f"Attached picture {place} is a reference" for place in (1, 2, 3, 4)
    ]
    assert "2 is a reference: take its style" in told
    assert "3 is a reference: the person or creature" in told
    assert "4 is a reference: the thing" in told


def test_an_edit_counts_its_own_picture_first() -> None:
    told = preface(Edit(change=Change.VARY_SUBTLE), prompt("a dog", Role.IMAGE))
    assert "Attached picture 2 is a reference" in told
    assert "picture 1 " not in told


def test_a_weight_is_said_in_words() -> None:
    assert ", closely." in preface(None, prompt("a dog", Role.IMAGE, weight=2))
    assert ", only loosely." in preface(None, prompt("a dog", Role.IMAGE, weight=0.5))
    assert "closely" not in preface(None, prompt("a dog", Role.IMAGE, weight=1))


def test_pictures_without_words_are_blended_and_a_style_beside_them_is_a_style() -> None:
    told = preface(None, prompt("", Role.IMAGE, Role.IMAGE, Role.STYLE))
    assert told.startswith("Blend the first 2 attached pictures into one")
    assert "Attached picture 3 is a reference: take its style" in told
    assert told.count("Attached picture") == 1


def test_an_edit_of_a_blend_is_no_blend_of_the_picture_with_its_sources() -> None:
    told = preface(Edit(change=Change.ZOOM_OUT), prompt("", Role.IMAGE, Role.IMAGE))
    assert "Blend" not in told
    assert "Attached picture 3 is a reference" in told


def test_an_engine_that_sees_no_picture_is_told_of_none() -> None:
    for change in FROM_WORDS:
        told = preface(Edit(change=change), prompt("a dog"), is_shown=False)
        assert "attached" not in told
        assert told != preface(Edit(change=change), prompt("a dog"))
