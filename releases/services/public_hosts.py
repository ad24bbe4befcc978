"""Which addresses of the internet belong to everybody: no house, no machine, no provider's inside."""

from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address

# IANA's registries of special purpose, and multicast.
_RESERVED = [
    IPv4Network(each)
    for each in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# Protocols (Teredo among them), documentation, and 6to4, behind which any IPv4 address may stand.
_RESERVED_IN_IT = [
    IPv6Network(each) for each in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
]
# What a network without IPv4 makes of an IPv4 address.
_TRANSLATED = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether a numeric address may be asked; an IPv4 address inside an IPv6 one is judged itself."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if found.version == 4:
        return not any(found in each for each in _RESERVED)
    if found.scope_id:
        return False
    if found in _TRANSLATED:
        return is_public(str(IPv4Address(int(found) & 0xFFFFFFFF)))
    if found.ipv4_mapped:
        return is_public(str(found.ipv4_mapped))
    return found in _GLOBAL_UNICAST and not any(found in each for each in _RESERVED_IN_IT)
