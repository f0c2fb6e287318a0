"""What teachers read of what moderation stopped, and of people who may need help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from cogs.ui.words_of_categories import plain
from easel.model import ReviewKind


class ReviewWords:
    """In English; other languages say the same in their own words."""

    nothing = "Nothing is held, and nobody has asked for you."
    gone = "This has been decided already."
    without_pictures = "The pictures are not shown in a channel: look with `/policy held`."
    # What each kind is about: when something was found, and when nobody could look.
    titles: ClassVar = {
        ReviewKind.WORDS: ("Words were stopped", "An order waits for you"),
        ReviewKind.PICTURES: ("Pictures were held back", "Pictures wait for you"),
        ReviewKind.REFUSED: ("The picture service refused an order",) * 2,
        ReviewKind.CONCERN: ("Someone may need help",) * 2,
    }
    texts: ClassVar = {
        ReviewKind.WORDS: (
            "Moderation saw {seen} in the words, or in a picture given with them. Nothing was drawn"
            " and nothing was charged. If it is wrong, have it drawn.",
            "Moderation gave no answer, so nothing was drawn yet. Read the words and decide.",
        ),
        ReviewKind.PICTURES: (
            "Moderation saw {seen}. The pictures below were not shown and not charged. If it is"
            " wrong, post them.",
            "Moderation gave no answer, so the pictures below are shown to nobody yet. Look at"
            " them and decide.",
        ),
        ReviewKind.REFUSED: (
            "It saw {seen}. Nothing of it was charged. There is nothing to decide; the person was"
            " told to try other words.",
        )
        * 2,
        ReviewKind.CONCERN: (
            "What this person typed may be a sign that they think of hurting themselves. Nothing"
            " was drawn. They were told kindly, and alone, that you know, with your helpline's"
            " text where you have laid one down. Please talk to them soon; a list of words can be"
            " wrong, and silence can't help.",
        )
        * 2,
    }
    no_words = "no words"
    words, by, where, message = "Words", "Ordered by", "Where", "Message"
    decided = "Decided"
    list_title = "Held"
    line = "{title}: <@{person_id}> in <#{channel_id}>"
    look = "Look at one …"
    releases: ClassVar = {
        ReviewKind.WORDS: "Draw it anyway",
        ReviewKind.PICTURES: "Post it anyway",
    }
    keep, seen, alone = "Keep it back", "Seen", "Read the words alone"
    released_by: ClassVar = {
        ReviewKind.WORDS: "Drawn after all by <@{teacher_id}>",
        ReviewKind.PICTURES: "Posted after all by <@{teacher_id}>",
    }
    kept_by: ClassVar = {
        ReviewKind.WORDS: "Kept back by <@{teacher_id}>",
        ReviewKind.PICTURES: "Kept back by <@{teacher_id}>",
        ReviewKind.REFUSED: "Seen by <@{teacher_id}>",
        ReviewKind.CONCERN: "Seen by <@{teacher_id}>",
    }

    def plain(self, categories: Iterable[str]) -> str:
        """Return in plain words what was found."""
        return plain(categories)
