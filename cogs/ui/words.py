"""What people read about an error: a title, a sentence, and what to do; one row a class."""

from __future__ import annotations

from cogs.ui.rows import Words
from cogs.ui.words_of_failures import FAILURES
from cogs.ui.words_of_refusals import REFUSALS
from easel.errors import EaselError

_ROWS = REFUSALS | FAILURES


def explain(error: EaselError) -> Words:
    """Return the title and the text for `error`; a class without a row uses its parent's."""
    for kind in type(error).__mro__:
        if kind in _ROWS:
            return _ROWS[kind](error)
    raise KeyError(type(error))
