"""PDF files: written anew without author, history, scripts, attachments, and what pictures carry."""

import io
from importlib import import_module
from typing import Any

from django.utils.functional import SimpleLazyObject

from core.files.refusals import RefusedFileError

# Loaded when the first PDF is uploaded: a process that only serves pages never needs it.
pikepdf: Any = SimpleLazyObject(lambda: import_module("pikepdf"))

# In any dictionary: metadata, what other programs keep there, what happens by itself, files that hang on it.
NOWHERE = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/AA",
    "/AF",
    "/OpenAction",
    "/XFA",
    "/Perms",
    "/Collection",
    "/SpiderInfo",
)
NAMES = ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations", "/Renditions")
ACTIVE = {
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/GoToR",  # another file, by its path on somebody's disk
    "/SubmitForm",
    "/GoToE",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/RichMediaExecute",
}
ATTACHED = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
FOLLOWED = ("http:", "https:", "mailto:", "tel:")  # links that lead out; others run scripts or name a disk
# Who wrote a note, and when; /T of a field in a form is its name, so fields are left alone.
NOTED = ("/T", "/M", "/CreationDate", "/NM")


def cleaned_pdf(content: bytes) -> bytes:
    """Return a PDF with its pages alone. Raises RefusedFileError."""
    if not content.startswith(b"%PDF-"):
        raise RefusedFileError("kind")
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not len(pdf.pages):
                raise RefusedFileError("damaged")
            _clean(pdf)
            output = io.BytesIO()
            pdf.save(output, deterministic_id=True, fix_metadata_version=False)
    except pikepdf.PasswordError as error:
        raise RefusedFileError("locked") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise RefusedFileError("damaged") from error
    return output.getvalue()


def _clean(pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream | pikepdf.Dictionary):
            _clean_dictionary(found)
        if isinstance(found, pikepdf.Stream) and found.get("/Filter") == "/DCTDecode":
            found.write(without_segments(found.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)


def _clean_dictionary(found) -> None:
    """Clean a dictionary and those inside it that are no objects of their own."""
    _drop(found, NOWHERE)
    if "/Type" not in found:
        _drop(found, NAMES)
    elif found["/Type"] == "/Page":
        _drop(found, ("/Thumb",))  # the page as it was before something was painted over
    if _is_active(found):
        _drop(found, ("/JS", "/F", "/URI", "/Next", "/Win", "/Mac", "/Unix"))
        found["/S"], found["/N"] = pikepdf.Name.Named, pikepdf.Name.FirstPage
    if "/Rect" in found:
        _clean_annotation(found)
    for value in found.values():
        for inner in value if isinstance(value, pikepdf.Array) else (value,):
            if isinstance(inner, pikepdf.Dictionary) and not inner.is_indirect:
                _clean_dictionary(inner)


def _is_active(found) -> bool:
    kind = str(found.get("/S", ""))
    return kind in ACTIVE or (kind == "/URI" and not str(found.get("/URI", "")).lower().startswith(FOLLOWED))


def _clean_annotation(found) -> None:
    kind = str(found.get("/Subtype", ""))
    if kind in ATTACHED:
        _drop(found, ("/FS", "/RichMediaContent", "/RichMediaSettings", "/Movie", "/Sound", "/3DD", "/A"))
        found["/Subtype"] = pikepdf.Name.Text
    if kind != "/Widget":
        _drop(found, NOTED)


def _drop(found, names) -> None:
    for name in names:
        if name in found:
            del found[name]


def without_segments(jpeg: bytes) -> bytes:
    """Return a JPEG without comments and without what cameras write; its pixels are not touched.

    Adobe's segment stays: it says how colours are stored.
    """
    kept, position = [jpeg[:2]], 2
    while position + 4 <= len(jpeg) and jpeg[position] == 0xFF:
        marker, length = jpeg[position + 1], int.from_bytes(jpeg[position + 2 : position + 4], "big")
        if marker == 0xDA:  # the pixels begin
            break
        if not (marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)):
            kept.append(jpeg[position : position + 2 + length])
        position += 2 + length
    ending = jpeg.rfind(b"\xff\xd9")
    return b"".join([*kept, jpeg[position : ending + 2 if ending > position else len(jpeg)]])
