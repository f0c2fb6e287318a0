"""The text a person types, read into a Prompt and printed back."""

from easel.prompts.parameters import PARAMETERS, Parameter
from easel.prompts.parsing import parse
from easel.prompts.printing import show
from easel.prompts.unsupported import UNSUPPORTED

__all__ = ["PARAMETERS", "UNSUPPORTED", "Parameter", "parse", "show"]
