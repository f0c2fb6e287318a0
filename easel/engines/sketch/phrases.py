"""What a picture's hour, place, weather and style are called, in English and in Russian.

Each phrase is one that the engine's own reading understands as just that.
"""

from __future__ import annotations

from easel.engines.sketch.scene import Style, Time

Phrase = tuple[str, str]
"""English, Russian."""

HOURS: dict[Time, Phrase] = {
    Time.DAWN: ("at dawn", "на рассвете"),
    Time.DAY: ("at noon", "днем"),
    Time.SUNSET: ("at sunset", "на закате"),
    Time.NIGHT: ("at night", "ночью"),
}

PLACES: dict[str, Phrase] = {
    "meadow": ("a meadow", "луг"),
    "park": ("a park", "парк"),
    "field": ("a field", "поле"),
    "forest": ("a forest", "лес"),
    "mountains": ("mountains", "горы"),
    "hills": ("hills", "холмы"),
    "sea": ("the sea", "море"),
    "beach": ("a beach", "пляж"),
    "lake": ("a lake", "озеро"),
    "river": ("a river", "река"),
    "underwater": ("underwater", "под водой"),
    "desert": ("a desert", "пустыня"),
    "snow": ("snow", "снег"),
    "city": ("a city", "город"),
    "space": ("outer space", "космос"),
    "moon": ("on the moon", "на луне"),
}

WEATHERS: dict[str, Phrase] = {
    "fog": ("in fog", "в тумане"),
    "rainbow": ("with a rainbow", "с радугой"),
    "clouds": ("under clouds", "под облаками"),
    "autumn": ("in autumn", "осенью"),
    "rain": ("in the rain", "под дождем"),
    "snowfall": ("in a snowfall", "в снегопад"),
}

STYLES: dict[Style, Phrase] = {
    Style.WATERCOLOUR: ("a watercolour", "акварель"),
    Style.OIL: ("an oil painting", "картина маслом"),
    Style.PENCIL: ("a pencil drawing", "рисунок карандашом"),
    Style.POSTER: ("a poster", "плакат"),
    Style.CARTOON: ("a cartoon", "мультфильм"),
    Style.GLASS: ("stained glass", "витраж"),
    Style.PIXELS: ("pixel art", "пиксельная картинка"),
    Style.LOW_POLY: ("low poly", "оригами"),
    Style.MONOCHROME: ("black and white", "черно-белая картинка"),
}

EASEL: Phrase = ("an easel", "мольберт")
