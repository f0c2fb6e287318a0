"""The gate that every picture passes: what a policy makes of a prompt, or why it refuses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Protocol

from easel.errors import (
    BadParameter,
    DidYouMean,
    DisallowedWords,
    NotInPolicy,
    OffTheme,
    OutsideAssignment,
    ReferencesOff,
)
from easel.model import (
    Aspect,
    Assignment,
    Hit,
    Model,
    Orientation,
    Pass,
    Prompt,
    Quality,
    Rules,
    SoftHits,
)

ASPECT_OF = {
    Orientation.SQUARE: Aspect(1, 1),
    Orientation.LANDSCAPE: Aspect(3, 2),
    Orientation.PORTRAIT: Aspect(2, 3),
}
"""What an orientation means when nobody said an aspect."""

_SEEN = (
    "On this server everybody in the channel sees every order. Leave it out, or order the words"
    " anew with /imagine."
)
_SEEDLESS = "{model} gives no picture twice. To stay close to one, press V under it."
_UNVARIED = (
    "{model} can't be told how much to leave to chance. For less, say more in words; for more,"
    " order more pictures with --n 4, or press Vary (Strong)."
)


class Finder(Protocol):
    """What finds the entries of a list, or of several, in a text."""

    def find(self, text: str, /) -> tuple[Hit, ...]:
        """Return the hits, in reading order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be drawn, with nothing left open: said, laid down or by default."""

    aspect: Aspect
    quality: Quality
    model: str
    number: int


def judge(
    policy: Rules,
    matcher: Finder,
    prompt: Prompt,
    *,
    models: Mapping[str, Model],
    default_model: str,
    default_quality: Quality,
    default_aspect: Aspect,
    default_number: int,
    allowed_by: Pass | None = None,
) -> Wish:
    """Return what `prompt` may have under `policy`.

    `models` are the engine's; a default counts where neither student nor policy says. The
    default model may be one that no row knows, and is offered all the same. What
    `allowed_by` lets through of the list's hits does not count.
    Raises DisallowedWords, DidYouMean, NotInPolicy, ReferencesOff, or BadParameter for a model, a
    quality, a seed or a variety that there is not.
    """
    refuse_listed(policy, matcher, prompt, allowed_by)
    if prompt.references and not policy.references:
        raise ReferencesOff
    if prompt.hidden and not policy.hiding:
        raise BadParameter("--stealth", "", _SEEN)
    model = _model(policy, prompt.model, models, default_model)
    row = models.get(model)
    if prompt.seed is not None and not (row and row.seeds):
        raise BadParameter("--seed", str(prompt.seed), _SEEDLESS.format(model=model))
    if prompt.variety is not None and not (row and row.varies):
        raise BadParameter("--variety", prompt.variety, _UNVARIED.format(model=model))
    return Wish(
        aspect=_aspect(policy, prompt.aspect, default_aspect),
        quality=_quality(policy, prompt.quality, row, default_quality),
        model=model,
        number=_number(policy, prompt.number, default_number),
    )


def refuse_listed(
    policy: Rules, matcher: Finder, prompt: Prompt, allowed_by: Pass | None = None
) -> None:
    """Raise DisallowedWords for what is on the list; DidYouMean where all of it may be slips.

    What `allowed_by` lets through does not count.
    """
    hits = disallowed(matcher, prompt)
    if allowed_by is not None:
        hits = tuple(hit for hit in hits if not allowed_by.lets_through(hit))
    if not hits:
        return
    if policy.soft_hits is SoftHits.ASK and not any(hit.hard for hit in hits):
        raise DidYouMean(hits)
    raise DisallowedWords(hits)


def off_time(assignment: Assignment | None, now: datetime) -> None:
    """Raise OutsideAssignment before an assignment starts and from its end on."""
    if assignment is None:
        return
    starts, ends = assignment.starts, assignment.ends
    if starts is not None and now < starts:
        raise OutsideAssignment(assignment.title, starts=int(starts.timestamp()))
    if ends is not None and now >= ends:
        raise OutsideAssignment(assignment.title, ended=int(ends.timestamp()))


def off_theme(theme: Finder | None, words: tuple[str, ...], prompt: Prompt) -> None:
    """Raise OffTheme when words of a channel's theme are missing in `prompt`, in every form."""
    if theme is None:
        return
    there = {hit.word for hit in theme.find(prompt.text)}
    if missing := tuple(word for word in words if word not in there):
        raise OffTheme(missing)


def disallowed(matcher: Finder, prompt: Prompt, *, soft_blocks: bool = True) -> tuple[Hit, ...]:
    """Return what is on the list, in the words to draw and in the words to avoid.

    Soft hits, which may be a slip of the finger, are among it while `soft_blocks`.

    `--no blood` asks for what the policy wants, so an avoided item that is nothing but an entry
    is fine; one that says more ("nothing but blood") is read like any other words.
    """
    hits = matcher.find(prompt.text)
    for item in prompt.avoid:
        hits += tuple(hit for hit in matcher.find(item) if hit.text != item)
    return tuple(hit for hit in hits if hit.hard or soft_blocks)


def allowed_models(policy: Rules, models: Mapping[str, Model]) -> tuple[str, ...]:
    """Return those of the engine's `models` that may be used, the one for who names none first.

    One that can't draw as small as the policy wants is none of them.
    """
    return tuple(
        name
        for name, model in models.items()
        if (not policy.models or name in policy.models)
        and (policy.longest_side is None or model.least_side <= policy.longest_side)
    )


def allowed_qualities(policy: Rules, model: Model | None) -> tuple[Quality, ...]:
    """Return the qualities that `model` has and the policy allows, the cheapest first."""
    has = _qualities_of(model)
    return tuple(q for q in Quality if q in has and (not policy.qualities or q in policy.qualities))


def _qualities_of(model: Model | None) -> tuple[Quality, ...]:
    return model.qualities if model and model.qualities else tuple(Quality)


def _model(policy: Rules, wanted: str | None, models: Mapping[str, Model], default: str) -> str:
    there = {default: Model(name=default), **models}
    allowed = allowed_models(policy, there)
    if wanted is not None:
        return _wanted_model(wanted, there, allowed)
    if not allowed:
        raise NotInPolicy("model", default, policy.models)
    return allowed[0]


def _wanted_model(wanted: str, there: Iterable[str], allowed: tuple[str, ...]) -> str:
    by_name = {name.casefold(): name for name in there}
    name = by_name.get(wanted.casefold())
    if name is None:
        near = get_close_matches(wanted.casefold(), by_name, n=1)
        reason = f"There is no such model here. These can be used: {', '.join(allowed)}."
        raise BadParameter(
            "--model", wanted, reason, f"--model {by_name[near[0]]}" if near else None
        )
    if name not in allowed:
        raise NotInPolicy("model", name, allowed)
    return name


def _quality(
    policy: Rules, wanted: Quality | None, model: Model | None, default: Quality
) -> Quality:
    has = _qualities_of(model)
    if wanted is not None and wanted not in has:
        reason = f"This model's qualities are {', '.join(has)}."
        raise BadParameter("--q", wanted.value, reason, f"--q {has[0]}")
    allowed = allowed_qualities(policy, model)
    asked = wanted or default
    if asked in allowed:
        return asked
    if wanted is not None or not allowed:
        raise NotInPolicy("quality", asked, allowed or policy.qualities)
    return allowed[0]  # the cheapest that is left


def _number(policy: Rules, wanted: int | None, default: int) -> int:
    most = policy.most_pictures
    if most is None:
        return wanted or default
    if wanted is not None and wanted > most:
        allowed = tuple(str(number) for number in range(1, most + 1))
        raise NotInPolicy("number of pictures", str(wanted), allowed)
    return wanted or min(default, most)


def _aspect(policy: Rules, wanted: Aspect | None, default: Aspect) -> Aspect:
    if policy.aspect is not None:
        if wanted not in (None, policy.aspect):
            raise NotInPolicy("aspect", str(wanted), (str(policy.aspect),))
        return policy.aspect
    if policy.orientation is Orientation.ANY:
        return wanted or default
    if wanted is None:
        return ASPECT_OF[policy.orientation]
    if orientation_of(wanted) is not policy.orientation:
        raise NotInPolicy("orientation", str(wanted), (policy.orientation,))
    return wanted


def is_allowed(policy: Rules, aspect: Aspect) -> bool:
    """Say whether pictures of that ratio may be ordered."""
    if policy.aspect is not None:
        return aspect == policy.aspect
    return policy.orientation in (Orientation.ANY, orientation_of(aspect))


def orientation_of(aspect: Aspect) -> Orientation:
    """Return SQUARE, LANDSCAPE or PORTRAIT."""
    if aspect.width == aspect.height:
        return Orientation.SQUARE
    return Orientation.LANDSCAPE if aspect.width > aspect.height else Orientation.PORTRAIT
