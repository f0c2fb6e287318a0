"""Drafts of a policy's changes: shown, kept, saved; and what another teacher does meanwhile."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from easel.chronicle import Chronicle
from easel.drafts import Compared, Drafts
from easel.errors import BadPolicy, NotAllowed, Vanished
from easel.model import Model, Person, Policy, Saved
from easel.policies import Policies
from easel.policy import DEFAULT, Doubt, write_policy
from easel.storage.database import Database
from tests.examples import ANNA, CLASS, TEACHER

SERVER, OTHER = 900, 910
COLLEAGUE = Person(id=4, name="M. Dupré", manages=True)
MODELS = {"sketch": Model(name="sketch", prompt_limit=32_000)}
CHANNELS = frozenset({55})


@pytest.fixture
def policies(database: Database) -> Policies:
    return Policies(database, models=MODELS)


@pytest.fixture
def chronicle(policies: Policies) -> Chronicle:
    return Chronicle(policies)


@pytest.fixture
def drafts(database: Database, policies: Policies, chronicle: Chronicle) -> Drafts:
    return Drafts(database=database, policies=policies, chronicle=chronicle, models=MODELS)


async def ban(policies: Policies, *words: str, author: Person = COLLEAGUE) -> Policy:
    return await policies.edit(
        SERVER,
        author,
        f"added {', '.join(words)}",
        lambda policy: replace(policy, words=(*policy.words, *words)),
    )


async def in_force(policies: Policies) -> Policy:
    return await policies.of_server(SERVER)


async def test_words_are_shown_with_forms_doubts_and_harmless_prompts(drafts: Drafts) -> None:
    found = await drafts.add(TEACHER, SERVER, ["cat", "=gun"])
    forms = {form.text: form for form in found.review.forms}
    assert {"cat", "cats", "gun"} <= forms.keys()
    assert "guns" not in forms
    assert forms["cat"].doubt is Doubt.SHORT
    assert forms["cats"].doubt is None
    assert all(form.is_ticked for form in found.review.forms)
    assert any("cat" in prompt for prompt in found.review.refused)
    assert len(found.review.refused) < found.review.innocent


async def test_words_that_are_listed_already_are_left_out_and_named(
    drafts: Drafts, policies: Policies
) -> None:
    await ban(policies, "clown")
    found = await drafts.add(TEACHER, SERVER, ["Clown", "umbrella"])
    assert found.already == ("Clown",)
    assert found.draft.words == ("umbrella",)
    saved = await drafts.save_words(TEACHER, SERVER, found.draft.id)
    assert saved.policy.words[-2:] == ("clown", "umbrella")


async def test_words_that_are_all_listed_already_are_refused(
    drafts: Drafts, policies: Policies
) -> None:
    await ban(policies, "clown", "umbrella")
    with pytest.raises(BadPolicy, match="on the list already"):
        await drafts.add(TEACHER, SERVER, ["umbrella", "clown"])


async def test_nothing_holds_before_it_is_saved(drafts: Drafts, policies: Policies) -> None:
    found = await drafts.add(TEACHER, SERVER, ["clown"])
    assert await in_force(policies) == DEFAULT
    saved = await drafts.save_words(TEACHER, SERVER, found.draft.id)
    assert saved == Saved(policy=await in_force(policies), change="added clown")
    assert saved.policy.words == (*DEFAULT.words, "clown")


async def test_an_unticked_form_does_not_count_and_can_be_ticked_again(
    drafts: Drafts, policies: Policies
) -> None:
    found = await drafts.add(TEACHER, SERVER, ["clown", "ghost"])
    forms = [form.text for form in found.review.forms]
    kept = {number for number, form in enumerate(forms) if form not in ("clowns", "ghosts")}
    found = await drafts.tick(TEACHER, SERVER, found.draft.id, 0, len(forms), kept)
    place = forms.index("ghosts")
    found = await drafts.tick(TEACHER, SERVER, found.draft.id, place, 1, {place})
    assert [form.text for form in found.review.forms if not form.is_ticked] == ["clowns"]
    saved = await drafts.save_words(TEACHER, SERVER, found.draft.id)
    assert saved.policy.unticked == {"clown": ("clowns",)}
    matcher = (await policies.in_force(CLASS)).matcher
    assert not matcher.find("two clowns")
    assert matcher.find("a clown, two ghosts")


async def test_what_would_be_refused_is_told_of_the_ticked_forms_alone(drafts: Drafts) -> None:
    found = await drafts.add(TEACHER, SERVER, ["cat"])
    forms = [form.text for form in found.review.forms]
    kept = {number for number, form in enumerate(forms) if form != "cat"}
    again = await drafts.tick(TEACHER, SERVER, found.draft.id, 0, len(forms), kept)
    assert len(again.review.refused) < len(found.review.refused)


async def test_forms_of_another_meaning_are_unticked_together(drafts: Drafts) -> None:
    found = await drafts.add(TEACHER, SERVER, ["минет"])
    assert len([form for form in found.review.forms if form.doubt is Doubt.AMBIGUOUS]) > 5
    found = await drafts.untick_ambiguous(TEACHER, SERVER, found.draft.id)
    for form in found.review.forms:
        assert form.is_ticked is (form.doubt is not Doubt.AMBIGUOUS)


async def test_forms_of_a_listed_word_are_chosen_later_by_any_of_its_spellings(
    drafts: Drafts,
) -> None:
    found = await drafts.forms(TEACHER, SERVER, "SWORDS")
    assert found.draft.words == ("swords",)
    forms = [form.text for form in found.review.forms]
    place = forms.index("sword")
    await drafts.tick(TEACHER, SERVER, found.draft.id, place, 1, set())
    saved = await drafts.save_words(TEACHER, SERVER, found.draft.id)
    assert saved.policy.unticked == {"swords": ("sword",)}
    found = await drafts.forms(TEACHER, SERVER, "swords")
    assert not found.review.forms[place].is_ticked
    await drafts.tick(TEACHER, SERVER, found.draft.id, place, 1, {place})
    saved = await drafts.save_words(TEACHER, SERVER, found.draft.id)
    assert saved.policy.unticked == {}


async def test_forms_of_a_word_that_is_not_listed_are_not_shown(drafts: Drafts) -> None:
    with pytest.raises(BadPolicy, match='Did you mean "swords"'):
        await drafts.forms(TEACHER, SERVER, "swrds")


async def test_a_word_of_which_nothing_is_ticked_is_not_saved(drafts: Drafts) -> None:
    found = await drafts.add(TEACHER, SERVER, ["=clown"])
    await drafts.tick(TEACHER, SERVER, found.draft.id, 0, 25, set())
    with pytest.raises(BadPolicy, match="would match nothing"):
        await drafts.save_words(TEACHER, SERVER, found.draft.id)
    await drafts.tick(TEACHER, SERVER, found.draft.id, 0, 25, {0})
    assert (await drafts.save_words(TEACHER, SERVER, found.draft.id)).policy.version == 1


async def test_words_that_another_teacher_has_added_meanwhile_are_not_added_twice(
    drafts: Drafts, policies: Policies
) -> None:
    found = await drafts.add(TEACHER, SERVER, ["clown", "ghost"])
    await ban(policies, "ghost")
    saved = await drafts.save_words(TEACHER, SERVER, found.draft.id)
    assert saved.policy.words == (*DEFAULT.words, "ghost", "clown")
    assert [(each.author.name, each.change) for each in saved.meanwhile] == [
        ("M. Dupré", "added ghost")
    ]


async def test_saved_twice_at_once_is_saved_once(drafts: Drafts, policies: Policies) -> None:
    found = await drafts.add(TEACHER, SERVER, ["clown"])
    outcomes = await asyncio.gather(
        *(drafts.save_words(TEACHER, SERVER, found.draft.id) for _ in range(2)),
        return_exceptions=True,
    )
    assert sorted(isinstance(each, Saved) for each in outcomes) == [False, True]
    assert (await in_force(policies)).version == 1


@pytest.mark.parametrize("kind", ["forms", "file"])
async def test_a_double_click_saves_one_version(
    drafts: Drafts, policies: Policies, kind: str
) -> None:
    await ban(policies, "clown")
    if kind == "forms":
        found = await drafts.forms(TEACHER, SERVER, "clown")
        clicks = [drafts.save_words(TEACHER, SERVER, found.draft.id) for _ in range(2)]
    else:
        loaded = await drafts.load(TEACHER, SERVER, b"format: 1\ncolour: blue", CHANNELS)
        clicks = [drafts.save_file(TEACHER, SERVER, loaded.draft.id, CHANNELS) for _ in range(2)]
    outcomes = await asyncio.gather(*clicks, return_exceptions=True)
    assert {type(each) for each in outcomes} == {Saved, Vanished}
    assert (await in_force(policies)).version == 2


async def test_a_draft_that_was_left_is_gone_and_another_server_s_is_not_seen(
    drafts: Drafts,
) -> None:
    found = await drafts.add(TEACHER, SERVER, ["clown"])
    with pytest.raises(Vanished):
        await drafts.show(TEACHER, OTHER, found.draft.id)
    await drafts.cancel(TEACHER, SERVER, found.draft.id)
    with pytest.raises(Vanished):
        await drafts.save_words(TEACHER, SERVER, found.draft.id)


async def test_students_see_and_change_nothing_of_it(drafts: Drafts) -> None:
    found = await drafts.add(TEACHER, SERVER, ["clown"])
    draft_id = found.draft.id
    for attempt in (
        drafts.add(ANNA, SERVER, ["cat"]),
        drafts.forms(ANNA, SERVER, "swords"),
        drafts.tick(ANNA, SERVER, draft_id, 0, 25, set()),
        drafts.show(ANNA, SERVER, draft_id),
        drafts.save_words(ANNA, SERVER, draft_id),
        drafts.load(ANNA, SERVER, b"", CHANNELS),
        drafts.save_file(ANNA, SERVER, draft_id, CHANNELS),
        drafts.cancel(ANNA, SERVER, draft_id),
        drafts.export(ANNA, SERVER),
    ):
        with pytest.raises(NotAllowed):
            await attempt
    assert all(
        form.is_ticked for form in (await drafts.show(TEACHER, SERVER, draft_id)).review.forms
    )


async def test_a_file_is_shown_as_what_it_would_change_and_then_saved(
    drafts: Drafts, policies: Policies
) -> None:
    text, version = await drafts.export(TEACHER, SERVER)
    assert (text, version) == (write_policy(DEFAULT), 0)
    edited = text.replace("  - blood\n", "  - clowns\n")
    found = await drafts.load(TEACHER, SERVER, edited.encode(), CHANNELS)
    (difference,) = found.differences
    assert (difference.field, difference.lost, difference.won) == ("words", ("blood",), ("clowns",))
    assert await in_force(policies) == DEFAULT
    saved = await drafts.save_file(TEACHER, SERVER, found.draft.id, CHANNELS)
    assert isinstance(saved, Saved)
    assert (await drafts.export(TEACHER, SERVER))[0] == edited


async def test_a_file_that_changes_nothing_says_so(drafts: Drafts) -> None:
    text, _ = await drafts.export(TEACHER, SERVER)
    with pytest.raises(BadPolicy, match="nothing would change"):
        await drafts.load(TEACHER, SERVER, text.encode(), CHANNELS)


async def test_a_file_is_shown_anew_when_another_teacher_saved_meanwhile(
    drafts: Drafts, policies: Policies
) -> None:
    found = await drafts.load(TEACHER, SERVER, b"format: 1\ncolour: blue", CHANNELS)
    await ban(policies, "ghost")
    again = await drafts.save_file(TEACHER, SERVER, found.draft.id, CHANNELS)
    assert isinstance(again, Compared)
    assert [each.change for each in again.meanwhile] == ["added ghost"]
    assert [each.field for each in again.differences] == ["colour"]
    saved = await drafts.save_file(TEACHER, SERVER, found.draft.id, CHANNELS)
    assert isinstance(saved, Saved)
    assert (saved.policy.colour, saved.policy.words[-1]) == ("blue", "ghost")


async def test_a_file_and_another_s_edit_in_one_instant_lose_nothing(
    drafts: Drafts, policies: Policies
) -> None:
    text = write_policy(replace(DEFAULT, colour="blue"))
    found = await drafts.load(TEACHER, SERVER, text.encode(), CHANNELS)
    outcome, _ = await asyncio.gather(
        drafts.save_file(TEACHER, SERVER, found.draft.id, CHANNELS), ban(policies, "ghost")
    )
    newest = await in_force(policies)
    assert newest.words[-1] == "ghost"
    assert newest.colour == ("blue" if isinstance(outcome, Saved) else "")


async def test_a_file_points_at_channels_of_this_server_alone(drafts: Drafts) -> None:
    said = b"format: 1\ncolour: blue\nreports_to: 66\nthemes: {55: [sea], 66: [sky]}\n"
    found = await drafts.load(TEACHER, SERVER, said, CHANNELS)
    assert found.leaves_out
    saved = await drafts.save_file(TEACHER, SERVER, found.draft.id, CHANNELS)
    assert isinstance(saved, Saved)
    assert (saved.policy.reports_to, saved.policy.themes) == (None, {55: ("sea",)})


async def test_the_history_says_what_had_which_value_before(
    chronicle: Chronicle, policies: Policies
) -> None:
    await policies.edit(SERVER, TEACHER, "blue", lambda policy: replace(policy, colour="blue"))
    await ban(policies, "ghost")
    page = await chronicle.page(SERVER, 10)
    told = [
        [(each.field, each.lost, each.won) for each in entry.differences] for entry in page.entries
    ]
    assert told == [[("words", (), ("ghost",))], [("colour", ("any",), ("blue",))]]
    older = await chronicle.page(SERVER, 1, up_to=1)
    assert older.newest == 2
    assert [entry.version.policy.version for entry in older.entries] == [1]
    assert older.entries[0].differences[0].won == ("blue",)


async def test_an_earlier_version_comes_back_as_a_new_one_and_is_taken_back_by_undo(
    chronicle: Chronicle, policies: Policies
) -> None:
    first = await ban(policies, "clown")
    second = await ban(policies, "ghost")
    restored = await chronicle.restore(SERVER, TEACHER, 1)
    assert restored == replace(first, version=3)
    assert await chronicle.restore(SERVER, TEACHER, 0) == replace(DEFAULT, version=4)
    for _ in range(2):
        undone = await policies.undo(SERVER, TEACHER)
    assert undone == replace(second, version=6)


async def test_a_version_that_there_was_not_does_not_come_back(
    chronicle: Chronicle, policies: Policies
) -> None:
    await ban(policies, "clown")
    with pytest.raises(Vanished):
        await chronicle.restore(SERVER, TEACHER, 2)
    with pytest.raises(NotAllowed):
        await chronicle.restore(SERVER, ANNA, 1)
