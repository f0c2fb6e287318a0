"""Policies: every version is kept, nobody's edit is lost, and the newest is in force at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from easel.errors import BadPolicy, NotAllowed, Vanished
from easel.model import AgeBand, Aspect, Orientation, Person, Place, Policy, Quality, Rules
from easel.policies import Policies
from easel.policy import BANDS, DEFAULT, OPEN, with_channel
from easel.storage.database import Database
from tests.examples import ANNA, TEACHER, models

SERVER, OTHER = 900, 910
HERE, ELSEWHERE = Place(server_id=SERVER, channel_id=901), Place(server_id=OTHER, channel_id=911)
THREAD = Place(server_id=SERVER, channel_id=950, thread_of=901)
COLLEAGUE = Person(id=4, name="M. Dupré", manages=True)

Edit = Callable[[Policy], Policy]


@pytest.fixture
def policies(database: Database) -> Policies:
    return Policies(database, models=models())


def ban(word: str) -> Edit:
    return lambda policy: replace(policy, words=(*policy.words, word))


async def edit(policies: Policies, change: Edit, author: Person = TEACHER) -> Policy:
    return await policies.edit(SERVER, author, "changed it", change)


async def test_a_server_that_nobody_edited_has_the_lessons_policy(policies: Policies) -> None:
    in_force = await policies.in_force(HERE)
    assert in_force.of_server == DEFAULT
    assert in_force.matcher.find("a knight with a sword")
    assert await policies.history(SERVER, 10) == []


async def test_every_field_of_a_policy_comes_back(policies: Policies, database: Database) -> None:
    wanted = Policy(
        meta_prompt="Только акварель.\nNothing loud.",
        words=("swords", "драки"),
        colour="black and white",
        orientation=Orientation.LANDSCAPE,
        aspect=Aspect(16, 9),
        models=("sketch",),
        qualities=(Quality.LOW, Quality.MEDIUM),
    )
    saved = await edit(policies, lambda _: wanted)
    assert saved == replace(wanted, version=1)
    read_anew = await Policies(database, models=models()).of_server(SERVER)
    assert read_anew == saved


async def test_an_edit_is_in_force_at_once_and_on_that_server_only(policies: Policies) -> None:
    await policies.in_force(HERE)
    await edit(policies, ban("dragons"))
    assert (await policies.in_force(HERE)).matcher.find("a dragon")
    assert not (await policies.in_force(ELSEWHERE)).matcher.find("a dragon")


async def test_two_teachers_at_the_same_time_both_keep_their_edit(policies: Policies) -> None:
    words = [f"word{number}" for number in range(8)]
    await asyncio.gather(*(edit(policies, ban(word)) for word in words))
    policy = (await policies.in_force(HERE, at_least=8)).policy
    assert policy.version == 8
    assert set(policy.words) == {*DEFAULT.words, *words}


async def test_teachers_of_two_processes_both_keep_their_edit(url: str) -> None:
    databases = [Database(url), Database(url)]
    for database in databases:
        await database.open()
    doors = [Policies(database, models=models()) for database in databases]
    words = [f"word{number}" for number in range(8)]
    await asyncio.gather(*(edit(doors[n % 2], ban(word)) for n, word in enumerate(words)))
    for door in doors:
        assert set((await door.in_force(HERE, at_least=8)).policy.words) >= set(words)
    for database in databases:
        await database.close()


class HoldsTheFirst(ThreadPoolExecutor):
    """The loop's threads, of which the first thing asked is not done before `go`."""

    def __init__(self) -> None:
        super().__init__()
        self.holding = asyncio.Event()
        self.go = threading.Event()

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.holding.is_set():
            return super().submit(work, *args, **kwargs)
        self.holding.set()
        return super().submit(lambda: self.go.wait(10) and work(*args, **kwargs))


async def test_a_slow_reader_does_not_bring_an_older_version_back(policies: Policies) -> None:
    threads = HoldsTheFirst()
    asyncio.get_running_loop().set_default_executor(threads)
    reading = asyncio.create_task(policies.in_force(HERE))
    await threads.holding.wait()  # it has read version 0, and is compiling it
    await edit(policies, ban("dragons"))
    threads.go.set()
    await reading
    assert (await policies.in_force(HERE)).policy.version == 1


async def test_another_process_edit_is_seen_by_who_asks_for_it(url: str) -> None:
    database = Database(url)
    await database.open()
    mine, theirs = (
        Policies(database, models=models()),
        Policies(database, models=models()),
    )
    await mine.in_force(HERE)
    await edit(theirs, ban("dragons"))
    assert (await mine.in_force(HERE, at_least=1)).matcher.find("a dragon")
    await database.close()


async def test_the_history_tells_who_changed_what_and_when_the_newest_first(
    policies: Policies,
) -> None:
    before = datetime.now(UTC)
    await policies.edit(SERVER, TEACHER, "added dragons", ban("dragons"))
    await policies.edit(SERVER, COLLEAGUE, "added тролли", ban("тролли"))
    newest, first = await policies.history(SERVER, 10)
    assert (newest.change, newest.author.name, newest.author.id) == ("added тролли", "M. Dupré", 4)
    assert (first.change, first.author.name) == ("added dragons", "Ms Ellis")
    assert newest.policy.words == (*DEFAULT.words, "dragons", "тролли")
    assert (first.policy.version, newest.policy.version) == (1, 2)
    assert before <= first.made_at <= newest.made_at <= datetime.now(UTC)
    assert await policies.history(SERVER, 1) == [newest]
    assert await policies.history(OTHER, 10) == []


async def test_undo_puts_the_version_before_back_as_a_new_one(policies: Policies) -> None:
    first = await edit(policies, ban("dragons"))
    await edit(policies, ban("trolls"))
    undone = await policies.undo(SERVER, COLLEAGUE)
    assert undone == replace(first, version=3)
    assert not (await policies.in_force(HERE)).matcher.find("a troll")
    assert [each.policy.version for each in await policies.history(SERVER, 10)] == [3, 2, 1]


async def test_undoing_the_first_edit_gives_the_default_back(policies: Policies) -> None:
    await edit(policies, ban("dragons"))
    assert await policies.undo(SERVER, TEACHER) == replace(DEFAULT, version=2)


async def test_undoing_twice_goes_two_steps_back(policies: Policies) -> None:
    first = await edit(policies, ban("dragons"))
    await edit(policies, ban("trolls"))
    await edit(policies, ban("witches"))
    await policies.undo(SERVER, TEACHER)
    assert await policies.undo(SERVER, TEACHER) == replace(first, version=5)
    await edit(policies, ban("ghosts"))
    await policies.undo(SERVER, TEACHER)
    assert await policies.undo(SERVER, TEACHER) == replace(DEFAULT, version=8)
    with pytest.raises(Vanished):
        await policies.undo(SERVER, TEACHER)


async def test_there_is_nothing_to_undo_where_nothing_was_done(policies: Policies) -> None:
    with pytest.raises(Vanished):
        await policies.undo(SERVER, TEACHER)


async def test_a_student_changes_nothing(policies: Policies) -> None:
    await edit(policies, ban("dragons"))
    with pytest.raises(NotAllowed) as refused:
        await edit(policies, ban("trolls"), author=ANNA)
    assert refused.value.needs == "Manage Server"
    with pytest.raises(NotAllowed):
        await policies.undo(SERVER, ANNA)
    assert len(await policies.history(SERVER, 10)) == 1


async def test_the_room_for_an_idea_is_what_both_the_model_and_the_settings_leave(
    database: Database,
) -> None:
    large, small = models(32_000), models(1_000)
    assert Policies(database, models=large, longest_prompt=1_500).room(DEFAULT) == 1_500
    left = Policies(database, models=small).room(DEFAULT)
    assert 0 < left < 1_000
    assert Policies(database, models=small, longest_prompt=1_500).room(DEFAULT) == left


async def test_a_policy_that_leaves_no_room_for_a_prompt_is_not_saved(database: Database) -> None:
    policies = Policies(database, models=models(1_000))
    with pytest.raises(BadPolicy) as refused:
        await edit(policies, lambda policy: replace(policy, meta_prompt="Be kind. " * 120))
    assert refused.value.field == "meta_prompt"
    assert await policies.history(SERVER, 10) == []
    assert await policies.of_server(SERVER) == DEFAULT


async def in_room(policies: Policies, room: int, rules: Rules) -> Policy:
    return await edit(policies, lambda policy: with_channel(policy, room, rules))


async def test_a_channel_s_rules_hold_in_it_and_its_threads_and_nowhere_else(
    policies: Policies,
) -> None:
    await in_room(policies, 901, replace(OPEN, words=("clowns",), most_pictures=1))
    for place in (HERE, THREAD):
        in_force = await policies.in_force(place)
        assert in_force.matcher.find("a clown")
        assert in_force.matcher.find("a sword")
        assert in_force.policy.most_pictures == 1
    beside = await policies.in_force(replace(HERE, channel_id=902))
    assert not beside.matcher.find("a clown")
    assert beside.policy.most_pictures is None


async def test_places_without_rules_of_their_own_share_what_is_compiled(
    policies: Policies,
) -> None:
    await in_room(policies, 901, replace(OPEN, words=("clowns",)))
    one, other = [await policies.in_force(replace(HERE, channel_id=room)) for room in (902, 903)]
    assert one is other
    assert one is not await policies.in_force(HERE)


async def test_undo_takes_a_channel_s_rules_back(policies: Policies) -> None:
    await in_room(policies, 901, replace(OPEN, words=("clowns",)))
    await policies.undo(SERVER, TEACHER)
    assert not (await policies.in_force(HERE)).matcher.find("a clown")


async def test_a_pack_is_in_force_beside_the_list_and_its_phrases_are_allowed(
    policies: Policies,
) -> None:
    await edit(policies, lambda policy: replace(policy, packs=("weapons",)))
    matcher = (await policies.in_force(HERE)).matcher
    assert matcher.find("a rifle")
    assert matcher.find("a sword")
    assert not matcher.find("a water gun")


async def test_an_edit_by_hand_of_what_a_band_laid_down_ends_the_band(policies: Policies) -> None:
    await edit(policies, lambda policy: replace(policy, band=AgeBand.YOUNG, packs=("gore",)))
    other = await edit(policies, lambda policy: replace(policy, colour="red"))
    assert other.band is AgeBand.YOUNG
    assert (await edit(policies, ban("clowns"))).band is AgeBand.OWN


async def test_no_layer_s_threshold_is_over_that_of_the_age_band(policies: Policies) -> None:
    loose = replace(OPEN, thresholds={"violence": 0.99, "hate": 0.01})
    await edit(policies, lambda policy: replace(policy, band=AgeBand.YOUNG))
    await in_room(policies, 901, loose)
    thresholds = (await policies.in_force(HERE)).policy.thresholds
    assert thresholds["violence"] == BANDS[AgeBand.YOUNG].thresholds["violence"]
    assert thresholds["hate"] == 0.01
