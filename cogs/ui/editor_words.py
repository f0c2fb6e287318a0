"""What a teacher reads in the editor of words, history and files; each method is one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from easel.policy import Doubt


def many(number: int, one: str, more: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else more}"


class EditorWords:
    """In English; other languages say the same methods in their own words."""

    save, cancel, newer, older = "Save", "Cancel", "Newer", "Older"
    saved_title = "Policy saved"
    nothing_yet = "Nothing is saved yet: it holds once you press Save."
    already_listed = "On the list already"
    looks_twice = "Look twice"
    not_refused = "Harmless prompts"
    untick_doubtful = "Untick other meanings"
    untick = "Untick what may be drawn …"
    cancelled = "Left as it was: nothing was saved."
    file_title = "This would change"
    export_title = "The policy in force, as a file"
    history_title = "Policy history"
    no_history = "Nobody has changed the default yet."
    words_title = "Not drawn"
    no_words = "The list is empty."
    meanwhile_title = "Saved meanwhile"
    would_be_drawn = "This would be drawn"
    would_be_refused = "This would be refused; a student reads:"
    composed = "-# The whole text that the model would get is in the file."
    found = "What of the list was found"
    suspicion = "Looks meant for the machine (this blocks nothing)"
    reordered = "in another order"
    no_channel = "no channel"
    limits_stay = "the band's limits of moderation stay, as the policy's own"
    names: ClassVar = {
        "meta_prompt": "Meta-prompt",
        "words": "Not drawn",
        "packs": "Packs",
        "allowed": "Never refused",
        "unticked": "Unticked forms",
        "soft_hits": "A word that may be a slip",
        "colour": "Colours",
        "orientation": "Orientation",
        "aspect": "Aspect ratio",
        "models": "Models",
        "qualities": "Qualities",
        "most_pictures": "Pictures per order",
        "longest_side": "Longest side",
        "references": "Pictures from outside",
        "hiding": "Hidden orders",
        "clicks": "Whose clicks count",
        "unmoderated": "While moderation can't be asked",
        "thresholds": "Moderation's limits",
        "helpline": "Helpline",
        "band": "Age band",
        "reports_to": "Teachers' channel",
        "themes": "Theme",
        "channels": "Channels with rules of their own",
        "assignments": "Assignment",
    }
    doubts: ClassVar = {
        Doubt.SHORT: "Short, may stand for much else",
        Doubt.AMBIGUOUS: "Mostly means something else",
    }
    rules: ClassVar = {
        "listed": "as it is listed",
        "inflected": "another form of it",
        "exact": "exactly so",
        "typo": "one slip of the finger away",
        "mixed alphabets": "with a character of another alphabet",
        "cut": "cut into pieces",
        "reversed": "written backwards",
        "keyboard": "typed with the other keyboard",
        "masked": "with a sign for a letter",
        "transliterated": "in the other alphabet",
        "look-alikes": "with letters that look alike",
        "leet": "with digits for letters",
        "spaced": "with spaces between the letters",
        "punctuated": "with signs between the letters",
        "repeated": "with repeated letters",
        "glued": "within a longer word",
        "cipher": "in a cipher",
    }
    slip = "maybe a slip"
    everybody_reads_title = "Students can read this"
    unchanged_title = "Nothing was changed"
    unchanged = "The form says what is in force already."

    def everybody_reads(self, channel_id: int) -> str:
        return (
            f"Everybody here can read <#{channel_id}>. Students' questions, what is held and who"
            " may need help are posted there: choose a channel that only teachers see."
        )

    def room_left(self, room: int) -> str:
        return f"{room:,} characters are left for a student's idea."

    def adding(self, words: int) -> str:
        return f"{many(words, 'word', 'words')} to be added"

    def forms_of(self, word: str) -> str:
        return f"The forms of “{word}”"

    def all_forms(self, forms: int) -> str:
        return f"All {forms:,} forms are in the file."

    def page(self, first: int, last: int, total: int) -> str:
        return f"The menu shows forms {first:,} to {last:,} of {total:,}."

    def none_refused(self, total: int) -> str:
        return f"None of {total:,} harmless prompts would be refused."

    def some_refused(self, refused: int, total: int) -> str:
        return f"{refused:,} of {total:,} harmless prompts would be refused:"

    def and_more(self, number: int) -> str:
        return f"and {number:,} more"

    def exported(self) -> str:
        return (
            "Change it with any editor and bring it back with `/policy import`, here or on another"
            " server: you see what would change before anything is saved."
        )

    def moved(self) -> str:
        return (
            "Others have saved something since you last looked. Nothing of it is lost: this is what"
            " the file would change **now**. Look again, and press Save once more."
        )

    def version(self, number: int) -> str:
        return f"Version {number}"

    def way_back(self) -> str:
        return "/policy undo takes back the newest change, /policy restore brings a version back."

    def words_count(self, words: int) -> str:
        return many(words, "word", "words")

    def without_forms(self, word: str, forms: str) -> str:
        return f"“{word}” without {forms}"

    def packs(self, titles: Sequence[str]) -> str:
        return f"Beside these, the packs in force: {', '.join(titles)}."

    def allowed(self, phrases: str) -> str:
        return f"Never refused: {phrases}."

    def hit(self, typed: str, seen_as: str, word: str, rule: str) -> str:
        read = "" if typed.casefold() == seen_as.casefold() else f", read as “{seen_as}”"
        return f"“{typed}”{read}: “{word}” is on the list ({rule})"

    def left_out(self) -> str:
        return "What the file says of channels that are not on this server is left out."

    def saved(self, version: int, change: str) -> str:
        return f"Version {version}: {change}. It holds for the very next order."

    def wish(self, number: int, aspect: str, quality: str, model: str) -> str:
        return f"{many(number, 'picture', 'pictures')}, {aspect}, quality {quality}, by {model}."

    def looks_like(self, what: str) -> str:
        return what

    def change(self, change: str) -> str:
        """Return a line of the history, which is kept as it was written."""
        return change
