"""What is made of a kept picture: what is recorded, asked of the engine, and refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cogs.ui import cards
from easel.edits import FROM_WORDS, refuse_pictures
from easel.errors import (
    ActionRestricted,
    BadParameter,
    DisallowedWords,
    NotInPolicy,
    QuotaReached,
    Vanished,
)
from easel.model import (
    Action,
    Aspect,
    Change,
    Edit,
    Job,
    Model,
    Orientation,
    PictureKey,
    Policy,
    Quality,
    Region,
    Size,
)
from easel.parcel import File, Parcel
from easel.settings import Settings
from tests.classroom import Classroom, classroom, key
from tests.conftest import changed
from tests.engines_for_tests import PlainEngine
from tests.examples import ANNA, BORIS, CLASS, OTHER_CLASS, TEACHER, an_order

RULED = Model(name="ruled")
NO_EDITS = Model(name="fresh", sizes=(Size(64, 64),), edits=False)
UNMASKED = Model(name="unmasked", sizes=(Size(64, 64),), masks=False, sources=1)
LISTED = Model(name="listed", sizes=(Size(64, 64), Size(96, 64)))
MIDDLE = Region(side=3, cells=(4,))
EVERY = [
    Edit(change=each, region=MIDDLE if each is Change.VARY_REGION else None) for each in Change
]


@pytest.fixture
def engine() -> PlainEngine:
    models = (LISTED, RULED, NO_EDITS, UNMASKED)
    return PlainEngine(models={each.name: each for each in models})


@pytest.fixture
async def room(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> AsyncIterator[Classroom]:
    async with classroom(settings, engine, line_file=line_file) as room:
        yield room


async def edited(room: Classroom, file: File, edit: Edit, text: str = "") -> Parcel:
    """Order an edit of a picture, with words of its own or not, and wait for its outcome."""
    return await room.after((await room.studio.edit(an_order(text), key(file), edit)).job)


async def accepted(room: Classroom, file: File, change: Change) -> Job:
    """Order an edit and return its job, which is not begun."""
    return (await room.studio.edit(an_order(""), key(file), Edit(change=change))).job


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


# What is recorded, and what the engine is asked.


@pytest.mark.parametrize("edit", EVERY)
async def test_every_edit_is_recorded_and_told_to_the_engine(
    room: Classroom, engine: PlainEngine, edit: Edit
) -> None:
    edit = replace(edit, factor=1.5)
    (parent,) = (await room.drawn("a dog --n 1 --ar 3:2 --model ruled")).files
    parcel = await edited(room, parent, edit)
    job, request = parcel.job, engine.requests[-1]
    assert (job.edit, job.parent, job.action) == (edit, key(parent), edit.action)
    assert request.change is edit.change
    assert request.prompt == job.composed
    assert "attached picture" in request.prompt
    assert "class of children" in request.prompt
    has_mask = edit.widens or edit.region is not None
    assert (request.mask is not None) is has_mask
    assert (request.sources == (parent.data,)) is not has_mask


async def test_no_two_edits_are_told_alike(room: Classroom, engine: PlainEngine) -> None:
    (parent,) = (await room.drawn("a dog --n 1 --ar 3:2 --model ruled")).files
    for edit in EVERY:
        await edited(room, parent, replace(edit, factor=1.5))
    told = {request.prompt.split("\n")[0] for request in engine.requests[1:]}
    assert len(told) == len(EVERY)


@pytest.mark.parametrize("edit", [each for each in EVERY if each.widens])
async def test_a_mask_has_the_size_of_its_canvas_and_of_the_picture_asked_for(
    room: Classroom, engine: PlainEngine, edit: Edit
) -> None:
    (parent,) = (await room.drawn("a dog --n 1 --ar 3:2 --model ruled")).files
    await edited(room, parent, replace(edit, factor=1.5))
    request = engine.requests[-1]
    assert request.mask is not None
    canvas, mask = opened(request.sources[0]), opened(request.mask)
    assert canvas.size == mask.size == (request.size.width, request.size.height)
    assert set(mask.getchannel("A").tobytes()) == {0, 255}


@pytest.mark.parametrize(
    ("change", "aspect"),
    [
        (Change.PAN_LEFT, Aspect(9, 4)),
        (Change.PAN_RIGHT, Aspect(9, 4)),
        (Change.PAN_UP, Aspect(1, 1)),
        (Change.PAN_DOWN, Aspect(1, 1)),
        (Change.MAKE_SQUARE, Aspect(1, 1)),
        (Change.ZOOM_OUT, Aspect(3, 2)),
        (Change.VARY_SUBTLE, Aspect(3, 2)),
    ],
)
async def test_an_edit_has_the_shape_that_its_button_says(
    room: Classroom, change: Change, aspect: Aspect
) -> None:
    (parent,) = (await room.drawn("a dog --n 1 --ar 3:2 --model ruled")).files
    parcel = await edited(room, parent, Edit(change=change, factor=2.0))
    assert parcel.job.aspect == aspect
    again = await edited(room, parcel.files[0], Edit(change=Change.VARY_STRONG))
    assert again.job.aspect == aspect


@pytest.mark.parametrize("edit", EVERY)
async def test_an_upscale_is_one_picture_and_everything_else_as_many_as_usual(
    room: Classroom, edit: Edit
) -> None:
    parent = (await room.drawn("a dog --ar 3:2 --model ruled")).files[1]
    job = (await room.studio.edit(an_order(""), key(parent), replace(edit, factor=2.0))).job
    assert job.number == (1 if edit.change is Change.UPSCALE_CREATIVE else 4)


async def test_a_creative_upscale_is_the_next_size_and_the_next_quality(room: Classroom) -> None:
    first = (await room.drawn("a dog --n 1 --q low --model ruled")).files[0]
    larger = await accepted(room, first, Change.UPSCALE_CREATIVE)
    assert (larger.size, larger.quality) == (Size(2048, 2048), Quality.MEDIUM)
    assert larger.prompt.quality is Quality.LOW


async def test_a_creative_upscale_takes_no_quality_that_the_policy_rules_out(
    room: Classroom,
) -> None:
    first = (await room.drawn("a dog --n 1 --q low --model ruled")).files[0]
    await set_policy(room, qualities=(Quality.LOW, Quality.HIGH))
    assert (await accepted(room, first, Change.UPSCALE_CREATIVE)).quality is Quality.HIGH
    await set_policy(room, qualities=(Quality.LOW,))
    assert (await accepted(room, first, Change.UPSCALE_CREATIVE)).quality is Quality.LOW


async def test_again_under_an_edit_makes_the_same_edit(room: Classroom) -> None:
    (parent,) = (await room.drawn("a dog --n 1")).files
    first = (await edited(room, parent, Edit(change=Change.PAN_LEFT))).job
    again = (await room.studio.again(an_order(""), first.id)).job
    assert again.action is Action.AGAIN
    assert (again.edit, again.parent, again.aspect) == (first.edit, first.parent, first.aspect)


async def test_a_zoom_has_the_words_that_were_typed(room: Classroom, engine: PlainEngine) -> None:
    (parent,) = (await room.drawn("a dog --n 1")).files
    order = an_order("a dog in a frame --n 2 --ar 3:2", person=BORIS)
    parcel = await room.after((await room.studio.zoom(order, key(parent), "1,5")).job)
    assert parcel.job.edit == Edit(change=Change.ZOOM_OUT, factor=1.5, is_remix=True)
    assert (parcel.job.prompt.text, parcel.job.person) == ("a dog in a frame", BORIS)
    assert (len(parcel.files), parcel.job.aspect) == (2, Aspect(3, 2))
    assert "a dog in a frame" in engine.requests[-1].prompt


# What is refused, before anything is drawn or counted.


@pytest.mark.parametrize("factor", ["", "0.9", "2.01", "3", "1e0", "two", "1.555", "-1", "nan"])
async def test_a_zoom_is_from_1_to_2(room: Classroom, factor: str) -> None:
    (parent,) = (await room.drawn("a dog --n 1")).files
    with pytest.raises(BadParameter) as refusal:
        await room.studio.zoom(an_order("a dog"), key(parent), factor)
    assert refusal.value.value == factor


async def test_the_words_of_a_zoom_pass_the_same_gate(room: Classroom) -> None:
    (parent,) = (await room.drawn("a dog --n 1")).files
    await set_policy(room, words=("dragon",))
    with pytest.raises(DisallowedWords):
        await room.studio.zoom(an_order("two dragons"), key(parent), "2")


@pytest.mark.parametrize("edit", EVERY)
async def test_every_edit_passes_today_s_list_and_so_does_doubling(
    room: Classroom, edit: Edit
) -> None:
    (parent,) = (await room.drawn("a clown --n 1 --ar 3:2 --model ruled")).files
    await set_policy(room, words=("clown",))
    with pytest.raises(DisallowedWords):
        await room.studio.edit(an_order(""), key(parent), edit)
    with pytest.raises(DisallowedWords):
        await room.studio.collection.double(ANNA, CLASS, key(parent))


async def test_a_pan_out_of_the_policy_s_shape_is_refused(room: Classroom) -> None:
    (parent,) = (await room.drawn("a dog --n 1")).files
    await set_policy(room, orientation=Orientation.SQUARE)
    with pytest.raises(NotInPolicy):
        await accepted(room, parent, Change.PAN_LEFT)


async def test_edits_count_against_the_quota(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    settings = changed(settings, quota={"pictures_per_day": 4})
    async with classroom(settings, engine, line_file=line_file) as room:
        (parent,) = (await room.drawn("a dog --n 1 --model ruled")).files
        order = an_order("a dog --n 3 --model ruled")
        await room.after((await room.studio.zoom(order, key(parent), "2")).job)
        with pytest.raises(QuotaReached):
            await accepted(room, parent, Change.UPSCALE_CREATIVE)
        assert (await room.studio.collection.double(ANNA, CLASS, key(parent))).picture.key == key(
            parent
        )


async def test_pans_end_at_3_to_1(room: Classroom) -> None:
    (file,) = (await room.drawn("a dog --n 1 --model ruled")).files
    shapes = []
    for _ in range(3):
        parcel = await edited(room, file, Edit(change=Change.PAN_RIGHT))
        shapes.append(str(parcel.job.aspect))
        (file,) = parcel.files
    assert shapes == ["3:2", "9:4", "3:1"]
    with pytest.raises(ActionRestricted, match="3:1"):
        await accepted(room, file, Change.PAN_RIGHT)
    assert (await accepted(room, file, Change.PAN_UP)).aspect == Aspect(2, 1)


async def test_what_adds_nothing_is_restricted(room: Classroom) -> None:
    (parent,) = (await room.drawn("a dog --n 1")).files
    with pytest.raises(ActionRestricted, match="square already"):
        await accepted(room, parent, Change.MAKE_SQUARE)
    with pytest.raises(ActionRestricted, match="nothing to add"):
        await room.studio.zoom(an_order("a dog"), key(parent), "1")
    wider = await room.studio.zoom(an_order("a dog --ar 3:2"), key(parent), "1")
    assert wider.job.aspect == Aspect(3, 2)


async def test_a_model_without_a_larger_size_says_so(room: Classroom) -> None:
    (wide,) = (await room.drawn("a dog --n 1 --ar 3:2")).files
    with pytest.raises(ActionRestricted, match="nothing larger than 96x64"):
        await accepted(room, wide, Change.UPSCALE_CREATIVE)


@pytest.mark.parametrize("edit", [each for each in EVERY if each.change not in FROM_WORDS])
async def test_a_model_that_edits_nothing_says_so(room: Classroom, edit: Edit) -> None:
    (parent,) = (await room.drawn("a dog --n 1 --model fresh")).files
    with pytest.raises(ActionRestricted, match="only draws new pictures"):
        await room.studio.edit(an_order(""), key(parent), edit)


@pytest.mark.parametrize("change", FROM_WORDS)
async def test_a_variation_where_nothing_edits_is_drawn_from_words_and_says_so(
    room: Classroom, change: Change
) -> None:
    drawn = await room.drawn("a dog --n 1 --model fresh")
    varied = await edited(room, drawn.files[0], Edit(change=change))
    assert "attached" not in varied.job.composed
    assert varied.job.composed.startswith("Draw the idea below as it was")
    told = "fresh changes no pictures: drawn anew from a description"
    assert told in (cards.outcome(varied).content or "")
    assert told not in (cards.outcome(drawn).content or "")


@pytest.mark.parametrize("edit", [each for each in EVERY if each.widens or each.region])
async def test_a_model_without_masks_changes_no_part_of_a_picture(
    room: Classroom, edit: Edit
) -> None:
    (parent,) = (await room.drawn("a dog --n 1 --model unmasked")).files
    with pytest.raises(ActionRestricted, match="only the whole"):
        await room.studio.edit(an_order(""), key(parent), edit)


@pytest.mark.parametrize(
    ("number", "model", "why"),
    [(1, NO_EDITS, "only draws from words"), (2, UNMASKED, "one picture at the most")],
)
def test_more_pictures_than_a_model_draws_from_are_refused(
    number: int, model: Model, why: str
) -> None:
    refuse_pictures(0, NO_EDITS)
    refuse_pictures(1, UNMASKED)
    with pytest.raises(ActionRestricted, match=why):
        refuse_pictures(number, model)


@pytest.mark.parametrize("edit", EVERY)
async def test_nothing_is_made_of_another_server_s_picture(room: Classroom, edit: Edit) -> None:
    theirs = (await room.drawn("a dog --n 1")).files[0]
    ours = an_order("", place=OTHER_CLASS)
    for gone in (key(theirs), PictureKey(job_id="0" * 32, index=0)):
        with pytest.raises(Vanished):
            await room.studio.edit(ours, gone, edit)
        with pytest.raises(Vanished):
            await room.studio.collection.double(ANNA, OTHER_CLASS, gone)


# Upscale (Subtle): here, without an engine.


async def test_doubling_asks_no_engine_and_keeps_nothing(
    settings: Settings, room: Classroom, engine: PlainEngine
) -> None:
    (parent,) = (await room.drawn("a dog --n 1")).files
    kept = everything_kept(settings)
    larger = await room.studio.collection.double(ANNA, CLASS, key(parent))
    assert opened(larger.data).size == (128, 128)
    assert len(engine.requests) == 1
    assert everything_kept(settings) == kept


async def test_doubling_beyond_the_bot_s_limit_is_restricted(
    settings: Settings, engine: PlainEngine, line_file: Path
) -> None:
    settings = changed(settings, pictures={"max_pixels": 4 * 1024 * 1024 - 1})
    async with classroom(settings, engine, line_file=line_file) as room:
        (parent,) = (await room.drawn("a dog --n 1 --model ruled")).files
        with pytest.raises(ActionRestricted, match="limit"):
            await room.studio.collection.double(ANNA, CLASS, key(parent))


async def test_doubling_beyond_the_upload_limit_is_posted_as_a_jpeg_or_restricted(
    room: Classroom, engine: PlainEngine
) -> None:
    with BytesIO() as file:
        Image.effect_noise((256, 256), 90).save(file, "PNG")
        engine.answers[0] = [file.getvalue()]
    (parent,) = (await room.drawn("noise --n 1")).files
    room.courier.limit = 150_000
    larger = await room.studio.collection.double(ANNA, CLASS, key(parent))
    assert (larger.media_type, opened(larger.data).size) == ("image/jpeg", (512, 512))
    assert len(larger.data) <= 150_000
    room.courier.limit = 9_000
    with pytest.raises(ActionRestricted, match="upload limit"):
        await room.studio.collection.double(ANNA, CLASS, key(parent))


def everything_kept(settings: Settings) -> list[Path]:
    return sorted(Path(settings.storage.pictures).rglob("*"))


async def set_policy(room: Classroom, **changes: object) -> None:
    """Have the teacher change the policy."""

    def change(policy: Policy) -> Policy:
        return replace(policy, **changes)  # type: ignore[arg-type]  # fields by name

    await room.studio.policies.edit(CLASS.server_id, TEACHER, "a test", change)
