from itertools import pairwise

import pytest
from openai.types.moderation import CategoryScores

from easel.model import AgeBand, SoftHits
from easel.policy import BANDS, DEFAULT, PACKS, compile_words, innocent_sample

BY_AGE = [BANDS[each] for each in (AgeBand.YOUNG, AgeBand.MIDDLE, AgeBand.OLDER)]
CATEGORIES = {field.alias or name for name, field in CategoryScores.model_fields.items()}
CAP = 0.7


def matcher_of(age):
    band = BANDS[age]
    packs = [PACKS[name] for name in band.packs]
    words = DEFAULT.words if band.with_lesson_list else ()
    return compile_words(
        [*words, *(entry for pack in packs for entry in pack.entries)],
        allowed=[*band.allowed, *(phrase for pack in packs for phrase in pack.allowed)],
    )


def test_there_is_a_band_for_every_choice_and_it_names_packs_that_there_are():
    assert set(BANDS) == set(AgeBand)
    assert all(set(band.packs) <= set(PACKS) for band in BANDS.values())


def test_the_young_get_every_pack_and_no_slip_passes():
    young = BANDS[AgeBand.YOUNG]
    assert young.packs == tuple(PACKS)
    assert young.soft_hits is SoftHits.BLOCK
    assert BANDS[AgeBand.OLDER].packs == ("gore", "sexual")


def test_every_band_has_a_threshold_for_each_category_of_moderation():
    for band in BANDS.values():
        assert set(band.thresholds) == CATEGORIES
        assert all(0 < score <= CAP for score in band.thresholds.values())


def test_the_younger_the_class_the_stricter():
    for younger, older in pairwise(BY_AGE):
        for category in CATEGORIES:
            assert younger.thresholds[category] < older.thresholds[category]


def test_nothing_about_children_and_sex_passes_more_easily_than_anything_else():
    for band in BANDS.values():
        others = CATEGORIES - {"sexual/minors"}
        assert all(
            band.thresholds["sexual/minors"] < band.thresholds[category] for category in others
        )


@pytest.mark.parametrize(
    "text",
    [
        *("a battle scene of 1812", "Guernica by Picasso", "Venus de Milo", "Goya's Third of May"),
        *("an anatomy drawing of the muscles", "the nude figure in Greek sculpture"),
        *("Napoleon's soldiers with muskets", "a knight with a sword", "a sabre and a cannon"),
        *("Perseus beheading Medusa, bronze by Cellini", "the beheading of Louis XVI, engraving"),
        *(
            "sexual reproduction of ferns",
            "sexual cannibalism of the mantis",
            "X and Y sex chromosomes",
        ),
        *("the guillotine in the French Revolution", "a portrait of Vlad the Impaler"),
        *(
            "a poster against drugs",
            "the Opium Wars in a cartoon",
            "Bacchus with wine by Caravaggio",
        ),
        *("the Holocaust memorial in Berlin", "Nazi book burning, black and white photograph"),
        *("a dissected frog, labelled", "the heart and its blood vessels"),
        *("Бородинское сражение, убитые и раненые", "анатомический рисунок мышц"),
        *("Венера Милосская", "«Апофеоз войны» Верещагина", "Давид с головой Голиафа"),
        *("каннибализм у богомолов, схема", "обнажённая натура в живописи Возрождения"),
    ],
)
def test_science_art_and_history_pass_for_the_oldest(text):
    assert matcher_of(AgeBand.OLDER).find(text) == ()


@pytest.mark.parametrize("text", ["a severed head on a table", "porn", "расчленёнка", "naked girl"])
def test_gore_and_sex_are_refused_to_the_oldest_too(text):
    assert matcher_of(AgeBand.OLDER).find(text)


@pytest.mark.parametrize("age", AgeBand)
def test_no_band_refuses_a_line_of_the_innocent_sample(age):
    matcher = matcher_of(age)
    assert [line for line in innocent_sample() if matcher.find(line)] == []


def test_a_phrase_that_a_band_allows_would_not_pass_by_itself():
    packs = [PACKS[name] for name in BANDS[AgeBand.OLDER].packs]
    strict = compile_words(
        [entry for pack in packs for entry in pack.entries],
        allowed=[phrase for pack in packs for phrase in pack.allowed],
    )
    allowed = BANDS[AgeBand.OLDER].allowed
    assert [phrase for phrase in allowed if not strict.find(phrase)] == []
    assert [phrase for phrase in allowed if matcher_of(AgeBand.OLDER).find(phrase)] == []
