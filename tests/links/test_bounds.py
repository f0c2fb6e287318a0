"""What a server may send, how much of it and for how long."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from easel.errors import BadLink
from easel.links.address import NOWHERE
from easel.links.fetcher import Fetcher
from tests.links.serving import HERE, PNG, Answer, Names, fetching, response, serving

JPEG = b"\xff\xd8\xff\xe0 and so on"
WEBP = b"RIFF\x10\0\0\0WEBPVP8 and so on"
HTML = b"<!DOCTYPE html><title>A cat</title>"
LIMIT = 100_000


async def reason(answer: Answer, **settings: object) -> str:
    """Return why a picture that is answered like this can't be had."""
    async with serving({"/": answer}) as site, fetching(**settings) as fetcher:
        with pytest.raises(BadLink) as refused:
            await fetcher.fetch(site.url())
        assert refused.value.url == site.url()
    return refused.value.reason


async def fetched(answer: Answer, **settings: object) -> bytes:
    async with serving({"/": answer}) as site, fetching(**settings) as fetcher:
        return await fetcher.fetch(site.url())


async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + PNG)
    while True:  # until the client has gone, and with it the connection
        writer.write(bytes(65536))
        await writer.drain()


async def dripping(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n" + PNG)
    gone = asyncio.ensure_future(reader.read())
    while not gone.done():
        writer.write(b".")
        await asyncio.wait({gone}, timeout=0.01)


async def dripping_headers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nX: ")
    gone = asyncio.ensure_future(reader.read())
    while not gone.done():
        writer.write(b".")
        await asyncio.wait({gone}, timeout=0.01)


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


@pytest.mark.parametrize("body", [PNG, JPEG, WEBP])
@pytest.mark.parametrize("called", ["image/png", "text/html", "application/octet-stream"])
async def test_a_picture_is_known_by_its_bytes(body: bytes, called: str) -> None:
    assert await fetched(response(body, content_type=called)) == body


async def test_a_picture_in_pieces_is_put_together() -> None:
    pieces = b"".join(b"1\r\n%c\r\n" % byte for byte in PNG) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert await fetched(head + pieces) == PNG


async def test_a_picture_of_the_greatest_size_is_fetched() -> None:
    body = PNG.ljust(LIMIT, b"\0")
    assert await fetched(response(body), max_bytes=LIMIT) == body


@pytest.mark.parametrize(
    ("body", "called"),
    [
        (HTML, "image/png"),
        (b"\n  <HTML lang=en><body>", "image/png"),
        (b"<!-- a page --><p>Hello", "text/html; charset=utf-8"),
        (b"<p>", "text/html"),
    ],
)
async def test_a_web_page_is_called_that(body: bytes, called: str) -> None:
    found = await reason(response(body, content_type=called))
    assert found.startswith("That is a web page, not a picture: copy the picture's own address")


@pytest.mark.parametrize(
    "body",
    [b"GIF89a and so on", b"<svg xmlns='...'/>", b"RIFF\x10\0\0\0WAVEfmt ", b"\x89PNG", b"?"],
)
async def test_what_begins_like_no_picture_is_refused(body: bytes) -> None:
    assert "no PNG, JPEG or WebP" in await reason(response(body, content_type="image/png"))


async def test_what_is_no_picture_is_not_read_to_its_end() -> None:
    async def page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n" + HTML)
        await reader.read()  # until the client has gone

    assert "web page" in await reason(page)


async def test_nothing_is_no_picture() -> None:
    assert "nothing at that address" in await reason(response(b"", content_type="image/png"))


async def test_a_size_over_the_limit_is_refused_before_it_is_sent() -> None:
    async def announcing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {LIMIT + 1}\r\n\r\n".encode())
        await reader.read()

    assert "The picture is over 0.0954 MiB" in await reason(announcing, max_bytes=LIMIT)


async def test_an_endless_body_ends_at_the_limit() -> None:
    assert "The picture is over" in await reason(endless, max_bytes=LIMIT)


async def test_a_packed_body_is_never_unpacked() -> None:
    bomb = gzip.compress(PNG + bytes(50_000_000))
    packed = response(bomb, content_encoding="gzip", content_type="image/png")
    assert "packed" in await reason(packed, max_bytes=LIMIT)


@pytest.mark.parametrize("encoding", ["deflate", "br", "gzip, identity", "x"])
async def test_no_other_packing_is_taken_either(encoding: str) -> None:
    assert "packed" in await reason(response(PNG, content_encoding=encoding))


async def test_a_body_that_is_called_unpacked_is_taken() -> None:
    assert await fetched(response(PNG, content_encoding="Identity")) == PNG


@pytest.mark.parametrize("slow", [dripping, dripping_headers, silent])
async def test_a_slow_server_is_given_up(slow: Answer) -> None:
    assert "within 0.1 seconds" in await reason(slow, timeout_seconds=0.1)


async def test_the_time_is_for_all_redirects_together() -> None:
    async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        gone = asyncio.ensure_future(reader.read())
        await asyncio.wait({gone}, timeout=0.15)
        writer.write(response(status="302 Found", location="/"))

    assert "within 0.2 seconds" in await reason(late, timeout_seconds=0.2)


@pytest.mark.parametrize(
    "answer",
    [
        response(PNG, content_length=len(PNG) + 1),  # cut
        response(PNG, content_length=len(PNG) - 1),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n18\r\n" + PNG + b"\r\n",  # cut
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + PNG,
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + PNG,
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n" + PNG,
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 24\r\n\r\n" + PNG,
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n" + PNG,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"\r\n" + PNG,
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"",
    ],
)
async def test_an_answer_that_is_cut_or_none_at_all_is_a_bad_link(answer: bytes) -> None:
    assert "broke off, or sent no proper answer" in await reason(answer)


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("204 No Content", "204"),
        ("206 Partial Content", "206"),
        ("304 Not Modified", "304"),
        ("401 Unauthorized", "only to its own people"),
        ("403 Forbidden", "only to its own people"),
        ("404 Not Found", "nothing at that address"),
        ("410 Gone", "nothing at that address"),
        ("418 I'm a teapot", "418"),
        ("429 Too Many Requests", "try later"),
        ("500 Internal Server Error", "try later"),
        ("503 Service Unavailable", "try later"),
    ],
)
async def test_a_status_is_said_in_words(status: str, says: str) -> None:
    body = b"" if status[:3] in ("204", "304") else PNG
    assert says in await reason(response(body, status))


async def test_a_name_that_does_not_exist_is_said() -> None:
    async with fetching(names=Names({})) as fetcher:
        with pytest.raises(BadLink) as refused:
            await fetcher.fetch("http://nothing.example/cat.png")
    assert refused.value.reason == NOWHERE


async def test_a_server_that_is_not_there_is_said() -> None:
    async with serving({}) as site:
        pass
    async with fetching() as fetcher:
        with pytest.raises(BadLink) as refused:
            await fetcher.fetch(site.url())
    assert "does not answer" in refused.value.reason


async def test_what_can_not_be_read_touches_no_network() -> None:
    names = Names({})
    async with fetching(names=names) as fetcher:
        for url in ("cat.png", "http://localhost/", "http://0x7f.1/", "ftp://a.example/"):
            with pytest.raises(BadLink):
                await fetcher.fetch(url)
    assert names.asked == []


async def test_a_person_s_time_begins_with_their_turn() -> None:
    first_came, may_end = asyncio.Event(), asyncio.Event()

    async def waiting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first_came.set()
        await may_end.wait()
        writer.write(response(PNG))

    async with (
        serving({"/slow": waiting, "/": response(PNG)}) as site,
        fetching(at_once=1) as fetcher,
    ):
        first = asyncio.ensure_future(fetcher.fetch(site.url("/slow")))
        await first_came.wait()
        second = asyncio.ensure_future(fetcher.fetch(site.url()))
        done, _ = await asyncio.wait({second}, timeout=0.05)
        assert not done
        assert site.connections == 1
        may_end.set()
        assert await asyncio.gather(first, second) == [PNG, PNG]


async def test_who_gives_up_frees_their_turn_and_their_connection() -> None:
    came, gone = asyncio.Event(), asyncio.Event()

    async def waiting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.set()
        await reader.read()
        gone.set()

    async with (
        serving({"/slow": waiting, "/": response(PNG)}) as site,
        fetching(at_once=1) as fetcher,
    ):
        first = asyncio.ensure_future(fetcher.fetch(site.url("/slow")))
        await came.wait()
        first.cancel()
        await gone.wait()
        assert await fetcher.fetch(site.url()) == PNG


async def test_a_fetcher_that_was_never_used_closes() -> None:
    await Fetcher(max_bytes=1, timeout_seconds=1).close()


def test_one_is_made_before_there_is_a_loop() -> None:
    fetcher = Fetcher(max_bytes=LIMIT, timeout_seconds=60, names=Names({}))

    async def use() -> None:
        with pytest.raises(BadLink):
            await fetcher.fetch(f"http://{HERE}/")
        await fetcher.close()

    asyncio.run(use())
