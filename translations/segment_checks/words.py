"""Checks of words: whether they are translated, follow the glossary, are long enough, and what links lead to."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from core.i18n.invisible_characters import NEVER
from translations.segment_checks.kinds import Comparison, Finding, Kind, isolated

# Addresses, numbers and single letters are the same in every language.
SAME_EVERYWHERE = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[\W\d_]+|(?<!\w)\w(?!\w)")
LONGEST_QUOTE = 5  # words that may stand there as in the original, such as the name of an organisation
LONG_TEXT = 40  # letters; a shorter one may be much shorter or longer in another language
SHORTEST, LONGEST = 0.4, 2.5  # of the length of the original


def is_translated(compared: Comparison) -> Iterator[Finding]:
    source, target = compared.source.split(), compared.target.split()
    if source == target:
        if SAME_EVERYWHERE.sub("", compared.source):
            yield Finding(Kind.UNTRANSLATED, "whole", _("It is the same as the original."))
    elif compared.source_language.script != compared.target_language.script:
        start, _start, size = SequenceMatcher(None, source, target, autojunk=False).find_longest_match()
        if size > LONGEST_QUOTE:
            words = isolated(" ".join(source[start : start + size]))
            message = _("This part is not translated: “%(words)s”.") % {"words": words}
            yield Finding(Kind.UNTRANSLATED, "part", message)


def glossary_is_followed(compared: Comparison) -> Iterator[Finding]:
    for term in compared.unfollowed:
        message = _("“%(term)s” is “%(wording)s” in the glossary.") % {"term": term.term, "wording": term.wording}
        yield Finding(Kind.GLOSSARY, term.term, message)


def length_is_alike(compared: Comparison) -> Iterator[Finding]:
    length = len(compared.source)
    if length < LONG_TEXT:
        return
    if len(compared.target) < SHORTEST * length:
        yield Finding(Kind.LENGTH, "short", _("It is much shorter than the original. Is everything there?"))
    elif len(compared.target) > LONGEST * length:
        yield Finding(Kind.LENGTH, "long", _("It is much longer than the original."))


def links_lead_into_the_language(compared: Comparison) -> Iterator[Finding]:
    for link in compared.links:
        page = compared.linked_pages.get(link.page_id or 0)
        if page is None:
            message = _("The link “%(words)s” leads to a page that was deleted.")
        elif page.locale.language_code != compared.target_language.code:
            message = _("The link “%(words)s” leads to a page that there is not in this language.")
        elif not page.live:
            message = _("The link “%(words)s” leads to a page that is not published in this language.")
        else:
            continue
        yield Finding(Kind.LINKS, str(link.page_id), message % {"words": isolated(link.words)})


def nothing_is_invisible(compared: Comparison) -> Iterator[Finding]:
    found = sorted({ord(letter) for letter in compared.target} & set(NEVER))
    if found:
        names = ", ".join(isolated(f"U+{code:04X}") for code in found)
        message = _("It has characters that nobody sees (%(names)s). Write the place anew.") % {"names": names}
        yield Finding(Kind.INVISIBLE, ",".join(f"{code:04X}" for code in found), message)
