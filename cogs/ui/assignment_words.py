"""What is read of an assignment: by the class, and by the teacher who gives it."""

from __future__ import annotations

from typing import ClassVar


class AssignmentWords:
    """In English; other languages say the same in their own words."""

    form_title = "Assignment"
    fields: ClassVar = {
        "title": ("Title", "Such as: Monuments of our town"),
        "instructions": ("Instructions", "Shown to the class, and told to the engine"),
        "words": ("Not drawn", "Besides what the server and this channel don't draw"),
        "starts": ("Opens", "Empty: at once. Time zone: {zone}"),
        "ends": ("Closes", "Empty: when you end it. A length of time counts from the start"),
    }
    such_words = "such as: castles, knights"
    such_times = "such as: 10:30, tomorrow 9:00, Friday 18:00, 45 minutes"
    title = "Assignment: {title}"
    none = "This channel has no assignment. Draw what you like, within its rules."
    over = "The assignment “{title}” is over. Its rules hold no more."
    is_open = "Open"
    starts, ends, no_end = "from {at}", "until {at}", "until a teacher ends it"
    not_drawn, packs, aspect = "Not drawn", "Packs", "Aspect ratio"
    most_pictures, at_the_most = "Pictures per order", "{number} at the most"

    def pack(self, title: str) -> str:
        """Return a pack's title, which is in English."""
        return title
