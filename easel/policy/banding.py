"""A policy and its age band: what a preset lays down, and when it is one no more."""

from __future__ import annotations

from dataclasses import replace

from easel.model import AgeBand, Policy
from easel.policy.bands import BANDS
from easel.policy.defaults import DEFAULT

BANDED = ("words", "packs", "allowed", "unticked", "soft_hits", "thresholds")
"""The rules that an age band lays down."""


def with_band(policy: Policy, name: AgeBand) -> Policy:
    """Return `policy` as an age band has it; the teacher's own words and phrases stay.

    Of the lesson's list, all words come with a band that has it and go with one that does not;
    of thresholds, those of the band hold. "My own" leaves everything as the band before had it.
    """
    if name is AgeBand.OWN:
        return _own(policy)
    band, before = BANDS[name], BANDS[policy.band]
    lesson = DEFAULT.words
    words = tuple(word for word in policy.words if word not in lesson)
    allowed = (phrase for phrase in policy.allowed if phrase not in before.allowed)
    return replace(
        policy,
        band=name,
        words=(*lesson, *words) if band.with_lesson_list else words,
        packs=band.packs,
        allowed=tuple(dict.fromkeys((*allowed, *band.allowed))),
        soft_hits=band.soft_hits,
        thresholds={},
    )


def by_hand(before: Policy, after: Policy) -> Policy:
    """Return `after`, of no band any more when what its band laid down was changed by hand.

    The thresholds that the band gave stay as they are.
    """
    if after.band is not before.band:
        return after
    is_edited = any(getattr(before, name) != getattr(after, name) for name in BANDED)
    return _own(after) if is_edited else after


def _own(policy: Policy) -> Policy:
    if policy.band is AgeBand.OWN:
        return policy
    thresholds = {**BANDS[policy.band].thresholds, **policy.thresholds}
    return replace(policy, band=AgeBand.OWN, thresholds=thresholds)
