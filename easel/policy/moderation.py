"""What of a moderation service's answer may not be shown to a class, by the policy in force."""

from __future__ import annotations

from easel.model import Assessment, Policy
from easel.policy.bands import BANDS

UNNAMED = "unnamed"
"""The category of what a service flags without saying why."""

_SELF_HARM = "self-harm"


def failing(assessment: Assessment, policy: Policy) -> tuple[str, ...]:
    """Return the categories that fail: what the service flagged, and what scores too high.

    Empty when all may be shown. A policy's own threshold goes before that of its age band; a
    category that neither knows fails by the service's word alone.
    """
    thresholds = {**BANDS[policy.band].thresholds, **policy.thresholds}
    high = [
        name
        for name, score in assessment.scores.items()
        if name in thresholds and score >= thresholds[name]
    ]
    failed = tuple(dict.fromkeys([*assessment.categories, *high]))
    return failed or ((UNNAMED,) if assessment.is_flagged else ())


def is_concern(categories: tuple[str, ...]) -> bool:
    """Say whether somebody should look after the person: what they wrote is about self-harm.

    Azure calls the category "self_harm", OpenAI's picture service names it with a dash.
    """
    return any(each.replace("_", "-").startswith(_SELF_HARM) for each in categories)
