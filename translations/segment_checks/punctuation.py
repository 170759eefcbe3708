"""Checks of punctuation, spaces, brackets and quotation marks."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.segment_checks.kinds import Comparison, Finding, Kind, isolated

# What closes a text after its last sign.
CLOSING = " \n\t\u00a0\"'»”’)]}›\u200e\u200f\u061c"
# The signs of scripts written from right to left, by those of the others.
RTL_SIGNS = {"?": "؟", ",": "،", ";": "؛"}
SAME = {"؟": "?", "،": ",", "؛": ";", "۔": "."}
ENDS = ".!?…:,;"
LATIN_SIGN = re.compile(r"(?<=[\u0600-\u06ff])\s*[,;?](?=\s|$)")
BEFORE_SIGN = re.compile(r"\s+(?=[،؛؟])")
DOUBLED_SPACE = re.compile(r"[ \u00a0]{2,}")
DOUBLED_WORD = re.compile(r"(?<!\w)(\w{2,})[ \u00a0\n]+\1(?!\w)", re.IGNORECASE)
PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
# English headings ask without a question mark; Arabic says "two by two" by saying the word twice.
QUESTION = re.compile(r"(?:what|how|why|who|where|when|which)\b", re.IGNORECASE)
SAID_TWICE = {"اثنين", "اثنتين", "واحدا", "واحدة", "واحداً"}
QUOTES = '«»“”„"'


def ending_is_kept(compared: Comparison) -> Iterator[Finding]:
    source, target = _end(compared.source), _end(compared.target)
    if SAME.get(source, source) == SAME.get(target, target):
        return
    if not source and target in "?؟" and QUESTION.match(compared.source):
        return
    values = {"source": isolated(source), "target": isolated(target)}
    if source and target:
        message = _("The original ends with “%(source)s”, the translation with “%(target)s”.")
    elif source:
        message = _("The original ends with “%(source)s”, the translation does not.")
    else:
        message = _("The translation ends with “%(target)s”, the original does not.")
    yield Finding(Kind.ENDING, f"{source}>{target}", message % values)


def signs_are_of_the_language(compared: Comparison) -> Iterator[Finding]:
    if not compared.is_rtl:
        return
    found = sorted({match.group().strip() for match in LATIN_SIGN.finditer(compared.target)})
    for sign in found:
        yield Finding(
            Kind.FORMS,
            sign,
            _("%(language)s writes %(right)s, not %(wrong)s.")
            % {
                "language": isolated(compared.target_language.name),
                "right": isolated(RTL_SIGNS[sign]),
                "wrong": isolated(sign),
            },
        )


def spaces_are_single(compared: Comparison) -> Iterator[Finding]:
    if DOUBLED_SPACE.search(compared.target) and not DOUBLED_SPACE.search(compared.source):
        yield Finding(Kind.SPACES, "doubled", _("Two spaces stand side by side."))
    if BEFORE_SIGN.search(compared.target):
        yield Finding(Kind.SPACES, "before", _("A space stands before a punctuation mark."))


def no_word_is_repeated(compared: Comparison) -> Iterator[Finding]:
    if DOUBLED_WORD.search(compared.source):
        return
    repeated = dict.fromkeys(match[1] for match in DOUBLED_WORD.finditer(compared.target))
    for word in [word for word in repeated if word not in SAID_TWICE]:
        message = _("“%(word)s” stands there twice.") % {"word": isolated(word)}
        yield Finding(Kind.REPEATED, word[:80], message)


def brackets_are_closed(compared: Comparison) -> Iterator[Finding]:
    for pair in PAIRS:
        opening, closing = pair[0], pair[1]
        counts = [(text.count(opening), text.count(closing)) for text in (compared.source, compared.target)]
        (source_opened, source_closed), (opened, closed) = counts
        if opened != closed and source_opened == source_closed:
            message = _("One of the brackets %(pair)s is missing.")
        elif source_opened and not opened and not closed:
            message = _("The brackets %(pair)s of the original are not in the translation.")
        else:
            continue
        yield Finding(Kind.BRACKETS, f"{opening}{closing}", message % {"pair": isolated(opening + closing)})


def quotes_are_closed(compared: Comparison) -> Iterator[Finding]:
    source, target = (sum(text.count(sign) for sign in QUOTES) for text in (compared.source, compared.target))
    if target % 2 and not source % 2:
        yield Finding(Kind.QUOTES, "odd", _("A quotation mark is missing or too much."))
    elif source > 1 and not target:
        yield Finding(Kind.QUOTES, "none", _("The original has quotation marks, the translation has none."))


def _end(text: str) -> str:
    text = text.rstrip(CLOSING)
    if text.endswith("..."):
        return "…"
    last = text[-1:]
    return last if SAME.get(last, last) in ENDS else ""
