"""The sketch engine reads prompts in English and Russian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easel.engines.sketch import nouns, vocabulary
from easel.engines.sketch.reading import MOST_OF_A_KIND, MOST_THINGS, read
from easel.engines.sketch.scene import Relation, Style, Time
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.words import read_lexicon

RED = vocabulary.COLOURS["red"][0]
BLUE = vocabulary.COLOURS["blue"][0]
GREEN = vocabulary.COLOURS["green"][0]


def things(text: str) -> list[tuple[str, int]]:
    return [(thing.kind, thing.count) for thing in read(text).things]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dog next to the Eiffel Tower", [("dog", 1), ("eiffel", 1)]),
        ("собака у Эйфелевой башни", [("dog", 1), ("eiffel", 1)]),
        ("Собаку и кошку", [("dog", 1), ("cat", 1)]),
        ("две собаки", [("dog", 2)]),
        ("2 rabbits", [("rabbit", 2)]),
        ("три кота", [("cat", 3)]),
        ("a painting of a fox", [("fox", 1)]),
        ("many birds", [("bird", 7)]),
        ("много птиц", [("bird", 7)]),
        ("a thousand 5000 horses", [("horse", MOST_OF_A_KIND)]),
        ("puppies", [("dog", 3)]),
        ("a hot air balloon and a balloon", [("air_balloon", 1), ("balloon", 1)]),
        ("воздушный шар над замком", [("air_balloon", 1), ("castle", 1)]),
        ("белый медведь", [("polar_bear", 1)]),
        ("a monument to a poet", [("statue", 1)]),
        ("памятник Пушкину", [("statue", 1)]),
        ("Триумфальную арку", [("arch", 1)]),
        ("пирамиды в пустыне", [("pyramid", 3)]),
        ("около церкви с куполами", [("church", 1)]),
        ("маяка на скале", [("lighthouse", 1)]),
        ("ёлка", [("fir", 1)]),
        ("a cathedral, a windmill, a bridge", [("church", 1), ("windmill", 1), ("bridge", 1)]),
        ("который котёл скотч", []),
        ("catalogue dogma carpet", []),
    ],
)
def test_finds_the_things_and_their_numbers(text: str, expected: list[tuple[str, int]]) -> None:
    assert things(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in early morning sunlight", Time.DAWN),
        ("at sunset", Time.SUNSET),
        ("a starry sky", Time.NIGHT),
        ("at noon", Time.DAY),
        ("на рассвете", Time.DAWN),
        ("ранним утром", Time.DAWN),
        ("на закате", Time.SUNSET),
        ("ночью под луной", Time.NIGHT),
        ("днём", Time.DAY),
        ("somewhere", None),
    ],
)
def test_finds_the_time_of_day(text: str, expected: Time | None) -> None:
    assert read(text).time == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a dog, watercolor", Style.WATERCOLOUR),
        ("акварельный рисунок", Style.WATERCOLOUR),
        ("pixel art castle", Style.PIXELS),
        ("рисунок карандашом", Style.PENCIL),
        ("black and white photo", Style.MONOCHROME),
        ("чёрно-белое фото", Style.MONOCHROME),
        ("oil painting", Style.OIL),
        ("картина маслом", Style.OIL),
        ("витраж", Style.GLASS),
        ("a plain dog", None),
    ],
)
def test_finds_the_style(text: str, expected: Style | None) -> None:
    assert read(text).style == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a foggy meadow with mountains", {"fog", "meadow", "mountains"}),
        ("туман над морем", {"fog", "sea"}),
        ("зимний лес", {"snow", "forest"}),
        ("a rainbow over a river in the rain", {"rainbow", "river", "rain"}),
        ("cat on the moon", {"moon"}),
        ("на луне", {"moon"}),
        ("пустыня", {"desert"}),
    ],
)
def test_finds_places_and_weather(text: str, names: set[str]) -> None:
    scene = read(text)
    assert names <= {*scene.settings, *scene.weather}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a cat on a horse", Relation.ON),
        ("кошка на лошади", Relation.ON),
        ("a rabbit under a tree", Relation.UNDER),
        ("заяц под деревом", Relation.UNDER),
        ("a dragon over the castle", Relation.ABOVE),
        ("дракон над замком", Relation.ABOVE),
        ("a dog in front of a house", Relation.BEFORE),
        ("собака перед домом", Relation.BEFORE),
        ("a bear behind a tree", Relation.BEHIND),
        ("медведь за деревом", Relation.BEHIND),
        ("собака рядом с башней", Relation.BESIDE),
    ],
)
def test_finds_how_two_things_stand(text: str, expected: Relation) -> None:
    (link,) = read(text).links
    assert (link.subject, link.relation, link.object) == (0, expected, 1)


@pytest.mark.parametrize(
    ("text", "colours"),
    [
        ("a red dog and a blue cat", [RED, BLUE]),
        ("красная собака и синий кот", [RED, BLUE]),
        ("a red fluffy dog", [RED]),
        ("a red roof and a dog", [None]),
        ("кот синего цвета", [BLUE]),
        ("a dog on a green hill", [None]),
    ],
)
def test_gives_a_colour_to_the_noun_it_stands_before(text: str, colours: list[object]) -> None:
    assert [thing.colour for thing in read(text).things] == colours


@pytest.mark.parametrize("text", ["a landscape in green tones", "пейзаж в зеленых тонах", "green"])
def test_lets_a_colour_of_nothing_tint_everything(text: str) -> None:
    assert read(text).hue == GREEN


def test_reads_sizes() -> None:
    big, small = read("a huge rabbit and a tiny elephant").things
    assert big.scale > 1 > small.scale


@pytest.mark.parametrize(
    ("text", "avoid"),
    [
        ("a street without cars", ()),
        ("улица без машин", ()),
        ("a street and a car", ("cars",)),
        ("улица и машина", ("машины",)),
    ],
)
def test_leaves_out_what_is_not_wanted(text: str, avoid: tuple[str, ...]) -> None:
    scene = read(text, avoid)
    assert not scene.things
    assert "car" in scene.avoid


def test_renumbers_relations_when_a_thing_is_left_out() -> None:
    scene = read("a car, a cat on a horse", ("car",))
    (link,) = scene.links
    assert [scene.things[i].kind for i in (link.subject, link.object)] == ["cat", "horse"]


def test_reads_no_more_things_than_a_picture_can_hold() -> None:
    assert len(read("dog cat " * 200).things) == MOST_THINGS


def test_can_paint_everything_that_it_can_read() -> None:
    assert set(nouns.THINGS) <= set(TROUPE)
    assert {cast.home for cast in TROUPE.values()} <= {None, *vocabulary.SETTINGS}


def test_no_word_of_the_vocabulary_is_listed_twice_for_things() -> None:
    lexicon = read_lexicon()
    kinds = {
        phrase: [m.key for m in meanings if m.sort == "thing"]
        for phrase, meanings in lexicon.phrases.items()
    }
    assert {phrase: found for phrase, found in kinds.items() if len(found) > 1} == {}


_WORDS = sorted({form for form in read_lexicon().forms if form})


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read(text, (text,))


@given(st.lists(st.sampled_from(_WORDS), max_size=30))
def test_any_heap_of_known_words_can_be_read(words: list[str]) -> None:
    scene = read(" ".join(words))
    assert all(
        0 <= i < len(scene.things) for link in scene.links for i in (link.subject, link.object)
    )
