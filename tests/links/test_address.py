"""What an address must look like, typed or in a redirect."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from easel.errors import BadLink
from easel.links.address import NOWHERE, read_address, redirected
from easel.links.public import is_web_port

BASE = URL("https://pictures.example/a/cat.png?size=2")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("https://pictures.example/cat.png", "https://pictures.example/cat.png"),
        ("  http://pictures.example \n", "http://pictures.example"),
        ("HTTPS://Pictures.Example:443/", "https://pictures.example/"),
        ("http://pictures.example:443/", "http://pictures.example:443/"),
        ("https://pictures.example./", "https://pictures.example./"),
        ("https://bücher.example/ä b", "https://xn--bcher-kva.example/%C3%A4%20b"),
        ("https://a_b.example/", "https://a_b.example/"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
        ("https://1.example/", "https://1.example/"),
        ("https://localhost.example/", "https://localhost.example/"),
    ],
)
def test_a_usual_address_is_read(text: str, wanted: str) -> None:
    assert str(read_address(text, is_web_port)) == wanted


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "begins with https://"),
        ("cat.png", "begins with https://"),
        ("//pictures.example/", "begins with https://"),
        ("http:///cat.png", "begins with https://"),
        ("file:///etc/passwd", "begins with https://"),
        ("ftp://pictures.example/", "begins with https://"),
        ("gopher://pictures.example/", "begins with https://"),
        ("data:image/png;base64,AAAA", "begins with https://"),
        ("http+unix://%2Fvar%2Frun%2Fdocker.sock/", "begins with https://"),
        ("http://[::1", "begins with https://"),
        ("http://pictures.example:99999/", "begins with https://"),
        ("http://pictures.example\\@127.0.0.1/", "begins with https://"),
        ("http://\ud800.example/", "begins with https://"),
        ("https://me@pictures.example/", "user name"),
        ("https://me:@pictures.example/", "user name"),
        ("https://:secret@pictures.example/", "user name"),
        ("https://pictures.example@127.0.0.1/", "user name"),
        ("https://pictures.example:8443/", "port"),
        ("http://pictures.example:22/", "port"),
        ("http://pictures.example:0/", "port"),
    ],
)
def test_what_is_no_address_of_a_picture_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadLink) as refused:
        read_address(text, is_web_port)
    assert says in refused.value.reason


@pytest.mark.parametrize(
    "host",
    [
        *("2130706433", "0x7f000001", "017700000001", "0", "127.1", "127.0.1", "0x7f.1"),
        *("0177.0.0.1", "127.0.0.01", "127.0.0.1.", "1.2.3.4.5", "256.1.1.1"),
        *("0X7F.0.0.1", "8.8.8", "134744072", "pictures.example.1", "pictures.example.0x"),
        *("[::1%25eth0]", "[fe80::1%eth0]", "[2606:4700::1111%251]", "[1:2]"),
        *("１２７.1", "①②⑦.１", "127。1"),
    ],
)
def test_an_ip_address_in_a_rare_spelling_is_refused(host: str) -> None:
    with pytest.raises(BadLink, match="usual way"):
        read_address(f"http://{host}/", is_web_port)


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST", "localhost.", "localhost。", "ⓛocalhost", "a.localhost"),
        *("printer", "printer.", "school.local", "a.b.local.", "metadata.google.internal"),
        *(
            "router.lan",
            "nas.home.arpa",
            "a..example",
            "a.example..",
            ".example",
            "a b.example",
            "a,b.example",
        ),
        *("pictures%2eexample", "127.0.0.1%00.pictures.example", "*.example"),
    ],
)
def test_a_name_within_a_network_or_no_name_at_all_is_refused(host: str) -> None:
    with pytest.raises(BadLink) as refused:
        read_address(f"http://{host}/", is_web_port)
    assert refused.value.reason == NOWHERE


@given(
    st.sampled_from(["{}", "http://{}/", "http://{}.example/", "https://a.example/{}"]), st.text()
)
def test_any_text_is_an_address_or_a_bad_link(form: str, text: str) -> None:
    with suppress(BadLink):
        read = read_address(form.format(text), is_web_port)
        assert read_address(str(read), is_web_port) == read


@pytest.mark.parametrize(
    ("location", "wanted"),
    [
        ("dog.png", "https://pictures.example/a/dog.png"),
        ("/dog.png", "https://pictures.example/dog.png"),
        ("?size=3", "https://pictures.example/a/cat.png?size=3"),
        ("//cdn.example/dog.png", "https://cdn.example/dog.png"),
        ("https://cdn.example/dog.png", "https://cdn.example/dog.png"),
    ],
)
def test_a_redirect_is_read_from_where_it_came(location: str, wanted: str) -> None:
    assert str(redirected(BASE, location, is_web_port)) == wanted


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("http://pictures.example/cat.png", "without encryption"),
        ("file:///etc/passwd", "begins with https://"),
        ("https://[", "begins with https://"),
        ("https://me:secret@cdn.example/", "user name"),
        ("https://cdn.example:8443/", "port"),
        ("https://2130706433/", "usual way"),
        ("//localhost/", "public Internet"),
    ],
)
def test_a_redirect_is_judged_like_what_was_typed(location: str, says: str) -> None:
    with pytest.raises(BadLink) as refused:
        redirected(BASE, location, is_web_port)
    assert says in refused.value.reason


def test_a_redirect_may_lead_from_http_to_https() -> None:
    base = URL("http://pictures.example/")
    assert redirected(base, "https://pictures.example/", is_web_port).scheme == "https"
