"""History with old and new values, the way back, and the policy as a file, through Discord."""

from __future__ import annotations

import aiohttp

from playground.person import File, Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban, draft, save
from tests.end_to_end.seeing import answers, imagine, press, private_answer, refused
from tests.end_to_end.test_policy import fill, policy, second_teacher
from tests.end_to_end.test_policy_words import shows

HEAD = "format: 1\n"


async def test_the_history_has_old_and_new_values(teacher: Person) -> None:
    await fill(teacher, "picture", {"Colours": "blue", "Aspect ratio": "16:9"})
    await fill(teacher, "picture", {"Colours": "red"})
    await policy(teacher, "words remove", words="blood")
    said = await policy(teacher, "history")
    for part in ("Colours** `any` → `blue`", "Aspect ratio** `any` → `16:9`", "`blue` → `red`"):
        assert part in said
    assert "Not drawn** − `blood`" in said


async def test_a_long_history_is_turned_over(classroom: Classroom) -> None:
    for number in range(7):
        await classroom.lay_down(colour=f"colour {number}")
    async with classroom.bot(), classroom.enter("Ms Rivera") as teacher:
        interaction = await teacher.slash("policy history")
        card = await teacher.wait_for(lambda m: answers(interaction)(m) and bool(text(m)))
        assert "**7**" in text(card)
        assert "**2**" not in text(card)
        await press(teacher, card, "Older")
        older = await shows(teacher, card, "**2**")
        assert "**7**" not in text(older)
        await press(teacher, older, "Newer")
        await shows(teacher, card, "**7**")


async def test_an_earlier_version_is_brought_back_by_its_number(
    amara: Person, teacher: Person
) -> None:
    await ban(teacher, "clown")
    await ban(teacher, "ghost")
    offered = await teacher.autocomplete("policy restore", "version", version="")
    assert [each["value"] for each in offered] == [2, 1]
    said = await policy(teacher, "restore", version=1)
    assert "went back to version 1" in said
    assert "Not drawn** − `ghost`" in said
    assert (await imagine(amara, "a ghost --n 1"))["attachments"]
    assert "“clown”" in await refused(amara, "a clown")
    assert "There is no such version" in await policy(teacher, "restore", version=9)


async def test_a_policy_goes_out_as_a_file_and_comes_back_with_what_was_changed_in_it(
    amara: Person, teacher: Person
) -> None:
    text_of_file = await exported(teacher)
    assert "Nobody" not in text_of_file
    changed = text_of_file.replace("  - blood\n", "  - clowns\n").replace(
        "colour: any", "colour: black and white"
    )
    card = await load(teacher, changed.encode())
    for part in ("Not drawn** + `clowns`, − `blood`", "Colours** `any` → `black and white`"):
        assert part in text(card)
    assert "Version 1: took over a file" in await save(teacher, card)
    assert "“clown”" in await refused(amara, "a clown")
    assert (await imagine(amara, "blood --n 1"))["attachments"]
    again = await said_of(teacher, (await exported(teacher)).encode())
    assert "nothing would change" in again


async def test_a_file_saved_late_is_shown_anew_and_loses_nothing_of_another_s(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    card = await load(teacher, f"{HEAD}colour: blue\n".encode())
    async with second_teacher(classroom) as other:
        await ban(other, "clown")
    await press(teacher, card, "Save")
    anew = await shows(teacher, card, "Others have saved something")
    assert "**1** Boris: added clown" in text(anew)
    assert "Colours** `any` → `blue`" in text(anew)
    await save(teacher, anew)
    assert "“clown”" in await refused(amara, "a clown")


async def test_a_file_that_is_wrong_says_where_and_changes_nothing(teacher: Person) -> None:
    for data, says in (
        (f"{HEAD}wrods: [a]\n".encode(), 'Line 2: a policy has no "wrods". Did you mean words?'),
        (b"a: &a [x]\nb: [*a, *a]", "have no meaning here"),
        (b"x" * (256 * 1024 + 1), "over 256 KiB"),
    ):
        said = await said_of(teacher, data)
        assert "Not saved" in said
        assert says in said
    assert "Nobody has changed the default yet." in await policy(teacher, "history")


async def load(teacher: Person, data: bytes) -> Message:
    """Hand a file in; return the card of what it would change."""
    return await draft(teacher, await hand_in(teacher, data))


async def said_of(teacher: Person, data: bytes) -> str:
    """Hand a file in that changes nothing; return what the teacher is told."""
    return await private_answer(teacher, await hand_in(teacher, data))


async def hand_in(teacher: Person, data: bytes) -> str:
    return await teacher.slash("policy import", file=File("policy.yaml", data))


async def exported(teacher: Person) -> str:
    """Return the text of the file that /policy export gives out."""
    is_it = answers(await teacher.slash("policy export"))
    message = await teacher.wait_for(lambda m: is_it(m) and bool(m["attachments"]))
    (file,) = message["attachments"]
    async with aiohttp.ClientSession() as session, session.get(file["url"]) as answer:
        return await answer.text()
