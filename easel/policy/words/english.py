"""The forms of an English word: plural and singular, -ed, -ing, -er, and the irregular ones.

Made by rule, since nothing says which part of speech a teacher means; a form that is really
another common word ("butter" from "butt") is left out by name.
"""

from __future__ import annotations

import re

_PLURALS = {
    **{
        word: re.sub("fe?$", "ves", word)
        for word in ("calf", "elf", "half", "knife", "leaf", "life", "thief", "wife", "wolf")
    },
    "child": "children",
    "foot": "feet",
    "goose": "geese",
    "man": "men",
    "mouse": "mice",
    "tooth": "teeth",
    "woman": "women",
}
_SINGULARS = {plural: singular for singular, plural in _PLURALS.items()}
# Left out on purpose, as they mostly mean something else: "shot" (of a camera), "wound", "bit".
_IRREGULAR: dict[str, tuple[str, ...]] = {
    "bite": ("bitten",),
    "bleed": ("bled",),
    "blood": ("bloody", "bloodier", "bloodiest", "bloodied"),
    "burn": ("burnt",),
    "die": ("dying",),
    "drink": ("drank", "drunk"),
    "fight": ("fought",),
    "gore": ("gory", "gorier", "goriest"),
    "hang": ("hung",),
    "lie": ("lying",),
    "slay": ("slew", "slain"),
    "steal": ("stole", "stolen"),
    "swear": ("swore", "sworn"),
}
_OTHER = """
banner batter beer better bitter bother bring butter caper clothing copper corner counter cower
cracker dagger deer differ dinner during evening feed finger flower former garner ginger glass
grass gutter hammer harder heed hooker hunger ladder latter letter litter lower manner master
matter meter mister morning need news nothing number offer order other otter outing paper paster
peer pepper plaster poker potter powder power proper rubber river rudder seed seer setter shed
shower sing silver sister sober soldier speed spring steed steer string suffer summer supper swing
tatter temper tender thing titter tower under upper utter wander weed whisper winner winter wing
wonder
"""
_OTHER_WORDS = frozenset(_OTHER.split())


def english_forms(word: str) -> frozenset[str]:
    """Return the forms of a folded English word, itself among them."""
    bases = _singulars(word) or {word}
    forms = {form for base in bases for form in _inflect(base)}
    return frozenset(forms - _OTHER_WORDS | bases | {word})


def _singulars(word: str) -> set[str]:
    if word in _SINGULARS:
        return {_SINGULARS[word]}
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    if word.endswith("ies"):
        return {word[:-3] + "y", word[:-1]}
    if re.search(r"(?:ss|x|zz|ch|sh|o|us)es$", word):
        return {word[:-2], word[:-1]}
    return {word[:-1]}


def _inflect(base: str) -> set[str]:
    doing, doer = _stems(base)
    regular = {base, _plural(base), f"{doing}ing", f"{doing}ings"}
    return regular | {f"{doer}{end}" for end in ("ed", "er", "ers")} | set(_IRREGULAR.get(base, ()))


def _plural(base: str) -> str:
    if base in _PLURALS:
        return _PLURALS[base]
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    if re.search(r"(?:s|x|z|ch|sh)$", base):
        return base + "es"
    return base + "s"


def _stems(base: str) -> tuple[str, str]:
    """Return what -ing, and what -ed and -er are put to: ("carry", "carri"), ("stabb", "stabb")."""
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", base):
        return base + base[-1], base + base[-1]
    if re.search(r"[^aeiou]y$", base):
        return base, base[:-1] + "i"
    if re.search(r"[eoy]e$", base):
        return base, base[:-1]
    if base.endswith("e"):
        return base[:-1], base[:-1]
    return base, base
