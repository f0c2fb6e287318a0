"""Phrases in which a word that is often listed means something harmless.

A hit that stands inside one of them is dropped, unless the phrase itself is what is listed.
Written for this project; only phrases whose picture shows nothing of the listed thing itself, such
as those a class meets in science, cooking and names.
"""

INNOCENT: tuple[str, ...] = (
    "al gore",
    "gore tex",
    "gore vidal",
    "blood cell",
    "blood group",
    "blood moon",
    "blood orange",
    "blood pressure",
    "blood red",
    "blood type",
    "blood vessel",
    "bloody mary",
    "blue blooded",
    "cold blooded",
    "half blood",
    "hot blooded",
    "red blooded",
    "warm blooded",
    "sword bean",
    "sword fern",
    "sword lily",
    "рыба меч",
    "меч рыба",
    # "мечта" torn apart: "та" never agrees with "меч".
    "=меч та",
    "=меч ту",
    "группа крови",
    "клетка крови",
    "давление крови",
)
