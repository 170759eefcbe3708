"""Forty kinds of files, each with marks that lead to a person where such files have them."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, PngImagePlugin

MARK = "Amal-Marked-33.31N-44.36E"
RAW = MARK.encode()
GPS, ARTIST = 0x8825, 0x013B


def plain(mode="RGB", colour="#f2b431", size=(24, 16)):
    return Image.new(mode, size, colour)


def saved(image, kind, **options):
    output = io.BytesIO()
    image.save(output, kind, **options)
    return output.getvalue()


def exif():
    made = Image.Exif()
    made[ARTIST] = MARK
    made.get_ifd(GPS)[1] = "N"
    made.get_ifd(GPS)[29] = MARK
    return made


def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + RAW


def text_chunks():
    made = PngImagePlugin.PngInfo()
    made.add_text("Author", MARK)
    made.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{MARK}</x:xmpmeta>")
    return made


def second(colour="#17357f"):
    return Image.frombytes("RGB", (24, 16), (RAW * 50)[: 24 * 16 * 3])


def gif_with_comment():
    return saved(plain("P", 0), "GIF", comment=RAW)


def frames(kind):
    return (
        saved(plain(), kind, save_all=True, append_images=[second()], lossless=True)
        if kind == "WEBP"
        else saved(plain(), kind, save_all=True, append_images=[second()])
    )


def xmp_jpeg():
    return saved(plain(), "JPEG", xmp=f"<x:xmpmeta>{MARK}</x:xmpmeta>".encode())


def iptc_jpeg():
    jpeg = saved(plain(), "JPEG")
    segment = b"Photoshop 3.0\x00" + RAW
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


def png_with_own_chunk():
    png = saved(plain(), "PNG")
    chunk = b"amAl" + RAW
    return png[:33] + struct.pack(">I", len(RAW)) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[33:]


PICTURES = {
    "exif.jpg": lambda: saved(plain(), "JPEG", exif=exif()),
    "comment.jpg": lambda: saved(plain(), "JPEG", comment=RAW),
    "xmp.jpg": xmp_jpeg,
    "iptc.jpg": iptc_jpeg,
    "profile.jpg": lambda: saved(plain(), "JPEG", icc_profile=profile()),
    "behind.jpg": lambda: saved(plain(), "JPEG") + b"PK\x03\x04" + RAW,
    "print.jpg": lambda: saved(plain("CMYK", (9, 9, 9, 9)), "JPEG", icc_profile=profile(), exif=exif()),
    "two.jpg": lambda: saved(plain(), "MPO", save_all=True, append_images=[plain()], exif=exif()),
    "exif.png": lambda: saved(plain(), "PNG", exif=exif()),
    "text.png": lambda: saved(plain(), "PNG", pnginfo=text_chunks()),
    "profile.png": lambda: saved(plain(), "PNG", icc_profile=profile()),
    "chunk.png": png_with_own_chunk,
    "palette.png": lambda: saved(plain("P", 3), "PNG", pnginfo=text_chunks(), transparency=0),
    "animated.png": lambda: saved(plain(), "PNG", save_all=True, append_images=[second()]),
    "exif.webp": lambda: saved(plain(), "WEBP", exif=exif(), xmp=RAW),
    "profile.webp": lambda: saved(plain(), "WEBP", icc_profile=profile()),
    "animated.webp": lambda: frames("WEBP"),
    "exif.avif": lambda: saved(plain(), "AVIF", exif=exif(), xmp=RAW),
    "comment.gif": gif_with_comment,
    "behind.gif": lambda: gif_with_comment() + b"<script>" + RAW,
}


def pdf(objects, trailer="/Root 1 0 R"):
    """Return a PDF of these objects; what is given as bytes after a dictionary is its stream."""
    output, places = io.BytesIO(b""), []
    output.write(b"%PDF-1.7\n")
    for number, (about, *stream) in enumerate(objects, 1):
        places.append(output.tell())
        body = b"\nstream\n" + stream[0] + b"\nendstream" if stream else b""
        length = f"/Length {len(stream[0])}" if stream else ""
        output.write(f"{number} 0 obj\n<<{about}{length}>>".encode() + body + b"\nendobj\n")
    begins = output.tell()
    output.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    output.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    output.write(f"trailer\n<</Size {len(objects) + 1} {trailer}>>\nstartxref\n{begins}\n%%EOF\n".encode())
    return output.getvalue()


def page(more="", *objects, root="", trailer=""):
    """Return a PDF of one empty page; further objects are counted from 4."""
    pages = ("/Type/Pages/Kids[3 0 R]/Count 1",)
    first = (f"/Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]{more}",)
    return pdf([(f"/Type/Catalog/Pages 2 0 R{root}",), pages, first, *objects], f"/Root 1 0 R{trailer}")


def pdf_with_photograph():
    jpeg = saved(plain(), "JPEG", exif=exif(), comment=RAW)
    image = "/Type/XObject/Subtype/Image/Width 24/Height 16/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    return page("/Resources<</XObject<</I 4 0 R>>>>", (image, jpeg))


def pdf_with_note():
    return page("/Annots[4 0 R]", (f"/Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(See)/T({MARK})/NM({MARK})",))


def pdf_with_attachment():
    root = "/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>/AF[4 0 R]"
    return page("", (f"/Type/Filespec/F({MARK})/EF<</F 5 0 R>>",), ("/Type/EmbeddedFile", RAW), root=root)


LINK = "/Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<{}>>"
PDFS = {
    "author.pdf": lambda: page("", (f"/Author({MARK})/Creator({MARK})",), trailer="/Info 4 0 R"),
    "xmp.pdf": lambda: page("", ("/Type/Metadata/Subtype/XML", RAW), root="/Metadata 4 0 R"),
    "photograph.pdf": pdf_with_photograph,
    "note.pdf": pdf_with_note,
    "attachment.pdf": pdf_with_attachment,
    "script.pdf": lambda: page("", (f"/S/JavaScript/JS({MARK})",), root="/OpenAction 4 0 R"),
    "program.pdf": lambda: page(f"/PieceInfo<</X<</Private({MARK})>>>>/LastModified(D:2026)"),
    "thumbnail.pdf": lambda: page("/Thumb 4 0 R", ("/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", RAW)),
    "disk.pdf": lambda: page("/Annots[4 0 R]", (LINK.format(f"/S/GoToR/F(C:/{MARK}/a.pdf)"),)),
    "file-link.pdf": lambda: page("/Annots[4 0 R]", (LINK.format(f"/S/URI/URI(file:///C:/{MARK}.pdf)"),)),
    "script-link.pdf": lambda: page("/Annots[4 0 R]", (LINK.format(f"/S/URI/URI( JavaScript:{MARK})"),)),
    "behind.pdf": lambda: page() + b"<html>" + RAW,
}  # fmt: skip

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{MARK}</dc:creator>'
    f"<cp:lastModifiedBy>{MARK}</cp:lastModifiedBy></cp:coreProperties>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def archive(members):
    """Return an archive of contents by name, with a remark on the whole."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as made:
        made.comment = RAW
        for name, content in members.items():
            made.writestr(name, content)
    return output.getvalue()


def of_microsoft(part, content, more):
    """Return a file with what every one of its programs writes."""
    inside = f'<Relationship Id="a" Type="http://x/officeDocument" Target="{part}"/>'
    relations = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    parts = {"[Content_Types].xml": types, "_rels/.rels": relations, "docProps/core.xml": CORE, part: content}
    return archive(parts | (more or {}))


def word(body="", more=None):
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return of_microsoft("word/document.xml", document, more)


def sheet(inside="", more=None):
    book = f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{inside}</workbook>'
    return of_microsoft("xl/workbook.xml", book, more)


def deck(more):
    show = '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'
    return of_microsoft("ppt/presentation.xml", show, more)


def odt(more=None):
    of_office, creator = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
        f"<dc:creator>{MARK}</dc:creator>",
    )
    note = f'<office:annotation xmlns:dc="http://purl.org/dc/elements/1.1/">{creator}</office:annotation>'
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {of_office}>{note}</office:document-content>",
        "meta.xml": f"<office:document-meta {of_office}><office:meta>{MARK}</office:meta></office:document-meta>",
    }
    return archive(parts | (more or {}))


def related(kind, target):
    relation = f'<Relationship Id="a" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'


def word_with_comment():
    note = f'<w:comments xmlns:w="{WORD}"><w:comment w:author="{MARK}" w:initials="{MARK}"/></w:comments>'
    return word(more={"word/comments.xml": note})


def calendar():
    lines = [
        "BEGIN:VCALENDAR",
        f"ORGANIZER;CN={MARK}:mailto:a@b.example",
        "ATTENDEE:mailto:",
        f" {MARK}",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines).encode()


OFFICE = {
    "author.docx": word,
    "comment.docx": word_with_comment,
    "change.docx": lambda: word(f'<w:ins w:author="{MARK}"><w:r w:rsidR="{MARK}"/></w:ins>'),
    "photograph.docx": lambda: word(more={"word/media/a.jpg": PICTURES["exif.jpg"]()}),
    "template.docx": lambda: word(
        more={"word/_rels/settings.xml.rels": related("attachedTemplate", f"file:///C:/{MARK}.dotm")}
    ),
    "preview.docx": lambda: word(more={"docProps/thumbnail.jpeg": PICTURES["comment.jpg"]()}),
    "path.xlsx": lambda: sheet(f'<x15ac:absPath xmlns:x15ac="x" url="C:/{MARK}/"/>'),
    "comment.xlsx": lambda: sheet(
        more={"xl/comments1.xml": f"<comments><authors><author>{MARK}</author></authors></comments>"}
    ),
    "author.pptx": lambda: deck({"ppt/commentAuthors.xml": f'<l><cmAuthor name="{MARK}" initials="{MARK}"/></l>'}),
    "author.odt": odt,
    "preview.odt": lambda: odt({"Thumbnails/thumbnail.png": PICTURES["text.png"]()}),
    "files.zip": lambda: archive({"a.jpg": PICTURES["exif.jpg"](), "b.pdf": PDFS["author.pdf"]()}),
    "system.zip": lambda: archive({"a.txt": "words", "__MACOSX/._a.txt": RAW, ".DS_Store": RAW}),
    "people.ics": calendar,
}
KINDS = PICTURES | PDFS | OFFICE
