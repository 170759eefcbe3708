"""Where a request comes from. Nothing here is stored or logged: callers keep digests only."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the sender's address; behind our own proxy, the one that the proxy saw. Empty if it is not known."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def network_of(request: HttpRequest) -> str:
    """Return the sender's IPv4 address or IPv6 network of 64 bits, within which anybody can change the address."""
    address = address_of(request)
    try:
        is_long = ip_address(address).version == 6
    except ValueError:  # a socket has no address
        return address
    return str(ip_network(f"{address}/64", strict=False)) if is_long else address
