"""Which addresses are of the public Internet; everything else is the school's own, or nobody's.

The tables are IANA's registries of special-purpose addresses (RFC 6890 and its successors up to
RFC 9637, 2024). They stand here because `ipaddress.is_global` has another opinion in almost every
Python release, calls multicast global, and takes the IPv4 address within an IPv6 one for granted.

Two things can't be known here and are a firewall's: the school's own public addresses, and the
prefix of a provider's own NAT64.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

WEB_PORTS = frozenset({80, 443})

_NOT_PUBLIC_4 = tuple(
    IPv4Network(each)
    for each in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a provider's NAT
        "127.0.0.0/8",  # this machine
        "168.63.129.16/32",  # not in the registry: Azure's own service within each of its machines
        "169.254.0.0/16",  # link-local, and the clouds' keys to whoever asks from within
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments, and Oracle's cloud as above
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# The only IPv6 addresses that are given out; this machine, link-local, private and multicast
# ones are all outside.
_GIVEN_OUT_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(each)
    for each in (
        "2001::/23",  # protocol assignments; Teredo, which hides an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which hides an IPv4 address; given up in 2015
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Say whether `address` is one host of the public Internet.

    An IPv6 address that stands for an IPv4 one (IPv4-mapped, NAT64) is judged by that: where a
    network has no IPv4, every other server is reached by NAT64. One with a zone is not public.
    """
    if isinstance(address, IPv6Address):
        meant = _ipv4_meant_by(address)
        if meant is None:
            is_given_out = address in _GIVEN_OUT_6 and address.scope_id is None
            return is_given_out and not any(address in network for network in _NOT_PUBLIC_6)
        address = meant
    return not any(address in network for network in _NOT_PUBLIC_4)


def is_web_port(port: int) -> bool:
    """Say whether `port` is one of the two of the web.

    Pictures are not served on others; mail and database servers listen there, which could take
    a request for a command, and scanning ports would be done in the school's name.
    """
    return port in WEB_PORTS


def _ipv4_meant_by(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped
