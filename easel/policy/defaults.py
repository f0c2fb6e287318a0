"""The policy of a server whose teacher has not written one: the lesson's."""

from __future__ import annotations

from easel.model import Policy

DEFAULT = Policy(
    meta_prompt=(
        "You make pictures for a class of children. Every picture is friendly, bright and safe "
        "to show at school, and shows its subject so that a child can learn something true from "
        "it. People are kind and fully dressed, animals are unharmed, and nothing is frightening, "
        "cruel or meant for grown-ups. Where an idea could be either gentle or harsh, draw the "
        "gentle side of it."
    ),
    words=(
        "swords",
        "violence",
        "blood",
        "gore",
        "nudity",
        "sexual content",
        "adult content",
        "adult themes",
        "adult language",
        "adult humor",
        "adult jokes",
        "adult situations",
    ),
)
