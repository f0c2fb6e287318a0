"""Which addresses are public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easel.links.public import is_public, is_web_port

NAT64 = IPv6Network("64:ff9b::/96")


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "128.0.0.0",
        "168.63.129.15",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2606:4700::1111",
        "2a00:1450:4001:81d::200e",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
    ],
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255"),
        *("100.64.0.0", "100.100.100.200", "100.127.255.255"),
        *("127.0.0.1", "127.255.255.255", "169.254.0.1", "169.254.169.254"),
        *("172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255"),
        *("192.0.0.1", "192.0.0.9", "192.0.0.192", "192.0.2.1", "198.51.100.1", "203.0.113.1"),
        *("192.31.196.1", "192.52.193.1", "192.88.99.1", "192.175.48.1"),
        *("198.18.0.0", "198.19.255.255", "168.63.129.16"),
        *("224.0.0.1", "233.252.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    ],
)
def test_an_ipv4_address_for_something_else_is_not_public_however_it_is_wrapped(
    address: str,
) -> None:
    assert not is_public(IPv4Address(address))
    assert not is_public(IPv6Address(f"::ffff:{address}"))
    assert not is_public(IPv6Address(f"64:ff9b::{address}"))
    assert not is_public(IPv6Address(f"::{address}"))
    in_6to4 = (0x2002 << 112) | (int(IPv4Address(address)) << 80)
    assert not is_public(IPv6Address(in_6to4))


@pytest.mark.parametrize(
    "address",
    [
        *("::", "::1", "100::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254"),
        *("ff02::1", "ff0e::1"),  # multicast, of which the last is "global"
        *("::8.8.8.8", "::ffff:0:8.8.8.8", "64:ff9b:1::8.8.8.8"),
        *("2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1"),
        *("2001:20::1", "2001:1ff:ffff::1", "2001:db8::1", "2002:808:808::1"),
        *("2620:4f:8000::1", "3fff::1", "3fff:fff::1", "5f00::1", "4000::1"),
        *("2606:4700::1111%eth0", "fe80::1%1"),
    ],
)
def test_an_ipv6_address_for_something_else_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@given(st.ip_addresses())
def test_what_python_takes_for_special_is_never_public(address: IPv4Address | IPv6Address) -> None:
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    is_special = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_unspecified
        or (address.is_reserved and address not in NAT64)
    )
    assert not (is_public(address) and is_special)


@pytest.mark.parametrize("port", [0, 22, 25, 81, 444, 6379, 8080, 65535])
def test_other_ports_than_the_web_s_are_not_for_pictures(port: int) -> None:
    assert not is_web_port(port)


def test_the_web_s_ports_are() -> None:
    assert is_web_port(80)
    assert is_web_port(443)
