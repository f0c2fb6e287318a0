"""The disallow list: compiled once, then found in any text."""

from easel.policy.words.forms import EXACT_MARK, forms
from easel.policy.words.matcher import Matcher, compile_words
from easel.policy.words.tokens import words_of

__all__ = ["EXACT_MARK", "Matcher", "compile_words", "forms", "words_of"]
