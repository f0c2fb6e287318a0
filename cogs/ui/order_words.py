"""The first line of an order's message: its prompt, what is done with it, and whose it is."""

from __future__ import annotations

from cogs.ui.prompt_words import headline
from easel.model import Change, Job

# What is said of each edit before the name of who ordered it, as Midjourney says it.
_DONE = {
    Change.VARY_SUBTLE: "Variations (Subtle) by ",
    Change.VARY_STRONG: "Variations (Strong) by ",
    Change.VARY_REGION: "Variations (Region) by ",
    Change.UPSCALE_CREATIVE: "Upscaled (Creative) by ",
    Change.ZOOM_OUT: "Zoom Out by ",
    Change.PAN_LEFT: "Pan Left by ",
    Change.PAN_RIGHT: "Pan Right by ",
    Change.PAN_UP: "Pan Up by ",
    Change.PAN_DOWN: "Pan Down by ",
    Change.MAKE_SQUARE: "Make Square by ",
}


def first_line(job: Job) -> str:
    """Return the order's prompt and what is done, with the name of who ordered it."""
    done = ""
    if job.edit is not None:
        done = _DONE[job.edit.change]
        if job.edit.is_remix:
            done = done.replace("Variations", "Remix")
    return f"**{headline(job.prompt)}** - {done}<@{job.person.id}>"


def unnamed(job: Job) -> str:
    """Say whose order it is, without its words."""
    return f"An order by <@{job.person.id}>"
