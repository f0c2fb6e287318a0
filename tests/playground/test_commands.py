"""Commands: what Discord refuses in them, how it keeps them, and who may use them."""

from __future__ import annotations

from typing import Any

import pytest

from playground.person import NotPossible, Person
from playground.server import Playground
from tests.playground.raw import APPLICATION, GUILD, RawApi, identified

COMMANDS = f"/applications/{APPLICATION}/commands"
GUILD_COMMANDS = f"/applications/{APPLICATION}/guilds/{GUILD}/commands"


def command(name: str = "ask", **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "d", **more}


def option(name: str = "what", kind: int = 3, **more: Any) -> dict[str, Any]:
    return {"type": kind, "name": name, "description": "d", **more}


def nested(*kinds: int) -> list[dict[str, Any]]:
    inner = nested(*kinds[1:]) if kinds[1:] else []
    return [option("inner", kinds[0], **({"options": inner} if inner else {}))]


CHOICE = {"name": "n", "value": "v"}
INVALID = "APPLICATION_COMMAND_INVALID_NAME"
BAD_TYPE = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
REFUSED: dict[str, tuple[list[Any], str, str]] = {
    "a name with capitals": ([command("Ask")], "0.name", INVALID),
    "a name with a space": ([command("ask me")], "0.name", INVALID),
    "a name over 32": ([command("x" * 33)], "0.name", "BASE_TYPE_BAD_LENGTH"),
    "no name": ([{"description": "d"}], "0.name", "BASE_TYPE_STRING"),
    "a description over 100": (
        [command(description="x" * 101)],
        "0.description",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an empty description": ([command(description="")], "0.description", "BASE_TYPE_BAD_LENGTH"),
    "the same name twice": ([command(), command()], "0", "APPLICATION_COMMANDS_DUPLICATE_NAME"),
    "twenty-six options": (
        [command(options=[option(f"o{n}") for n in range(26)])],
        "0.options",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "the same option twice": (
        [command(options=[option(), option()])],
        "0.options.0",
        "APPLICATION_COMMAND_OPTION_NAME_ALREADY_EXISTS",
    ),
    "a required option after another": (
        [command(options=[option("a"), option("b", required=True)])],
        "0.options",
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    "an option of no type": (
        [command(options=[option(kind=12)])],
        "0.options.0.type",
        "BASE_TYPE_CHOICES",
    ),
    "twenty-six choices": (
        [command(options=[option(choices=[CHOICE] * 26)])],
        "0.options.0.choices",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a choice's name over 100": (
        [command(options=[option(choices=[{**CHOICE, "name": "n" * 101}])])],
        "0.options.0.choices.0.name",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a choice of the wrong type": (
        [command(options=[option(kind=4, choices=[CHOICE])])],
        "0.options.0.choices.0.value",
        "NUMBER_TYPE_COERCE",
    ),
    "suggestions beside choices": (
        [command(options=[option(choices=[CHOICE], autocomplete=True)])],
        "0.options.0",
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
    ),
    "a length over 6000": (
        [command(options=[option(max_length=6001)])],
        "0.options.0.max_length",
        "NUMBER_TYPE_MAX",
    ),
    "a sub-command beside an option": (
        [command(options=[option("a", 1), option("b")])],
        "0.options",
        BAD_TYPE,
    ),
    "a sub-command in a sub-command": (
        [command(options=nested(1, 1))],
        "0.options.0.options.0.type",
        BAD_TYPE,
    ),
    "a group of plain options": ([command(options=nested(2, 3))], "0.options.0.type", BAD_TYPE),
    "over 8000 characters": (
        [command(options=[option(f"o{n}", description="x" * 100, choices=[
            {"name": "n" * 100, "value": f"{m}" + "v" * 90} for m in range(5)
        ]) for n in range(8)])],
        "0",
        "APPLICATION_COMMAND_TOO_LARGE",
    ),
    "no contexts at all": ([command(contexts=[])], "0.contexts", "BASE_TYPE_BAD_LENGTH"),
    "a context that is none": ([command(contexts=[3])], "0.contexts.0", "BASE_TYPE_CHOICES"),
    "a menu with a description": (
        [{"type": 2, "name": "Menu", "description": "d"}],
        "0.description",
        "APPLICATION_COMMAND_DESCRIPTION_INVALID",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
async def test_refuses(name: str, api: RawApi):
    body, path, code = REFUSED[name]
    answer = await api.request("PUT", COMMANDS, body)
    assert (answer.status, answer.code) == (400, 50035)
    assert answer.mistakes().get(path) == code, answer.body


async def test_refuses_more_than_a_hundred(api: RawApi):
    body = [command(f"c{n}") for n in range(101)]
    assert (await api.request("PUT", COMMANDS, body)).code == 30032
    assert (await api.request("PUT", COMMANDS, body[:100])).status == 200
    assert (await api.request("POST", COMMANDS, command("one-more"))).code == 30032


@pytest.mark.parametrize("name", ["imagine", "нарисуй", "a-b_c'd", "x" * 32, "वाक्य", "รูป"])
async def test_accepts_names_of_any_script(name: str, api: RawApi):
    assert (await api.request("PUT", COMMANDS, [command(name)])).status == 200


async def test_an_overwrite_keeps_the_id_and_changes_the_version_only_with_the_command(
    api: RawApi,
):
    first = (await api.request("PUT", COMMANDS, [command(), command("b")])).body
    second = (await api.request("PUT", COMMANDS, [command(), command("b", nsfw=True)])).body
    assert [c["id"] for c in first] == [c["id"] for c in second]
    assert first[0]["version"] == second[0]["version"]
    assert first[1]["version"] != second[1]["version"]
    assert (await api.request("PUT", COMMANDS, [])).body == []
    assert (await api.request("GET", COMMANDS)).body == []


async def test_commands_one_by_one(api: RawApi):
    made = await api.request("POST", COMMANDS, command(default_member_permissions=32))
    assert made.status == 201
    assert made.body["default_member_permissions"] == "32"
    assert (await api.request("POST", COMMANDS, command(nsfw=True))).status == 200
    path = f"{COMMANDS}/{made.body['id']}"
    changed = await api.request("PATCH", path, {"description": "new"})
    assert (changed.body["id"], changed.body["description"]) == (made.body["id"], "new")
    assert (await api.request("GET", path)).body == changed.body
    assert (await api.request("DELETE", path)).status == 204
    assert (await api.request("GET", path)).code == 10063


async def test_the_servers_commands_are_a_list_of_their_own(api: RawApi, amara: Person):
    await api.request("PUT", GUILD_COMMANDS, [command("here", contexts=[0])])
    (here,) = (await api.request("GET", GUILD_COMMANDS)).body
    assert here["guild_id"] == GUILD
    assert "contexts" not in here
    assert (await api.request("GET", COMMANDS)).body == []
    await amara.wait_event(lambda e: e["event"] == "commands" and e["commands"])
    assert amara.command_names() == {"here"}
    other = f"/applications/{APPLICATION}/guilds/1/commands"
    assert (await api.request("PUT", other, [])).code == 50001
    assert (await api.request("PUT", "/applications/1/commands", [])).code == 10002


async def test_translations_come_only_when_asked_for(api: RawApi):
    await api.request("PUT", COMMANDS, [command(name_localizations={"ru": "спроси"})])
    (plain,) = (await api.request("GET", COMMANDS)).body
    (full,) = (await api.request("GET", f"{COMMANDS}?with_localizations=true")).body
    assert "name_localizations" not in plain
    assert full["name_localizations"] == {"ru": "спроси"}


async def test_a_student_neither_sees_nor_runs_a_teachers_command(
    api: RawApi, teacher: Person, amara: Person
):
    await api.request("PUT", COMMANDS, [command("rules", default_member_permissions="32")])
    await teacher.wait_event(lambda e: e["event"] == "commands")
    await amara.wait_event(lambda e: e["event"] == "commands")
    assert teacher.command_names() == {"rules"}
    assert amara.command_names() == set()
    with pytest.raises(NotPossible, match="no command /rules here for Amara"):
        await amara.slash("rules")
    await teacher.slash("rules")


async def test_a_command_of_administrators_is_nobodys_here(api: RawApi, teacher: Person):
    await api.request("PUT", COMMANDS, [command("all", default_member_permissions="0")])
    with pytest.raises(NotPossible, match="no command /all"):
        await teacher.slash("all")


@pytest.mark.parametrize("places", [{"contexts": [0]}, {"dm_permission": False}])
async def test_a_command_of_the_server_is_not_there_in_private(
    places: dict[str, Any], api: RawApi, amara: Person
):
    await api.request("PUT", COMMANDS, [command("here", **places), command("both")])
    await amara.slash("here")
    await amara.open_dm()
    await amara.slash("both")
    with pytest.raises(NotPossible, match="no command /here"):
        await amara.slash("here")


async def test_a_private_command_is_not_there_in_the_server(api: RawApi, amara: Person):
    await api.request("PUT", COMMANDS, [command("psst", contexts=[1])])
    with pytest.raises(NotPossible, match="no command /psst"):
        await amara.slash("psst")
    await amara.open_dm()
    await amara.slash("psst")


TYPED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "no required option": (option(required=True), {}, "'what' is required"),
    "an empty required text": (option(required=True), {"what": "  "}, "between 1 and 6000"),
    "a text over its length": (option(max_length=3), {"what": "four"}, "between 0 and 3"),
    "a text over 6000": (option(), {"what": "x" * 6001}, "between 0 and 6000"),
    "a text under its length": (option(min_length=3), {"what": "no"}, "between 3 and 6000"),
    "a number as a text": (option(), {"what": 5}, "is a text"),
    "a text as a number": (option(kind=4), {"what": "5"}, "is a whole number"),
    "a fraction as a whole number": (option(kind=4), {"what": 0.5}, "is a whole number"),
    "a number under its least": (option(kind=4, min_value=1), {"what": 0}, "between 1 and"),
    "a number over its most": (option(kind=10, max_value=1), {"what": 1.5}, "between"),
    "a number as yes or no": (option(kind=5), {"what": 1}, "either true or false"),
    "an unknown choice": (option(choices=[CHOICE]), {"what": "x"}, "one of the choices"),
    "an unknown option": (option(), {"else": "x"}, "no option 'else'"),
    "an unknown person": (option(kind=6), {"what": "1"}, "has the id 1"),
    "a file that is none": (option(kind=11), {"what": "x"}, "a file with a name"),
}


@pytest.mark.parametrize("name", TYPED)
async def test_the_client_does_not_send(name: str, api: RawApi, amara: Person):
    known, values, sentence = TYPED[name]
    await api.request("PUT", COMMANDS, [command(options=[known])])
    with pytest.raises(NotPossible, match=sentence):
        await amara.slash("ask", values)


async def test_values_arrive_as_the_client_sends_them(
    playground: Playground, api: RawApi, amara: Person
):
    kinds = {"text": 3, "count": 4, "sure": 5, "who": 6, "where": 7, "role": 8, "size": 10}
    options = [option(name, kind) for name, kind in kinds.items()] + [option("file", 11)]
    await api.request("PUT", COMMANDS, [command(options=options)])
    channel = amara.channel_id
    file = {"name": "a.png", "data": "aGVsbG8="}
    async with identified(playground) as gateway:
        await amara.slash("ask", text=" x ", count=3, sure=True, who=amara.id, where=channel,
                          role=GUILD, size=0.5, file=file)  # fmt: skip
        data = (await gateway.next("INTERACTION_CREATE"))["data"]
    values = {o["name"]: o["value"] for o in data["options"]}
    attachment = data["resolved"]["attachments"][values.pop("file")]
    assert values == {"text": "x", "count": 3, "sure": True, "who": amara.id, "where": channel,
                      "role": GUILD, "size": 0.5}  # fmt: skip
    assert data["resolved"]["users"][amara.id]["global_name"] == "Amara"
    assert data["resolved"]["channels"][channel]["name"] == "art-class"
    assert data["resolved"]["roles"][GUILD]["name"] == "@everyone"
    assert await amara.download(attachment["url"]) == b"hello"


async def test_a_sub_command_arrives_nested(playground: Playground, api: RawApi, amara: Person):
    words = [option("add", 1, options=[option("word", required=True)]), option("list", 1)]
    await api.request(
        "PUT", COMMANDS, [command("policy", options=[option("words", 2, options=words)])]
    )
    async with identified(playground) as gateway:
        await amara.slash("policy words add", word="sword")
        begun = await gateway.next("INTERACTION_CREATE")
    group = begun["data"]["options"][0]
    assert (group["name"], group["type"]) == ("words", 2)
    assert group["options"][0]["options"] == [{"name": "word", "type": 3, "value": "sword"}]
    for wrong in ("policy", "policy words", "policy words remove"):
        with pytest.raises(NotPossible):
            await amara.slash(wrong)
