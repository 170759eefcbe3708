"""Texts that stand on a page word for word as in an original of another language, where no translation answers for them.

A page is no translation any more when translating was stopped, its original was deleted, or it is a copy of a translation.
Its draft may still show the original's words; they must not go live in its language.
"""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translations.copied_sources import may_stay
from translations.glossary import terms_for
from translations.inline_tags import plain
from translations.segments import ADDRESS

LEAST_WORDS = 3  # shorter texts are often names: they count only beside a longer one or a title
NAMED = 5
LENGTH = 60
TITLE = "title"
WORD = re.compile(r"[^\W\d_]{2,}")


def foreign_texts(instance: Any) -> list[str]:
    """Return the texts, HTML, that are an original's of another language; none of those that readers have already.

    One query where there are none. A text that the memory or the glossary keeps as it is does not count.
    """
    texts = _texts_of(instance)
    found = _originals_among(texts, instance.locale_id)
    if found and instance.pk and (live := type(instance)._base_manager.filter(pk=instance.pk, live=True).first()):
        found -= _texts_of(live).keys()
    words = [html for html in texts if html in found]
    return words if any(texts[html] == TITLE or len(WORD.findall(plain(html))) >= LEAST_WORDS for html in words) else []


def foreign_texts_in_words(instance: Any) -> list[str]:
    """Return one problem that names the texts, or none."""
    found = [plain(html) for html in foreign_texts(instance)]
    if not found:
        return []
    words = ngettext(
        "%(count)s text is still in another language: %(texts)s.",
        "%(count)s texts are still in another language: %(texts)s.",
        len(found),
    )
    named = "; ".join(f"⁨{text[:LENGTH]}{'…' if len(text) > LENGTH else ''}⁩" for text in found[:NAMED])
    more = "…" if len(found) > NAMED else ""
    told = words % {"count": len(found), "texts": named + more}
    way = _("Write them in %(language)s. What is the same in both languages belongs in the glossary.")
    return [f"{told} {way % {'language': str(instance.locale)}}"]


def _texts_of(instance: Any) -> dict[str, str]:
    """Return the texts with letters of a page, HTML, and the path of each."""
    values = [one for one in extract_segments(instance) if isinstance(one, StringSegmentValue) and one.path != ADDRESS]
    return {one.string.data: one.path for one in reversed(values) if WORD.search(plain(one.string.data))}


def _originals_among(texts: dict[str, str], locale_id: int) -> set[str]:
    """Return those texts that are originals of another language and have to be translated into this one."""
    others = Locale.objects.exclude(pk=locale_id).values("pk")
    hashes = [String._get_data_hash(html) for html in texts]
    found = String.objects.filter(locale__in=others, data_hash__in=hashes).select_related("locale")
    originals = {string.data: string for string in found}
    if not originals:
        return set()
    kept = StringTranslation.objects.filter(
        translation_of__in=originals.values(), locale_id=locale_id, data__in=originals
    ).values_list("data", flat=True)
    target = Locale.objects.get(pk=locale_id)
    terms = {string.locale_id: terms_for(string.locale, target) for string in originals.values()}
    return {
        html for html, string in originals.items() if html not in kept and not may_stay(html, terms[string.locale_id])
    }
