"""Phrases in which a word that is often listed means something harmless.

A hit that stands inside one of them is dropped, unless the phrase itself is what is listed.
Written for this project; each is a usage that a class meets in science, cooking or reading.
"""

INNOCENT: tuple[str, ...] = (
    "al gore",
    "gore tex",
    "gore vidal",
    "blood bank",
    "blood cell",
    "blood donor",
    "blood group",
    "blood moon",
    "blood orange",
    "blood pressure",
    "blood red",
    "blood test",
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
    "sword dance",
    "sword fern",
    "sword lily",
    "рыба меч",
    "меч рыба",
    # "мечта" torn apart: "та" never agrees with "меч".
    "=меч та",
    "=меч ту",
    "группа крови",
    "донор крови",
    "анализ крови",
    "клетка крови",
    "давление крови",
)
