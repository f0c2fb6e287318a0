"""What of a moderation service's answer may not be shown to a class, by the policy in force."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from easel.model import Assessment, Policy

THRESHOLDS: Mapping[str, float] = MappingProxyType(
    {
        "harassment": 0.7,
        "harassment/threatening": 0.5,
        "hate": 0.5,
        "hate/threatening": 0.4,
        "illicit": 0.7,
        "illicit/violent": 0.5,
        "self-harm": 0.4,
        "self-harm/instructions": 0.3,
        "self-harm/intent": 0.3,
        "sexual": 0.3,
        "sexual/minors": 0.1,
        "violence": 0.7,
        "violence/graphic": 0.4,
    }
)
"""The score from which a category fails where a policy names none: ours, for a class of any age."""

UNNAMED = "unnamed"
"""The category of what a service flags without saying why."""

_SELF_HARM = "self-harm"


def failing(assessment: Assessment, policy: Policy) -> tuple[str, ...]:
    """Return the categories that fail: what the service flagged, and what scores too high.

    Empty when all may be shown. A policy's own threshold goes before the table's.
    """
    thresholds = {**THRESHOLDS, **policy.thresholds}
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
