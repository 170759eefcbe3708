"""Office files, of Microsoft's and of the open kind: packed anew without names, printers, paths, previews and macros."""

import re
from collections.abc import Callable

from lxml import etree

from core.files.archives import Member, packed, unpacked
from core.files.pictures import UNREADABLE, reencoded
from core.files.refusals import RefusedFileError

# What makes an archive a file of its kind: the part that has to be there.
PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}
PICTURES = {"jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp", "webp"}
TEXTS = {"xml", "rels", "vml", "rdf", "svg"}
AS_THEY_ARE = {"emf", "wmf", "odttf", "fntdata", "ttf", "otf"}
ACTIVE = re.compile(
    r"vbaProject|vbaData|activeX|embeddings/|macro|^Basic/|^Scripts/|^Object|^Dialogs/|externalLinks/", re.IGNORECASE
)
PREVIEWS = re.compile(r"^(docProps/thumbnail|Thumbnails/)", re.IGNORECASE)
ABOUT = re.compile(
    r"^(docProps/.*\.xml|meta\.xml|manifest\.rdf|layout-cache|Configurations2/.*|customXml/.*)$", re.IGNORECASE
)

PERSONAL_ELEMENTS = {
    "creator", "lastModifiedBy", "initial-creator", "printed-by", "creator-initials", "sender-initials", "author",
    "author-name", "author-initials", "Manager", "Company", "absPath", "creation-date", "print-date",
}  # fmt: skip
PERSONAL_ATTRIBUTES = {
    "author", "initials", "userId", "userName", "providerId", "lastModifiedBy", "presenter", "displayName", "userInfo",
}  # fmt: skip
NAMED = {"cmAuthor", "author", "person"}  # elements whose attribute `name` is a person's
READER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def cleaned_office_file(kind: str) -> Callable[[bytes], bytes]:
    """Return the function that cleans files of a kind: a key of PARTS."""

    def cleaned(content: bytes) -> bytes:
        members = unpacked(content)
        if PARTS[kind] not in {member.name for member in members}:
            raise RefusedFileError("kind")
        return packed(_cleaned(member) for member in members if not PREVIEWS.match(member.name))

    return cleaned


def _cleaned(member: Member) -> Member:
    """Return a part of a document without what leads to a person. Raises RefusedFileError."""
    if ACTIVE.search(member.name):
        raise RefusedFileError("inside")
    if member.name == "mimetype":
        return Member("mimetype", member.content[:100])
    if member.suffix in PICTURES:
        return Member(member.name, _picture(member.content))
    if member.suffix in TEXTS:
        return Member(member.name, _text(member))
    if "printerSettings" in member.name or ABOUT.match(member.name):
        return Member(member.name, b"")
    if member.suffix in AS_THEY_ARE:
        return member
    raise RefusedFileError("inside")


def _picture(content: bytes) -> bytes:
    try:
        return reencoded(content)
    except UNREADABLE as error:
        raise RefusedFileError("damaged") from error


def _text(member: Member) -> bytes:
    if re.search(rb"<!(DOCTYPE|ENTITY)", member.content[:10_000]):
        raise RefusedFileError("inside")
    try:
        root = etree.fromstring(member.content, etree.XMLParser(**READER, remove_comments=True, remove_pis=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedFileError("damaged") from error
    if ABOUT.match(member.name):
        for child in list(root):
            root.remove(child)
    for element in root.iter(etree.Element):
        _clean_element(element, member.name)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _clean_element(element, part: str) -> None:
    name = etree.QName(element).localname
    if name in PERSONAL_ELEMENTS and not len(element):
        element.text = ""
    if name == "config-item" and re.search("Printer|Path|URL", str(element.attrib), re.IGNORECASE):
        element.text = ""
    _clean_attributes(element, name)
    if name == "Relationship":
        _clean_relationship(element)
    elif name == "file-entry" and any(PREVIEWS.match(value) for value in element.attrib.values()):
        element.getparent().remove(element)
    elif name == "script" and part.endswith(".svg"):
        raise RefusedFileError("inside")


def _clean_attributes(element, name: str) -> None:
    for attribute in list(element.attrib):
        short = etree.QName(attribute).localname
        if short.startswith("rsid"):  # one number for each sitting at a document
            del element.attrib[attribute]
        elif _is_personal(name, short):
            element.set(attribute, "")


def _is_personal(element: str, attribute: str) -> bool:
    if attribute == "url":
        return element == "absPath"
    return attribute in PERSONAL_ATTRIBUTES or (attribute == "name" and element in NAMED)


def _clean_relationship(element) -> None:
    """Keep links that a reader follows; whatever is fetched by itself, or stands on somebody's disk, leads nowhere."""
    kind, target = element.get("Type", ""), element.get("Target", "")
    if kind.endswith("/thumbnail"):
        element.getparent().remove(element)
    elif element.get("TargetMode") == "External" and (not kind.endswith("/hyperlink") or target.startswith("file:")):
        element.set("Target", "about:blank")
