"""https: who is trusted. The certificates are made by OpenSSL, for each run anew."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from easel.errors import BadLink
from tests.links.serving import HERE, PNG, Names, Site, fetching, response, serving

NAME = "pictures.example"
NAMES = {NAME: [[HERE]], "other.example": [[HERE]]}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with a certificate for NAME, signed by itself, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl here to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, made = folder / "key.pem", folder / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    command += ["-addext", f"subjectAltName=DNS:{NAME}", "-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + key.read_bytes())
    return made


@pytest.fixture
async def site(certificate: Path) -> AsyncIterator[Site]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    async with serving({"/": response(PNG)}, tls=context) as site:
        yield site


@pytest.fixture
def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


async def test_a_trusted_server_is_fetched_from(site: Site, trusting: ssl.SSLContext) -> None:
    async with fetching(names=Names(NAMES), tls=trusting) as fetcher:
        assert await fetcher.fetch(site.url(host=NAME, scheme="https")) == PNG


async def test_a_certificate_of_its_own_making_is_not_trusted(site: Site) -> None:
    async with fetching(names=Names(NAMES)) as fetcher:
        with pytest.raises(BadLink) as refused:
            await fetcher.fetch(site.url(host=NAME, scheme="https"))
    assert "can't be trusted" in refused.value.reason
    assert site.asked == []


async def test_a_certificate_of_another_name_is_not_trusted(
    site: Site, trusting: ssl.SSLContext
) -> None:
    async with fetching(names=Names(NAMES), tls=trusting) as fetcher:
        with pytest.raises(BadLink) as refused:
            await fetcher.fetch(site.url(host="other.example", scheme="https"))
    assert "can't be trusted" in refused.value.reason
    assert site.asked == []


async def test_a_server_without_encryption_is_not_spoken_to_in_the_clear() -> None:
    async with serving({"/": response(PNG)}) as plain, fetching() as fetcher:
        with pytest.raises(BadLink) as refused:
            await fetcher.fetch(plain.url(scheme="https"))
    assert "can't be trusted" in refused.value.reason
    assert plain.asked == []


async def test_encryption_is_not_given_up_on_the_way(
    certificate: Path, trusting: ssl.SSLContext
) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    async with serving({"/": response(PNG)}) as plain:
        answers = {"/": response(status="302 Found", location=plain.url())}
        async with (
            serving(answers, tls=context) as site,
            fetching(names=Names(NAMES), tls=trusting) as fetcher,
        ):
            with pytest.raises(BadLink) as refused:
                await fetcher.fetch(site.url(host=NAME, scheme="https"))
    assert "without encryption" in refused.value.reason
    assert plain.connections == 0
