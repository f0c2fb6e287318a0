"""May this be asked for, and what is sent: the teacher's policy applied to a prompt."""

from easel.policy.assignments import Typed, parse_assignment
from easel.policy.banding import by_hand, with_band
from easel.policy.bands import BANDS, Band
from easel.policy.check import check_policy
from easel.policy.compiling import Lists, compile_layers
from easel.policy.compose import compose, fresh_nonce, room_for_idea
from easel.policy.defaults import DEFAULT
from easel.policy.differences import Difference, differences
from easel.policy.editing import changes, rules_of, with_changes
from easel.policy.fields import parse_policy_fields
from easel.policy.file_parsing import decode_file, refuse_large
from easel.policy.file_reading import only_here, read_policy
from easel.policy.file_writing import write_policy
from easel.policy.gate import (
    ASPECT_OF,
    Finder,
    Wish,
    allowed_models,
    allowed_qualities,
    disallowed,
    is_allowed,
    judge,
    off_theme,
    off_time,
    orientation_of,
    refuse_listed,
)
from easel.policy.injection import suspicion
from easel.policy.layers import (
    OPEN,
    Effective,
    Layer,
    Scope,
    assignment_of,
    layers_of,
    resolve,
    theme_of,
    with_assignment,
    with_channel,
)
from easel.policy.packs import PACKS, SIGNALS, Pack, innocent_sample
from easel.policy.phrasing import phrases_around, with_phrases
from easel.policy.record import from_record, to_record
from easel.policy.review import Form, Review, every_form, review
from easel.policy.rewording import reworded
from easel.policy.wordlist import (
    check_words,
    listed,
    split_words,
    with_theme,
    with_unticked,
    with_words,
    without_words,
)
from easel.policy.words import Doubt, Matcher, compile_words, doubtful_forms, forms

__all__ = [
    "ASPECT_OF",
    "BANDS",
    "DEFAULT",
    "OPEN",
    "PACKS",
    "SIGNALS",
    "Band",
    "Difference",
    "Doubt",
    "Effective",
    "Finder",
    "Form",
    "Layer",
    "Lists",
    "Matcher",
    "Pack",
    "Review",
    "Scope",
    "Typed",
    "Wish",
    "allowed_models",
    "allowed_qualities",
    "assignment_of",
    "by_hand",
    "changes",
    "check_policy",
    "check_words",
    "compile_layers",
    "compile_words",
    "compose",
    "decode_file",
    "differences",
    "disallowed",
    "doubtful_forms",
    "every_form",
    "forms",
    "fresh_nonce",
    "from_record",
    "innocent_sample",
    "is_allowed",
    "judge",
    "layers_of",
    "listed",
    "off_theme",
    "off_time",
    "only_here",
    "orientation_of",
    "parse_assignment",
    "parse_policy_fields",
    "phrases_around",
    "read_policy",
    "refuse_large",
    "refuse_listed",
    "resolve",
    "review",
    "reworded",
    "room_for_idea",
    "rules_of",
    "split_words",
    "suspicion",
    "theme_of",
    "to_record",
    "with_assignment",
    "with_band",
    "with_changes",
    "with_channel",
    "with_phrases",
    "with_theme",
    "with_unticked",
    "with_words",
    "without_words",
    "write_policy",
]
