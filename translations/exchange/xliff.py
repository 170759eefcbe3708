"""XLIFF 1.2 files, which translators' own programs open; links and bold words are inline elements they protect.

Each text says where it stands and how long it may be; one whose original changed brings its earlier wording along.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from lxml.etree import LxmlError, SubElement
from translate.storage.placeables.strelem import StringElem
from translate.storage.placeables.xliff import G, X
from translate.storage.xliff import Xliff1File
from wagtail_localize.models import StringTranslation, Translation

from translations.exchange.descriptions import describe, limit_of, moment, note_of
from translations.exchange.importer import ImportUnit, UnreadableFile, without_indentation
from translations.inline_tags import BRACKET, Problem, plain
from translations.segments import Segment, segments_of

SUFFIX = "xlf"
CONTENT_TYPE = "application/xliff+xml; charset=utf-8"
UNDONE = ("needs-", "new")  # states of a target that its own program counts as not done
DONE = ("translated", "final", "signed-off")
EXPORT = "export"  # the phase that says when a file was made
EMPTY = b"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="" source-language="en" datatype="html"><body></body></file>
</xliff>"""
# Signs that XML does not know stand in a file as <x id="sign-b"/>.
NOT_IN_XML = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SIGN = "sign-"
SIGN_ID = re.compile(SIGN + r"([1-9a-f]|1[0-9a-f]|fffe|ffff)")
# What typing does not keep (brackets of marks, white space at the ends): noncharacters of Unicode stand for it meanwhile.
HIDDEN = {
    ord(letter): 0xFDD0 + number
    for number, letter in enumerate(
        "⟦⟧\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
        "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    )
}
SHOWN = {guard: letter for letter, guard in HIDDEN.items()}


def write(translation: Translation) -> bytes:
    """Return the translation as an XLIFF file.

    What a machine wrote is marked as to be reviewed, what was written for an earlier source as to be translated.
    """
    store = Xliff1File.parsestring(EMPTY)
    file = next(_files(store))
    now = timezone.now().isoformat()
    file.set("original", str(translation.uuid))
    file.set("source-language", translation.source.locale.language_code)
    file.set("target-language", translation.target_locale.language_code)
    file.set("date", now)
    header = SubElement(file, store.namespaced("header"))
    file.insert(0, header)
    phases = SubElement(header, store.namespaced("phase-group"))
    SubElement(phases, store.namespaced("phase"), {"phase-name": EXPORT, "process-name": EXPORT, "date": now})
    if note := note_of(translation):
        SubElement(header, store.namespaced("note")).text = NOT_IN_XML.sub("", note)
    for text in {key_of(text): text for text in segments_of(translation)}.values():
        _add(store, translation, text)
    return bytes(store)


def read(content: bytes) -> list[ImportUnit]:
    """Return what an XLIFF file holds, which may be many translations. Raises UnreadableFile."""
    store = _parsed(content)
    return [_import_unit(store, file) for file in _files(store)]


def key_of(text: Segment) -> str:
    return "{}-{}".format(*text.key)


def _add(store: Xliff1File, translation: Translation, text: Segment) -> None:
    unit = store.UnitClass(None)
    unit.rich_source = [_as_elements(text, text.source)]
    store.addunit(unit)
    unit.xmlelement.set("id", key_of(text))
    unit.xmlelement.set("resname", text.path)
    if limit := limit_of(translation, text):
        unit.xmlelement.set("maxwidth", str(limit))
        unit.xmlelement.set("size-unit", "char")
    if text.written:
        is_machine = text.written.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        _set_target(unit, text, text.written.data, "needs-review-translation" if is_machine else "translated")
        if is_machine:
            unit.get_target_dom().set("state-qualifier", "mt-suggestion")
    elif text.earlier:
        _set_target(unit, text, text.earlier.data, "needs-translation")
        unit.addalttrans(_legal(plain(text.earlier.data)), sourcetxt=_legal(plain(text.earlier.translation_of.data)))
        unit.xmlelement[-1].set("alttranstype", "previous-version")
    unit.addnote(_legal("\n".join(describe(translation, text))), origin="developer")


def _set_target(unit: Any, text: Segment, html: str, state: str) -> None:
    unit.rich_target = [_as_elements(text, html)]
    unit.get_target_dom().set("state", state)


def _legal(words: str) -> str:
    return NOT_IN_XML.sub(" ", words)


def _as_elements(text: Segment, html: str) -> StringElem:
    """Turn stored HTML into words with <g id="1">words</g> for its marks."""
    typed = text.marks.to_text(html.translate(HIDDEN))
    top: list[Any] = []
    stack, last = [top], 0
    for found in BRACKET.finditer(typed):
        stack[-1] += _with_signs(typed[last : found.start()])
        if not found[1]:
            stack.append([])
        elif len(stack) > 1:
            inner = stack.pop()
            stack[-1].append(G(id=found[2], sub=inner or [""]))
        last = found.end()
    top += _with_signs(typed[last:])
    return StringElem([piece for piece in top if piece != ""] or [""])


def _with_signs(typed: str) -> list[Any]:
    """Cut words at what XML does not know."""
    pieces: list[Any] = []
    last, words = 0, typed.translate(SHOWN)
    for found in NOT_IN_XML.finditer(words):
        pieces += [words[last : found.start()], X(id=f"{SIGN}{ord(found[0]):x}")]
        last = found.end()
    return [piece for piece in (*pieces, words[last:]) if piece != ""]


def _import_unit(store: Xliff1File, file: Any) -> ImportUnit:
    words, unsure, done = {}, 0, set()
    for element in file.iterdescendants(store.namespaced("trans-unit")):
        unit = store.UnitClass.createfromxmlElement(element)
        unit.namespace = store.namespace
        target = unit.get_target_dom()
        typed = "".join(_as_typed(unit.rich_target[0])).strip() if target is not None else ""
        state = target.get("state", "") if typed else ""
        if typed and state.startswith(UNDONE):
            unsure += 1
        elif typed:
            words[element.get("id")] = typed
            if state in DONE or unit.isapproved():
                done.add(element.get("id"))
    return ImportUnit(
        tool="XLIFF",
        made_for=file.get("original", ""),
        language=file.get("target-language", ""),
        words=words,
        unsure=unsure,
        key_of=key_of,
        html_of=_as_html,
        made_at=_made_at(store, file),
        done=done,
    )


def _made_at(store: Xliff1File, file: Any) -> datetime | None:
    """Return when the file was written here. Other programs may set the date of a file, but leave its phases."""
    phases = file.iterfind(f"{store.namespaced('header')}//{store.namespaced('phase')}[@phase-name='{EXPORT}']")
    return next((moment(phase.get("date")) for phase in phases), None)


def _as_html(text: Segment, typed: str) -> tuple[str, list[Problem]]:
    if not typed:
        return "", []
    html, problems = text.marks.from_text(without_indentation(typed, text.marks.to_text(text.source)))
    return html.translate(SHOWN), problems


def _as_typed(element: Any) -> Iterator[str]:
    """Turn <g id="1">words</g> into ⟦1⟧words⟦/1⟧; other elements count as the words in them."""
    if isinstance(element, str):
        yield element.translate(HIDDEN)
        return
    number = element.id if isinstance(element, G) else None
    if isinstance(element, X) and (sign := SIGN_ID.fullmatch(element.id or "")):
        yield chr(int(sign[1], 16)).translate(HIDDEN)
        return
    if number:
        yield f"⟦{number}⟧"
    for part in element.sub:
        yield from _as_typed(part)
    if number:
        yield f"⟦/{number}⟧"


def _files(store: Xliff1File) -> Iterator[Any]:
    return store.document.getroot().iterchildren(store.namespaced("file"))


def _parsed(content: bytes) -> Any:
    try:
        store = Xliff1File.parsestring(content)
    except (LxmlError, ValueError, AssertionError, AttributeError, TypeError, StopIteration) as error:
        raise UnreadableFile(_("The XLIFF file is damaged, or of a version other than 1.2.")) from error
    if store.document.docinfo.internalDTD is not None:
        raise UnreadableFile(_("The file defines signs of its own (DOCTYPE). Save it without them and try again."))
    return store
