"""The lines of a policy's file: their order, and what is said above each."""

from __future__ import annotations

FORMAT = 1
"""The version of the file's form; a file that says another one is not read."""

HEAD = (
    "A policy of Easel. Put it in force with /policy import, which first shows what would change.",
    "What is left out of the file stays as it is in force.",
)

TEXTS = ("meta_prompt", "helpline")
"""Texts that are written as they are: of others, any stands for none."""

FREE = (*TEXTS, "colour")
"""Texts in which a teacher may say anything."""

FIELDS: dict[str, str] = {
    "meta_prompt": "What the engine is told before every student's words.",
    "colour": 'Such as "black and white"; any is no rule.',
    "orientation": "One of: any, square, landscape, portrait.",
    "aspect": "Such as 16:9: every picture has it; any is no rule.",
    "models": "Which models may be asked for; an empty list is all of them.",
    "qualities": "Of: low, medium, high; an empty list is all of them.",
    "most_pictures": "How many pictures an order may have at the most, or any.",
    "longest_side": "How many pixels the longer side of a picture may have, or any.",
    "references": "on lets pictures from outside in.",
    "hiding": "on lets students hide their orders from each other.",
    "clicks": "Whose clicks count: anyone or owner.",
    "band": "The preset that this was made from: own, 7-10, 11-14 or 15-18.",
    "packs": "The word packs in force beside the words below.",
    "words": "What is not drawn: each word in all its forms; =word exactly so.",
    "unticked": "Forms of those words that are let through.",
    "allowed": "Phrases that are never refused.",
    "soft_hits": "What comes of a hit that may be a slip: ask or block.",
    "themes": "Words that every prompt of a channel must have, by the channel's id.",
    "channels": "Further rules of a channel, by its id: only those that it adds.",
    "assignments": "What a channel's class works on: title, rules, starts and ends.",
    "reports_to": "The id of the teachers' channel; any is none.",
    "unmoderated": "While moderation can't be asked: hold or draw.",
    "thresholds": "From which score, 0 to 1, a category of moderation fails; {} is the band's own.",
    "helpline": "What a student is told who may need help.",
}
