"""XLIFF 1.2 files, which translators' own programs open; links and bold words are inline elements they protect."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from lxml.etree import LxmlError
from translate.storage.placeables.strelem import StringElem
from translate.storage.placeables.xliff import G
from translate.storage.xliff import Xliff1File
from wagtail_localize.models import StringTranslation, Translation

from translations.exchange.importer import ImportUnit, UnreadableFile
from translations.inline_tags import BRACKET, LEFT_OVER
from translations.segments import Segment, segments_of

SUFFIX = "xlf"
CONTENT_TYPE = "application/xliff+xml; charset=utf-8"
UNDONE = ("needs-", "new")  # states of a target that its own program counts as not done
EMPTY = b"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="" source-language="en" datatype="html"><body></body></file>
</xliff>"""
NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 65534, 65535])


def write(translation: Translation) -> bytes:
    """Return the translation as an XLIFF file; what a machine wrote is marked as to be reviewed."""
    store = Xliff1File.parsestring(EMPTY)
    file = next(_files(store))
    file.set("original", str(translation.uuid))
    file.set("source-language", translation.source.locale.language_code)
    file.set("target-language", translation.target_locale.language_code)
    for text in {key_of(text): text for text in segments_of(translation)}.values():
        _add(store, text)
    return bytes(store)


def read(content: bytes) -> list[ImportUnit]:
    """Return what an XLIFF file holds, which may be many translations. Raises UnreadableFile."""
    store = _parsed(content)
    return [_import_unit(store, file) for file in _files(store)]


def key_of(text: Segment) -> str:
    return "{}-{}".format(*text.key)


def _add(store: Xliff1File, text: Segment) -> None:
    unit = store.UnitClass(None)
    unit.rich_source = [_as_elements(text.marks.to_text(text.source))]
    store.addunit(unit)
    unit.xmlelement.set("id", key_of(text))
    unit.xmlelement.set("resname", text.path)
    if text.written:
        unit.rich_target = [_as_elements(text.marks.to_text(text.written.data))]
        is_machine = text.written.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        unit.get_target_dom().set("state", "needs-review-translation" if is_machine else "translated")


def _as_elements(typed: str) -> StringElem:
    """Turn ⟦1⟧words⟦/1⟧ into <g id="1">words</g>."""
    top: list[Any] = []
    stack, last = [top], 0
    for found in BRACKET.finditer(typed):
        stack[-1].append(typed[last : found.start()].translate(NOT_IN_XML))
        if not found[1]:
            stack.append([])
        elif len(stack) > 1:
            inner = stack.pop()
            stack[-1].append(G(id=found[2], sub=inner or [""]))
        last = found.end()
    top.append(typed[last:].translate(NOT_IN_XML))
    return StringElem([piece for piece in top if piece != ""] or [""])


def _import_unit(store: Xliff1File, file: Any) -> ImportUnit:
    words, unsure = {}, 0
    for element in file.iterdescendants(store.namespaced("trans-unit")):
        unit = store.UnitClass.createfromxmlElement(element)
        unit.namespace = store.namespace
        target = unit.get_target_dom()
        typed = "".join(_as_typed(unit.rich_target[0])).strip() if target is not None else ""
        if typed and target.get("state", "").startswith(UNDONE):
            unsure += 1
        elif typed:
            words[element.get("id")] = typed
    return ImportUnit(
        tool="XLIFF",
        made_for=file.get("original", ""),
        language=file.get("target-language", ""),
        words=words,
        unsure=unsure,
        key_of=key_of,
        html_of=lambda text, typed: text.marks.from_text(typed) if typed else ("", []),
    )


def _as_typed(element: Any) -> Iterator[str]:
    """Turn <g id="1">words</g> into ⟦1⟧words⟦/1⟧; other elements count as the words in them."""
    if isinstance(element, str):
        yield LEFT_OVER.sub("", element)
        return
    number = element.id if isinstance(element, G) else None
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
