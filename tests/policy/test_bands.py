from itertools import pairwise

from openai.types.moderation import CategoryScores

from easel.model import AgeBand, SoftHits
from easel.policy import BANDS, PACKS

BY_AGE = [BANDS[each] for each in (AgeBand.YOUNG, AgeBand.MIDDLE, AgeBand.OLDER)]
CATEGORIES = {field.alias or name for name, field in CategoryScores.model_fields.items()}
CAP = 0.7


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
