"""The disallow list: compiled once, then found in any text."""

from easel.policy.words.forms import EXACT_MARK, Doubt, doubtful_forms, forms
from easel.policy.words.matcher import Matcher, compile_words
from easel.policy.words.tokens import words_of

__all__ = [
    "EXACT_MARK",
    "Doubt",
    "Matcher",
    "compile_words",
    "doubtful_forms",
    "forms",
    "words_of",
]
