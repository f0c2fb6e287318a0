"""Sizes: natively right where the model can, the nearest of the list where it can't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easel.engines.models import CLASSIC_SIZES, read_catalogue
from easel.engines.sizes import larger_size, size_for, within
from easel.model import Aspect, Model, Size

RULED = read_catalogue().model("gpt-image-2")
LISTED = Model(name="unknown", sizes=CLASSIC_SIZES)

ASPECTS = (
    st.tuples(st.integers(1, 300), st.integers(1, 300))
    .filter(lambda sides: 1 / 3 <= sides[0] / sides[1] <= 3)
    .map(lambda sides: Aspect.of(*sides))
)


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        ((1, 1), (1024, 1024)),
        ((3, 2), (1536, 1024)),
        ((2, 3), (1024, 1536)),
        ((16, 9), (1536, 864)),
        ((9, 16), (864, 1536)),
        ((4, 3), (1344, 1008)),
        ((2, 1), (1536, 768)),
        ((7, 3), (1456, 624)),
        ((3, 1), (1536, 512)),
        ((1, 3), (512, 1536)),
    ],
)
def test_a_common_ratio_is_met_to_the_pixel(aspect: tuple[int, int], size: tuple[int, int]) -> None:
    assert size_for(RULED, Aspect(*aspect)) == Size(*size)


@given(ASPECTS, st.sampled_from([2, 8, 16, 32, 64]))
def test_every_size_keeps_the_models_rule(aspect: Aspect, multiple: int) -> None:
    model = Model(name="any", multiple=multiple)
    size = size_for(model, aspect)
    assert size.width % multiple == 0
    assert size.height % multiple == 0
    assert model.min_pixels <= size.pixels <= model.max_pixels
    assert max(size.width, size.height) <= model.max_side
    assert 1 / 3 <= size.width / size.height <= 3


@given(ASPECTS)
def test_no_ratio_is_missed_by_more_than_a_hundredth(aspect: Aspect) -> None:
    size = size_for(RULED, aspect)
    assert size.width / size.height == pytest.approx(aspect.ratio, rel=0.01)


@given(ASPECTS)
def test_every_size_costs_about_what_the_classic_sizes_do(aspect: Aspect) -> None:
    size = size_for(RULED, aspect)
    assert 655_360 <= size.pixels <= 1536 * 1024


@given(ASPECTS)
def test_portrait_is_landscape_turned(aspect: Aspect) -> None:
    size = size_for(RULED, aspect)
    turned = size_for(RULED, Aspect(aspect.height, aspect.width))
    assert turned == Size(size.height, size.width)


@given(st.integers(1, 96), st.integers(1, 64))
def test_a_ratio_that_has_a_size_in_the_box_is_never_cropped(across: int, down: int) -> None:
    exact = Size(across * 16, down * 16)
    if exact.pixels < RULED.min_pixels or not 1 / 3 <= across / down <= 3:
        return
    size = size_for(RULED, Aspect.of(across, down))
    assert size.width * down == size.height * across


def test_a_steeper_ratio_than_the_model_draws_gets_its_steepest() -> None:
    assert size_for(RULED, Aspect(9, 1)) == Size(1536, 512)


@given(ASPECTS)
def test_a_listed_model_only_gets_sizes_of_its_list(aspect: Aspect) -> None:
    assert size_for(LISTED, aspect) in CLASSIC_SIZES


def test_a_listed_model_gets_the_nearest_ratio() -> None:
    assert size_for(LISTED, Aspect(16, 9)) == Size(1536, 1024)
    assert size_for(LISTED, Aspect(5, 6)) == Size(1024, 1024)
    assert size_for(LISTED, Aspect(1, 3)) == Size(1024, 1536)


def test_a_small_model_stays_small() -> None:
    sketch = Model(name="small", multiple=2, min_pixels=65_536, max_side=1024)
    assert size_for(sketch, Aspect(16, 9)) == Size(1024, 576)


def test_a_model_that_draws_only_large_leaves_the_box() -> None:
    large = Model(name="large", min_pixels=4_000_000)
    assert size_for(large, Aspect(1, 1)).pixels >= 4_000_000


def test_a_rule_without_any_size_is_an_error() -> None:
    with pytest.raises(ValueError, match="allows no size"):
        size_for(Model(name="none", max_side=8), Aspect(1, 1))


@pytest.mark.parametrize(
    ("aspect", "current", "larger"),
    [
        (Aspect(1, 1), Size(1024, 1024), Size(2048, 2048)),
        (Aspect(1, 1), Size(2048, 2048), Size(2880, 2880)),
        (Aspect(1, 1), Size(2880, 2880), None),
        (Aspect(3, 2), Size(1536, 1024), Size(3072, 2048)),
        (Aspect(16, 9), Size(1536, 864), Size(3072, 1728)),
        (Aspect(9, 16), Size(864, 1536), Size(1728, 3072)),
        (Aspect(3, 1), Size(3840, 1280), None),
    ],
)
def test_a_rule_s_next_size_has_twice_the_sides_or_what_the_model_draws(
    aspect: Aspect, current: Size, larger: Size | None
) -> None:
    assert larger_size(Model(name="gpt-image-2"), aspect, current) == larger


@pytest.mark.parametrize(
    ("current", "larger"),
    [
        (Size(256, 256), Size(512, 512)),
        (Size(512, 512), Size(1024, 1024)),
        (Size(1024, 1024), None),
    ],
)
def test_a_list_s_next_size_is_the_next_of_the_same_shape(
    current: Size, larger: Size | None
) -> None:
    sizes = (Size(256, 256), Size(1536, 1024), Size(512, 512), Size(1024, 1024))
    assert larger_size(Model(name="listed", sizes=sizes), Aspect(1, 1), current) == larger


@given(ASPECTS, st.integers(816, 4000), st.sampled_from([RULED, LISTED]))
def test_no_side_is_longer_than_was_laid_down(aspect: Aspect, longest: int, model: Model) -> None:
    if longest < model.least_side:
        with pytest.raises(ValueError, match=f"nothing within {longest}"):
            within(model, longest)
        return
    bounded = within(model, longest)
    size = size_for(bounded, aspect)
    assert max(size.width, size.height) <= longest
    larger = larger_size(bounded, aspect, size)
    assert larger is None or max(larger.width, larger.height) <= longest


def test_the_least_side_is_the_least_that_a_model_draws() -> None:
    assert (RULED.least_side, LISTED.least_side) == (816, 1024)
    assert within(RULED, None) is RULED
