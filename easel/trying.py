"""A prompt tried by a teacher: what an order of it would become, and why, with nothing drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from easel import policy as rules
from easel.commission import judge
from easel.engines.base import Engine
from easel.errors import Refusal
from easel.model import Hit, Prompt, Suspicion
from easel.policies import InForce
from easel.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of it: a wish, and the text that the model would get; or a refusal.

    `hits` are all of the list, the doubtful ones too; `suspicions` block nothing.
    """

    prompt: Prompt
    wish: rules.Wish | None
    composed: str
    refusal: Refusal | None
    hits: tuple[Hit, ...]
    suspicions: tuple[Suspicion, ...]


def tried(
    prompt: Prompt, now: datetime, *, in_force: InForce, engine: Engine, settings: Settings
) -> Trial:
    """Return what an order of `prompt` would become `now`, of somebody without preferences."""
    wish, composed, refusal = None, "", None
    try:
        wish = judge(prompt, now, in_force=in_force, engine=engine, settings=settings)
        composed = rules.compose(
            in_force.policy,
            prompt,
            nonce=rules.fresh_nonce(prompt),
            limit=engine.model(wish.model).prompt_limit,
            names_words=settings.policy.name_words,
        )
    except Refusal as error:
        wish, refusal = None, error
    return Trial(
        prompt=prompt,
        wish=wish,
        composed=composed,
        refusal=refusal,
        hits=rules.disallowed(in_force.matcher, prompt),
        suspicions=rules.suspicion(prompt.text),
    )
