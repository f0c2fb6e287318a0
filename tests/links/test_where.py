"""Where the fetcher goes and where it does not, with servers on this machine as both."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from easel.errors import BadLink
from easel.links.address import NOWHERE
from easel.links.fetcher import Fetcher
from easel.links.public import is_public
from tests.links.serving import (
    ELSEWHERE,
    HERE,
    PNG,
    Names,
    Site,
    fetching,
    response,
    serving,
    to,
)


@pytest.fixture
async def inside() -> AsyncIterator[Site]:
    """A server where nobody may go; each test ends with nobody having been there."""
    async with serving({"/": response(PNG)}, address=ELSEWHERE) as site:
        yield site
    assert site.connections == 0


async def reason(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(BadLink) as refused:
        await fetcher.fetch(url)
    assert refused.value.url == url
    return refused.value.reason


@pytest.mark.parametrize("host", [HERE, ELSEWHERE, "[::ffff:127.0.0.2]", "[::ffff:7f00:2]"])
async def test_an_address_on_this_machine_is_nowhere(inside: Site, host: str) -> None:
    async with fetching(allow=is_public) as fetcher:
        assert await reason(fetcher, inside.url(host=host)) == NOWHERE


async def test_a_name_that_leads_inside_reads_like_one_that_does_not_exist(inside: Site) -> None:
    names = Names({"intranet.example": [[ELSEWHERE]]})
    async with fetching(names=names) as fetcher:
        assert await reason(fetcher, inside.url(host="intranet.example")) == NOWHERE
        assert await reason(fetcher, inside.url(host="nothing.example")) == NOWHERE
    assert names.asked == ["intranet.example", "nothing.example"]


@pytest.mark.parametrize("addresses", [[HERE, ELSEWHERE], [ELSEWHERE, HERE]])
async def test_a_name_that_leads_inside_and_outside_is_refused(
    inside: Site, addresses: list[str]
) -> None:
    async with (
        serving({"/": response(PNG)}) as outside,
        fetching(names=Names({"two.example": [addresses]})) as fetcher,
    ):
        assert await reason(fetcher, outside.url(host="two.example")) == NOWHERE
    assert outside.connections == 0


@pytest.mark.parametrize("host", [ELSEWHERE, "two.example", "localhost", "2130706434", "[::1]"])
async def test_a_redirect_inside_is_not_followed(inside: Site, host: str) -> None:
    names = Names({"two.example": [[ELSEWHERE]]})
    async with (
        serving({"/": to(inside.url(host=host))}) as outside,
        fetching(names=names) as fetcher,
    ):
        assert await reason(fetcher, outside.url())
    assert outside.connections == 1


async def test_the_address_that_was_checked_is_the_one_connected_to(inside: Site) -> None:
    """A name server that answers otherwise the second time is not asked a second time."""
    names = Names({"rebinding.example": [[HERE], [ELSEWHERE]]})
    async with serving({"/": response(PNG)}) as outside, fetching(names=names) as fetcher:
        assert await fetcher.fetch(outside.url(host="rebinding.example")) == PNG
    assert names.asked == ["rebinding.example"]


async def test_a_name_is_judged_anew_for_each_step(inside: Site) -> None:
    names = Names({"rebinding.example": [[HERE], [ELSEWHERE]]})
    async with serving({"/": to("/next")}) as outside, fetching(names=names) as fetcher:
        assert await reason(fetcher, outside.url(host="rebinding.example")) == NOWHERE
    assert len(names.asked) == 2
    assert outside.connections == 1


async def test_a_name_is_judged_anew_for_each_picture(inside: Site) -> None:
    names = Names({"rebinding.example": [[HERE], [ELSEWHERE]]})
    async with serving({"/": response(PNG)}) as outside, fetching(names=names) as fetcher:
        assert await fetcher.fetch(outside.url(host="rebinding.example")) == PNG
        assert await reason(fetcher, outside.url(host="rebinding.example")) == NOWHERE
    assert outside.connections == 1


async def test_a_port_that_is_not_the_web_s_is_not_gone_to() -> None:
    async with serving({"/": response(PNG)}) as outside:
        fetcher = Fetcher(max_bytes=1, timeout_seconds=60, allow=lambda address: True)
        assert "port" in await reason(fetcher, outside.url())
        await fetcher.close()
    assert outside.connections == 0


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_three_redirects_are_followed(status: int) -> None:
    on = f"{status} Elsewhere"
    answers = {"/": to("/1", on), "/1": to("2", on), "/2": to("/3", on), "/3": response(PNG)}
    async with serving(answers) as site, fetching() as fetcher:
        assert await fetcher.fetch(site.url()) == PNG


async def test_a_fourth_redirect_is_not_followed() -> None:
    answers = {"/": to("/1"), "/1": to("/2"), "/2": to("/3"), "/3": to("/4"), "/4": response(PNG)}
    async with serving(answers) as site, fetching() as fetcher:
        assert "leads on and on" in await reason(fetcher, site.url())
    assert site.connections == 4


async def test_a_redirect_to_itself_ends() -> None:
    async with serving({"/": to("/")}) as site, fetching() as fetcher:
        assert "leads on and on" in await reason(fetcher, site.url())


async def test_a_redirect_to_nowhere_in_particular_ends_too() -> None:
    async with serving({"/": response(status="302 Found")}) as site, fetching() as fetcher:
        assert "leads on and on" in await reason(fetcher, site.url())


async def test_nothing_of_us_is_shown_but_the_name() -> None:
    cookie = response(status="302 Found", location="/2", set_cookie="seen=1; Path=/")
    names = Names({"a.example": [[HERE]] * 3})
    async with (
        serving({"/": cookie, "/2": response(PNG)}) as site,
        fetching(names=names) as fetcher,
    ):
        await fetcher.fetch(site.url(host="a.example"))
        await fetcher.fetch(site.url("/2", host="a.example"))
    for path, head in zip(["/", "/2", "/2"], site.asked, strict=True):
        assert head.splitlines() == [
            f"GET {path} HTTP/1.1",
            f"Host: a.example:{site.port}",
            "User-Agent: Easel",
            "Accept: image/png, image/jpeg, image/webp",
            "Accept-Encoding: identity",
            "Connection: close",
            "",
        ]


async def test_a_proxy_of_the_environment_is_not_used() -> None:
    """It would be what connects, and to wherever it likes."""
    code = (
        "import asyncio, sys\n"
        "from tests.links.serving import fetching\n"
        "async def main():\n"
        "    async with fetching() as fetcher:\n"
        "        sys.stdout.buffer.write(await fetcher.fetch(sys.argv[1]))\n"
        "asyncio.run(main())\n"
    )
    async with serving({"/": response(PNG)}) as site, serving({}) as proxy:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", code, site.url()),
            env={**os.environ, "http_proxy": proxy.url(), "no_proxy": ""},
            cwd=Path(__file__).parents[2],
            stdout=asyncio.subprocess.PIPE,
        )
        assert (await process.communicate())[0] == PNG
    assert proxy.connections == 0
