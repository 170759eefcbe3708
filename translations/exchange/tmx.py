"""The translation memory of two languages as TMX 1.4, which other programs read. Marks such as links are left out of it."""

from html import escape

from django.db import transaction
from django.utils.translation import gettext as _
from lxml.etree import Entity, LxmlError
from translate.storage.tmx import tmxfile
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation

from core.i18n.invisible_characters import without_invisible_characters
from translations.exchange.importer import UnreadableFile
from translations.inline_tags import plain

LARGEST = 8 * 1024 * 1024  # bytes of a file
MOST_UNITS = 20_000
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write(source: Locale, target: Locale) -> bytes:
    """Return what people wrote in one language for texts of another, each pair once, the newest last."""
    store = tmxfile()
    rows = of_people(source, target).order_by("pk").values_list("translation_of__data", "data")
    for one, other in dict.fromkeys((_words(one), _words(other)) for one, other in rows.iterator()):
        store.addtranslation(one, source.language_code, other, target.language_code)
    return bytes(store)


def of_people(source: Locale, target: Locale):
    """Return the translations that people wrote, without addresses."""
    rows = StringTranslation.objects.filter(
        locale=target,
        translation_of__locale=source,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
    )
    return rows.exclude(data="").exclude(context__path="slug")


@transaction.atomic
def read(content: bytes, source: Locale, target: Locale, user) -> int:
    """Take pairs into the memory, where they are offered and nothing else; return how many are new. Raises UnreadableFile."""
    pairs = dict(_pairs(content, source.language_code, target.language_code))
    hashes = {String._get_data_hash(one): one for one in pairs}
    known = set(
        StringTranslation.objects.filter(
            locale=target, translation_of__locale=source, translation_of__data_hash__in=hashes
        ).values_list("translation_of__data", "data")
    )
    new = [(one, other) for one, other in pairs.items() if (one, other) not in known]
    String.objects.bulk_create(
        [String(locale=source, data=one, data_hash=String._get_data_hash(one)) for one, _other in new],
        ignore_conflicts=True,
    )
    wanted = [String._get_data_hash(one) for one, _other in new]
    strings = {row.data: row.pk for row in String.objects.filter(locale=source, data_hash__in=wanted)}
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=strings[one],
                locale=target,
                data=other,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                tool_name="TMX",
                last_translated_by=user,
            )
            for one, other in new
        ]
    )
    return len(new)


def _pairs(content: bytes, source: str, target: str):
    if len(content) > LARGEST:
        raise UnreadableFile(_("The file is too large."))
    try:
        store = tmxfile.parsestring(content)
    except (LxmlError, ValueError, AssertionError, AttributeError, TypeError, StopIteration) as error:
        raise UnreadableFile(_("The TMX file is damaged.")) from error
    if next(store.document.iter(Entity), None) is not None:
        raise UnreadableFile(_("The file uses signs that it defines itself (&…;). Save it without them and try again."))
    for unit in store.units[:MOST_UNITS]:
        words = {_base(node.get(LANGUAGE) or node.get("lang") or ""): "".join(node.itertext()) for node in _nodes(unit)}
        one, other = (_clean(words.get(_base(code), "")) for code in (source, target))
        if one and other:
            yield one, other


def _nodes(unit):
    return unit.xmlelement.iterchildren("{*}tuv")


def _base(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()


def _clean(words: str) -> str:
    return escape(without_invisible_characters(" ".join(words.split())), quote=False)


def _words(html: str) -> str:
    return without_invisible_characters(" ".join(plain(html).split()))
