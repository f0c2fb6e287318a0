"""/models, and a server of another kind than OpenAI's, as people see them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from easel.model import Orientation
from playground.person import Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import imagine, pictures, press, private_answer
from tests.servers.compatible import serving
from tests.servers.kinds import LocalAI


async def models(person: Person) -> str:
    return await private_answer(person, await person.slash("models"))


async def test_everybody_reads_what_draws_at_what_price(amara: Person) -> None:
    told = await models(amara)
    assert "gpt-image-2.5-flare`, for those who choose none" in told
    assert "low $0.006, medium $0.013, high $0.053" in told
    assert "any shape from 1:3 to 3:1" in told
    assert "dall-e" not in told


async def test_only_what_the_policy_allows_is_told_and_offered(classroom: Classroom) -> None:
    await classroom.lay_down(models=("gpt-image-2",), orientation=Orientation.LANDSCAPE)
    async with classroom.bot(), classroom.enter("Amara") as amara:
        told = await models(amara)
        assert "gpt-image-2`, for those" in told
        assert "flare" not in told
        assert "wider than tall" in told
        offered = await amara.autocomplete("imagine", "aspect", aspect="")
        assert [each["value"] for each in offered] == ["3:2", "4:3", "16:9"]


async def test_a_school_draws_on_its_own_machine_and_a_variation_says_what_it_is(
    classroom: Classroom,
) -> None:
    async with serving(LocalAI()) as server:
        own = replace(classroom, images=cast("Any", server))
        engine = {"server": "localai", "default_model": "stablediffusion"}
        async with own.bot(engine=engine), own.enter("Amara") as amara:
            drawn = await imagine(amara, "a dog --n 1 --seed 7 --no snow")
            assert len(drawn["attachments"]) == 1
            assert server.heard[0].fields["seed"] == 7
            varied = await pictures(amara, await press(amara, drawn, "V1"))
    assert "stablediffusion changes no pictures: drawn anew from a description" in varied["content"]
    assert {heard.route for heard in server.heard} == {"generations"}
