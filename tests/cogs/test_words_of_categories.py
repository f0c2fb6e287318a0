"""What moderation found, in words that a child may read."""

from __future__ import annotations

import pytest

from cogs.ui.words_of_categories import plain
from tests.servers.moderation_api import CATEGORIES


@pytest.mark.parametrize(
    ("categories", "words"),
    [
        (("violence",), "violence"),
        (("sexual/minors",), "sexual content"),
        (("sexual", "sexual/minors"), "sexual content"),
        (("violence", "hate", "harassment"), "violence, hate against people and insults"),
        (("self_harm",), "somebody who is hurt by their own hand"),
        (("Violence",), "violence"),
        ((), "something that is not for a class"),
        (("unnamed",), "something that is not for a class"),
        (("<b>@everyone</b>",), "something that is not for a class"),
    ],
)
def test_categories_are_told_in_plain_words(categories: tuple[str, ...], words: str) -> None:
    assert plain(categories) == words


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_of_the_service_has_words_of_its_own(category: str) -> None:
    assert plain((category,)) != plain(("unnamed",))
