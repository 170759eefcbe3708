"""Addresses of other sites without what follows readers around: parameters of campaigns, and detours past a counter.

The one list for the whole site. `install` has every row that is saved lose them, whoever saves it; `remove_tracking` cleans
what is in memory, for drafts, of which no row is saved.
"""

import re
from html import escape, unescape
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from django.db import models
from django.db.models.signals import pre_save
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from core.streams import walk

# Names of parameters, and how they begin, that tell a counter who passed an address on, where, or in which campaign.
PARAMETERS = frozenset(
    [
        "_branch_match_id",
        "_gl",
        "_hsenc",
        "_hsmi",
        "aem_algorithm",
        "dclid",
        "extid",
        "fb_action_ids",
        "fb_source",
        "fbclid",
        "gad_source",
        "gbraid",
        "gclid",
        "gclsrc",
        "gs_lcrp",
        "hootpostid",
        "igsh",
        "igshid",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mibextid",
        "mkt_tok",
        "ml_subscriber",
        "msclkid",
        "oly_anon_id",
        "oly_enc_id",
        "rb_clickid",
        "rdid",
        "s_cid",
        "sc_cid",
        "sfnsn",
        "share_url",
        "ttclid",
        "twclid",
        "vero_id",
        "wbraid",
        "wickedid",
        "yclid",
        "ysclid",
    ]
)
BEGINNINGS = ("utm_", "__cft__", "__tn__", "pk_campaign", "mtm_")
# Parameters that mean something on other sites, by the site on which they do not.
OF_SITES = {
    "facebook.com": {"paipv", "eav", "_rdr", "ref", "refsrc", "acontext"},
    "instagram.com": {"hl"},
    "open.spotify.com": {"si"},
    "t.me": {"single"},
    "tiktok.com": {"_r", "_t", "is_from_webapp", "sender_device"},
    "twitter.com": {"s", "t", "ref_src", "ref_url"},
    "x.com": {"s", "t", "ref_src", "ref_url"},
    "youtu.be": {"si", "feature"},
    "youtube.com": {"si", "feature", "pp", "ab_channel"},
}
# Detours: the host, the path, and the parameter that holds the address they lead to.
DETOURS = [
    (re.compile(r"(?:l|lm)\.(?:facebook|messenger)\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com"), "/", ("u",)),
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/url", ("q", "url")),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"[\w.-]+\.safelinks\.protection\.outlook\.com"), "/", ("url",)),
    (re.compile(r"slack-redir\.net"), "/link", ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/redirect", ("url",)),
]
MOST_DETOURS = 5
WEB = ("http", "https")
HREF = re.compile(r'(<a\b[^>]*\bhref=")(https?://[^"]+)(")')


def without_tracking(address: str) -> str:
    """Return a web address without detours and tracking parameters; whatever is none, as it is."""
    try:
        for _detour in range(MOST_DETOURS):
            further = _leads_to(address)
            if further is None:
                break
            address = further
        parts = urlsplit(address)
        if parts.scheme not in WEB or not parts.query:
            return address
        kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0], parts.hostname)]
        if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)):
            return address  # as it was written
        return urlunsplit(parts._replace(query=urlencode(kept)))
    except ValueError:
        return address


def _leads_to(address: str) -> str | None:
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    for hosts, path, names in DETOURS:
        if parts.scheme in WEB and hosts.fullmatch(host) and (parts.path or "/") == path:
            given = parse_qs(parts.query)
            found = [value for name in names for value in given.get(name, []) if urlsplit(value).scheme in WEB]
            return found[0] if found else None
    return None


def _tracks(name: str, host: str | None) -> bool:
    if name in PARAMETERS or name.startswith(BEGINNINGS):
        return True
    return any(f".{host}".endswith(f".{site}") and name in names for site, names in OF_SITES.items())


def without_tracking_in_links(html: str) -> str:
    """Return rich text with the addresses of its links cleaned."""

    def cleaned(match: re.Match) -> str:
        address = unescape(match[2])
        clean = without_tracking(address)
        return match[0] if clean == address else f"{match[1]}{escape(clean)}{match[3]}"

    return HREF.sub(cleaned, html)


def install() -> None:
    """Have every row lose them when it is saved."""
    pre_save.connect(_clean_row, dispatch_uid="core.web_addresses")


def _clean_row(instance: models.Model, raw: bool = False, **_about) -> None:
    for field in instance._meta.concrete_fields:
        if field.attname in instance.__dict__:  # what is deferred is not saved
            _clean_field(instance, field)


def remove_tracking(instance: models.Model) -> None:
    """Clean the addresses of a page or snippet, of its streams and of the rows below it that are in memory."""
    for field in instance._meta.concrete_fields:
        _clean_field(instance, field)
    for rows in vars(instance).get("_cluster_related_objects", {}).values():
        for row in rows:
            remove_tracking(row)


def _clean_field(instance: models.Model, field: models.Field) -> None:
    value = getattr(instance, field.attname) if isinstance(field, CLEANED) else None
    if isinstance(value, StreamValue):
        _clean_stream(value)
    elif isinstance(value, str) and value:
        clean = without_tracking_in_links(value) if isinstance(field, RichTextField) else without_tracking(value)
        if clean != value:
            setattr(instance, field.attname, clean)


CLEANED = (models.URLField, RichTextField, StreamField)


def _clean_stream(stream: StreamValue) -> None:
    """Clean a stream; it is opened only if it holds an address with a query."""
    if not any("?" in text for text in _texts(stream.raw_data)):
        return
    for node in walk(stream):
        if isinstance(node.value, RichText):
            clean = without_tracking_in_links(node.value.source)
            if clean != node.value.source:
                node.replace(RichText(clean))
        elif isinstance(node.value, str) and node.value.startswith(("http://", "https://")) and " " not in node.value:
            node.replace(without_tracking(node.value))


def _texts(raw) -> list[str]:
    if isinstance(raw, str):
        return [raw]
    parts = raw.values() if hasattr(raw, "values") else raw if hasattr(raw, "__iter__") else ()
    return [text for part in parts for text in _texts(part)]
