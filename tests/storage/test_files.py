"""PictureStore: in a folder, in memory and in S3, on a full disk, and when files are damaged."""

from __future__ import annotations

import asyncio
import hashlib
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from easel.errors import BrokenPicture, DiskFull, StorageError, Vanished
from easel.storage.files import PictureStore
from tests.servers.s3 import S3Server, s3_server

PICTURE = bytes(range(256)) * 100
DIGEST = hashlib.sha256(PICTURE).hexdigest()
KEYS = {
    "AWS_ACCESS_KEY_ID": "a-key",
    "AWS_SECRET_ACCESS_KEY": "a-secret",
    "AWS_DEFAULT_REGION": "eu-central-1",
}
ROOT = Path(__file__).parents[2]


@pytest.fixture
async def server() -> AsyncIterator[S3Server]:
    async with s3_server() as serving:
        yield serving


@pytest.fixture
def bucket(server: S3Server) -> PictureStore:
    return PictureStore(
        "s3://class/2026", options=KEYS | {"AWS_ENDPOINT_URL": server.url}, timeout_seconds=10
    )


@pytest.fixture(params=["folder", "memory", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> PictureStore:
    if request.param == "bucket":
        return request.getfixturevalue("bucket")
    url = "memory://" if request.param == "memory" else str(tmp_path / "a class #1/фото 100%")
    return PictureStore(url)


async def test_a_picture_comes_back_by_its_digest(store: PictureStore) -> None:
    for media_type in ("image/png", "image/jpeg", "image/webp"):
        assert await store.put(PICTURE, media_type) == DIGEST
        assert await store.has(DIGEST, media_type)
        assert await store.get(DIGEST, media_type) == PICTURE


async def test_the_same_picture_may_be_put_twice(store: PictureStore) -> None:
    assert await store.put(PICTURE, "image/png") == await store.put(PICTURE, "image/png")
    assert await store.get(DIGEST, "image/png") == PICTURE


async def test_a_picture_that_is_not_there_has_vanished(store: PictureStore) -> None:
    assert not await store.has(DIGEST, "image/png")
    with pytest.raises(Vanished):
        await store.get(DIGEST, "image/png")


async def test_the_same_bytes_of_another_type_are_another_picture(store: PictureStore) -> None:
    await store.put(PICTURE, "image/png")
    assert not await store.has(DIGEST, "image/webp")


async def test_what_comes_in_is_kept_until_it_is_dropped(store: PictureStore) -> None:
    await store.put_incoming("job-0", b"first")
    await store.put_incoming("job-0", b"second")
    await store.put_incoming("job-1", b"other")
    assert await store.get_incoming("job-0") == b"second"
    await store.drop_incoming("job-0")
    await store.drop_incoming("job-0")
    with pytest.raises(Vanished):
        await store.get_incoming("job-0")
    assert await store.get_incoming("job-1") == b"other"


async def test_many_puts_at_once_all_arrive(store: PictureStore) -> None:
    pictures = [PICTURE + bytes([number % 5]) for number in range(20)]
    digests = await asyncio.gather(*(store.put(each, "image/png") for each in pictures))
    kept = await asyncio.gather(*(store.get(each, "image/png") for each in digests))
    assert kept == pictures


async def test_a_large_picture_is_kept_whole(store: PictureStore) -> None:
    large = os.urandom(7_000_000)
    assert await store.get(await store.put(large, "image/png"), "image/png") == large


def files_in(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


async def test_a_folder_holds_one_file_by_picture_and_nothing_else(tmp_path: Path) -> None:
    store = PictureStore(str(tmp_path))
    await store.put(PICTURE, "image/jpeg")
    await store.put_incoming("job-0", PICTURE)
    await store.drop_incoming("job-0")
    assert files_in(tmp_path) == [f"{DIGEST[:2]}/{DIGEST}.jpg"]


async def test_a_picture_is_there_for_the_next_process(tmp_path: Path) -> None:
    await PictureStore(str(tmp_path)).put(PICTURE, "image/png")
    assert await PictureStore(str(tmp_path)).get(DIGEST, "image/png") == PICTURE


@pytest.mark.parametrize("damaged", [b"", PICTURE[:-1], PICTURE[:50] + b"!" + PICTURE[51:]])
async def test_a_picture_that_changed_on_the_disk_is_broken(tmp_path: Path, damaged: bytes) -> None:
    store = PictureStore(str(tmp_path))
    await store.put(PICTURE, "image/png")
    file = tmp_path / DIGEST[:2] / f"{DIGEST}.png"
    file.write_bytes(damaged)
    with pytest.raises(BrokenPicture, match="it changed while it was kept"):
        await store.get(DIGEST, "image/png")
    await store.put(PICTURE, "image/png")
    assert await store.get(DIGEST, "image/png") == PICTURE


async def test_a_folder_that_was_removed_is_made_again(tmp_path: Path) -> None:
    store = PictureStore(str(tmp_path / "images"))
    (tmp_path / "images").rmdir()
    await store.put(PICTURE, "image/png")
    assert await store.get(DIGEST, "image/png") == PICTURE


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match=r"file/images can't be made: Not a directory"):
        PictureStore(str(tmp_path / "file/images"))


async def test_a_file_in_the_way_is_a_storage_error(tmp_path: Path) -> None:
    store = PictureStore(str(tmp_path))
    (tmp_path / DIGEST[:2]).touch()
    with pytest.raises(StorageError) as caught:
        await store.put(PICTURE, "image/png")
    assert not isinstance(caught.value, DiskFull)
    assert caught.value.__cause__ is not None
    assert "\n" not in caught.value.message


async def test_too_little_free_space_is_a_full_disk(tmp_path: Path) -> None:
    store = PictureStore(str(tmp_path), min_free=2**60)
    with pytest.raises(DiskFull, match=f"{2**60} stay free"):
        await store.put_incoming("job-0", PICTURE)
    assert files_in(tmp_path) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one mebibyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


async def test_a_full_disk_is_told_and_leaves_nothing_half_written(small_disk: Path) -> None:
    store = PictureStore(str(small_disk))
    await store.put(PICTURE, "image/png")
    filler = small_disk / "filler"
    filler.write_bytes(bytes(900_000))
    large = bytes(1_500_000)
    # `min_free` of 0 asks for room first; a racing writer is what obstore itself runs into
    with pytest.raises(DiskFull):
        await store.put(large, "image/png")
    with pytest.raises(DiskFull):
        await PictureStore(str(small_disk), min_free=-(2**40)).put(large, "image/png")
    assert files_in(small_disk) == sorted([f"{DIGEST[:2]}/{DIGEST}.png", "filler"])
    assert await store.get(DIGEST, "image/png") == PICTURE
    filler.unlink()
    assert await store.put(bytes(500_000), "image/png")


LIMITED = """
import asyncio, resource, signal, sys
from easel.errors import DiskFull
from easel.storage.files import PictureStore
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    asyncio.run(PictureStore(sys.argv[1]).put(bytes(20_000), "image/png"))
except DiskFull:
    print("full")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs setrlimit")
def test_a_write_that_the_system_cuts_is_a_full_disk(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.stderr) == ("full\n", "")
    assert files_in(tmp_path) == []


WRITER = """
import asyncio, sys
from easel.storage.files import PictureStore
async def main():
    store = PictureStore(sys.argv[1])
    print("ready", flush=True)
    number = 0
    while True:
        print(await store.put(number.to_bytes(4) * 100_000, "image/png"), flush=True)
        number += 1
asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
async def test_a_killed_writer_leaves_every_picture_whole(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITER, str(tmp_path), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    for _ in range(5):
        await process.stdout.readline()
    process.kill()
    digests = (await process.stdout.read()).split()
    await process.wait()
    store = PictureStore(str(tmp_path))
    for digest in digests:
        assert len(await store.get(digest.decode(), "image/png")) == 400_000
    for name in files_in(tmp_path):
        if name.endswith(".png"):  # what was being written has another ending
            await store.get(name[3:-4], "image/png")


async def test_s3_gets_the_prefix_and_the_keys(bucket: PictureStore, server: S3Server) -> None:
    await bucket.put(PICTURE, "image/jpeg")
    assert server.objects == {f"class/2026/{DIGEST[:2]}/{DIGEST}.jpg": PICTURE}
    assert "Credential=a-key/" in server.authorizations[0]
    assert "eu-central-1/s3" in server.authorizations[0]


async def test_a_picture_that_changed_in_s3_is_broken(
    bucket: PictureStore, server: S3Server
) -> None:
    await bucket.put(PICTURE, "image/jpeg")
    server.objects = dict.fromkeys(server.objects, b"another")
    with pytest.raises(BrokenPicture):
        await bucket.get(DIGEST, "image/jpeg")


async def test_s3_that_forbids_is_a_storage_error_without_the_secret(
    bucket: PictureStore, server: S3Server
) -> None:
    server.status = 403
    with pytest.raises(StorageError) as caught:
        await bucket.put(PICTURE, "image/jpeg")
    assert "a-secret" not in str(caught.value)
    with pytest.raises(StorageError):
        await bucket.has(DIGEST, "image/jpeg")


async def test_s3_that_does_not_answer_ends_within_the_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        store = PictureStore(
            "s3://class", options=KEYS | {"AWS_ENDPOINT_URL": url}, timeout_seconds=0.2
        )
        with pytest.raises(StorageError, match=r"no answer within 0\.2 s"):
            await store.get(DIGEST, "image/png")


@pytest.mark.parametrize("url", ["ftp://host/path", "s3://"])
def test_an_address_of_no_store_is_a_storage_error(url: str) -> None:
    with pytest.raises(StorageError):
        PictureStore(url, options=KEYS)
