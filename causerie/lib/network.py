"""Network addresses: as they count for a limit, and as they are kept."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# What a provider gives many households: which of them it was cannot be told any more, while
# somebody still recognises where they were when they signed in.
SHORT_PREFIX_4 = 24
SHORT_PREFIX_6 = 48
# One household or one machine that is rented has as much, and may take any address of it.
HOUSEHOLD_PREFIX_6 = 64

Address = IPv4Address | IPv6Address


def plain_address(text: str) -> str:
    """One spelling for each address; an IPv4 address that came by an IPv6 socket is one again.

    What is no address (a server on a Unix socket knows none) becomes `0.0.0.0`.
    """
    address = _parsed(text)
    return str(address) if address else "0.0.0.0"  # noqa: S104 # nothing is bound to it


def household(text: str) -> str:
    """What one asker can have at will: the IPv4 address, or the /64 of an IPv6 address."""
    address = _parsed(plain_address(text))
    if isinstance(address, IPv6Address):
        return _network(address, HOUSEHOLD_PREFIX_6)
    return str(address)


def shortened(text: str) -> str:
    """The address of the /24 or the /48 that it lies in: `203.0.113.9` becomes `203.0.113.0`."""
    address = _parsed(plain_address(text))
    assert address is not None
    return _network(address, SHORT_PREFIX_4 if address.version == 4 else SHORT_PREFIX_6)


def gone(text: str) -> str:
    """What stands in the place of an address that is not kept: the one that nobody has."""
    return "::" if ":" in plain_address(text) else "0.0.0.0"  # noqa: S104 # nothing is bound to it


def is_gone(text: str) -> bool:
    address = _parsed(text)
    return address is None or address.is_unspecified


def _parsed(text: str) -> Address | None:
    try:
        # The part after a percent sign names a network card of ours.
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _network(address: Address, prefix: int) -> str:
    return str(ip_network(f"{address}/{prefix}", strict=False).network_address)
