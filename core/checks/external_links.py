"""Checks in the background whether links of published pages to other sites still answer."""

import http.client
import ipaddress
import re
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.checks.page_texts import text_parts
from core.models import OutsideLink

TIMEOUT = 10  # seconds
AT_ONCE = 20
LONGEST = 2000
HREF = re.compile(r'<a\b[^>]*\bhref="(https?://[^"]+)"')
GONE = {404, 410}
# By which hosts without an older address reach those that have nothing else (RFC 6052).
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


class PrivateAddressError(urllib.error.URLError):
    """The address is in a private network, which must not be reached from here."""


def external_addresses(page: Page) -> set[str]:
    """Return every address on other sites that a page links to."""
    found = {getattr(page, field.attname) for field in page._meta.concrete_fields if isinstance(field, models.URLField)}
    for part in text_parts(page):
        if isinstance(part.value, RichText):
            found.update(unescape(address) for address in HREF.findall(part.value.source))
        elif str(part.value).startswith(("http://", "https://")):
            found.add(str(part.value))
    own = urlsplit(settings.SITE_URL).hostname
    return {address for address in found if address and len(address) <= LONGEST and _host(address) not in {own, None}}


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


@transaction.atomic
def update_external_links(page: Page) -> None:
    """Store the external links of a published page, and delete those it no longer has."""
    wanted = external_addresses(page) if page.live else set()
    known = OutsideLink.objects.filter(page_id=page.pk)
    known.exclude(address__in=wanted).delete()
    there = set(known.values_list("address", flat=True))
    OutsideLink.objects.bulk_create(OutsideLink(page_id=page.pk, address=address) for address in sorted(wanted - there))


def check_external_links(stopping, ask: Callable[[str], str] | None = None) -> int:
    """Check the links that are due and return how many were checked: none where LINK_CHECK is off."""
    asked = 0
    for link in OutsideLink.objects.due()[:AT_ONCE] if settings.LINK_CHECK else ():
        if stopping.is_set():
            break
        problem = (ask or problem_with)(link.address)
        link.checked_at, link.problem = timezone.now(), problem[:120]
        link.failures = min(link.failures + 1, 99) if problem else 0
        link.save()
        asked += 1
    return asked


def problem_with(address: str) -> str:
    """Return in a few words why an address does not answer, or "" if it does.

    A site that refuses machines has answered: only what is gone, or cannot be reached at all, counts.
    """
    try:
        require_web_address(address)
        request = urllib.request.Request(address, method="HEAD", headers={"User-Agent": "Mozilla/5.0 (link check)"})  # noqa: S310  http and https only
        with _opener().open(request, timeout=TIMEOUT):
            return ""
    except urllib.error.HTTPError as error:
        return str(error.code) if error.code in GONE or error.code >= 500 else ""
    except urllib.error.URLError as error:
        return type(error.reason).__name__ if isinstance(error.reason, Exception) else str(error.reason)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return type(error).__name__


def require_web_address(address: str) -> None:
    """Raise PrivateAddressError for anything but an address of the web."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise PrivateAddressError("not an address")


def connect_to_public_host(host: str, port: int, timeout: float) -> socket.socket:
    """Return a connection to a host outside the server's own network, or raise PrivateAddressError.

    The name is resolved once: a name server that answers otherwise the second time could lead the connection inside.
    """
    places = [(place[0], place[4]) for place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not places or not all(is_public(str(place[0]).split("%")[0]) for _family, place in places):
        raise PrivateAddressError("private address")
    family, place = places[0]
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(timeout)
        connection.connect(place)
    except OSError:
        connection.close()
        raise
    return connection


def is_public(text: str) -> bool:
    """Tell whether an address is one of the internet; one that carries an older address inside is what that one is."""
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour
        if address in TRANSLATED:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class _Connection(http.client.HTTPConnection):
    def connect(self):
        self.sock = connect_to_public_host(self.host, self.port, TIMEOUT)


class _EncryptedConnection(http.client.HTTPSConnection):
    def connect(self):
        plain = connect_to_public_host(self.host, self.port, TIMEOUT)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


class _Handler(urllib.request.HTTPHandler):
    def http_open(self, req):
        return self.do_open(_Connection, req)


class _EncryptedHandler(urllib.request.HTTPSHandler):
    def https_open(self, req):
        return self.do_open(_EncryptedConnection, req)


class _Redirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        require_web_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """Return an opener that knows http and https alone: no files, no proxies, no passwords."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        _Handler,
        _EncryptedHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.HTTPDefaultErrorHandler,
        _Redirects,
    ):
        opener.add_handler(handler())
    return opener
