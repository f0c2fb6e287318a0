"""The text a person types, read into Prompts and printed back."""

from easel.prompts.kinds import Parameter
from easel.prompts.numbered import restore, show_numbered
from easel.prompts.parameters import PARAMETERS
from easel.prompts.parsing import parse, parse_all
from easel.prompts.plain import plain
from easel.prompts.preferences import check_option, check_suffix, own_name
from easel.prompts.printing import show
from easel.prompts.topics import Topic, topic_of, topics
from easel.prompts.unsupported import UNSUPPORTED, Unsupported

__all__ = [
    "PARAMETERS",
    "UNSUPPORTED",
    "Parameter",
    "Topic",
    "Unsupported",
    "check_option",
    "check_suffix",
    "own_name",
    "parse",
    "parse_all",
    "plain",
    "restore",
    "show",
    "show_numbered",
    "topic_of",
    "topics",
]
