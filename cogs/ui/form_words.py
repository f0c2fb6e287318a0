"""What a teacher reads in the forms and panels of /policy; a field is a label and what to know."""

from __future__ import annotations

from typing import ClassVar

from easel.model import AgeBand, Clicks, SoftHits, Unmoderated


class FormWords:
    """In English; other languages say the same in their own words."""

    titles: ClassVar = {
        "the picture": "Policy: the picture",
        "the engine": "Policy: the engine",
        "the people": "Policy: the people",
        "safety": "Policy: safety",
    }
    fields: ClassVar = {
        "meta_prompt": ("Meta-prompt", "What the engine is told before every student's words"),
        "colour": ("Colours", "Empty: any"),
        "orientation": ("Orientation", ""),
        "aspect": ("Aspect ratio", "Empty: any; otherwise every picture has it"),
        "models": ("Models", ""),
        "qualities": ("Qualities", ""),
        "most_pictures": ("Pictures per order", "At the most; empty: as many as anywhere"),
        "longest_side": ("Longest side in pixels", "At the most; empty: as the model draws"),
        "references": (
            "Pictures from outside",
            "Students may hand in pictures and links to draw from",
        ),
        "hiding": ("Hidden orders", "Students may hide orders from classmates, never from you"),
        "clicks": ("Whose clicks count", "On the buttons under a picture"),
        "reports_to": (
            "Teachers' channel",
            "For reports, students' questions and what is held; choose one that students"
            " can't read",
        ),
        "soft_hits": ("A word that may be a slip", ""),
        "allowed": ("Never refused", "Phrases that are fine although a word is listed"),
        "unmoderated": ("While moderation can't be asked", ""),
        "thresholds": ("Moderation's limits", "Scores from 0 to 1; empty: the band's"),
        "helpline": ("Helpline", "Told to a student who may need help"),
    }
    examples: ClassVar = {
        "colour": "such as: black and white",
        "aspect": "such as 16:9",
        "most_pictures": "1 to 4",
        "longest_side": "such as 1024",
        "reports_to": "No channel",
        "allowed": "such as: blood orange, water gun",
        "thresholds": "such as: violence: 0.4, sexual: 0.2",
    }
    added_meta_prompt = "What the engine is told after the server's own text"
    only_where_the_server = "; only where the server lets them too"
    clicks: ClassVar = {
        Clicks.ANYONE: ("Anyone's", "A classmate can vary a picture as well"),
        Clicks.OWNER: ("The owner's and teachers'", "Others can look, and order their own"),
    }
    soft_hits: ClassVar = {
        SoftHits.ASK: (
            "Ask the student",
            "“Did you mean this?” Nothing is drawn before they answer",
        ),
        SoftHits.BLOCK: ("Refuse it", "As if it was the word itself; for young classes"),
    }
    unmoderated: ClassVar = {
        Unmoderated.HOLD: (
            "Hold it for a teacher",
            "Nothing is shown before a teacher has looked",
        ),
        Unmoderated.DRAW: ("Draw it", "The list still holds"),
    }
    bands: ClassVar = {
        AgeBand.OWN: "my own",
        AgeBand.YOUNG: "7 to 10 years",
        AgeBand.MIDDLE: "11 to 14 years",
        AgeBand.OLDER: "15 to 18 years",
    }
    slips: ClassVar = {
        SoftHits.ASK: "a word that may be a slip is asked about",
        SoftHits.BLOCK: "a word that may be a slip is refused like the word itself",
    }
    band_title = "Age band: {band}"
    band_changes = "This would change:"
    band_holds = "This is in force already: nothing would change."
    band_keeps = "What else you have laid down stays, and `/policy undo` takes this back."
    band_puts = "Put it in force"
    band_is = "the age band is {new} (it was {old})"
    limits = "moderation's limits are those of this age"
    lists: ClassVar = {
        "packs": ("packs that come: {items}", "packs that go: {items}"),
        "words": ("words that come: {items}", "words that go: {items}"),
        "allowed": (
            "phrases that are never refused that come: {items}",
            "phrases that are never refused that go: {items}",
        ),
    }
    packs_title = "Packs of words"
    on_server = "on the whole server"
    in_room = "in <#{room_id}> and its threads"
    packs_hold = "The words of a green pack are not drawn {where}. Press one to switch it."
    server_s_stay = "What is in force on the whole server can't be switched off here."

    def label(self, name: str) -> str:
        """Return a choice of a menu or a pack's title, which are named in English."""
        return name
