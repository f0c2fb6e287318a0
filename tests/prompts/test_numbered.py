"""Pictures by number: for people to read, and to leave where they are in a form."""

import pytest

from easel.errors import BadLink
from easel.model import Prompt, Reference, Role
from easel.prompts import parse, restore, show_numbered

DOG, HILL = "https://cdn.example/dog.png?ex=1&is=2&hm=3", "https://b.example/hill{1,2}.png"
PROMPT = Prompt(
    text="a dog {on} a hill",
    references=(
        Reference(role=Role.IMAGE, url=DOG),
        Reference(role=Role.IMAGE, url=HILL),
        Reference(role=Role.STYLE, url=DOG),
    ),
)


def test_each_link_is_shown_by_its_number() -> None:
    assert show_numbered(PROMPT) == (
        r"‹picture 1› ‹picture 2› a dog \{on\} a hill --sref ‹picture 1›"
    )


def test_what_was_shown_is_read_back_with_its_links() -> None:
    prompt = Prompt(text="a dog", references=PROMPT.references[:1])
    assert parse(restore(show_numbered(prompt), prompt)) == prompt


def test_a_picture_may_be_left_out_moved_and_used_again() -> None:
    restored = restore("‹picture 1› a cat --cref ‹picture 1›", PROMPT)
    assert restored == f"{DOG} a cat --cref {DOG}"


@pytest.mark.parametrize("text", ["‹picture 3› a dog", "a dog ‹picture 12›", "‹picture 0›"])
def test_a_number_without_a_picture_is_refused_and_not_drawn(text: str) -> None:
    with pytest.raises(BadLink, match="picture of another order"):
        parse(restore(text, PROMPT))


def test_in_quotation_marks_it_is_text() -> None:
    assert parse('a sign "‹picture 3›"').text == 'a sign "‹picture 3›"'
