"""Parts of sound and film, as players ask for them: without, phones do not play a file, or fetch all of it to jump."""

import re

from django.http import HttpResponse
from wagtail import hooks

PLAYED = {"m4a", "mp3", "mp4"}
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
LARGEST_PART = 2 * 1024 * 1024  # bytes; who asks for more gets the beginning, and asks again


@hooks.register("before_serve_document", order=100)  # after Wagtail's own, which asks who may read the document
def serve_part(document, request) -> HttpResponse | None:
    """Answer a request for one part of a file that is played (RFC 9110, 14); all others are Wagtail's."""
    asked = RANGE.fullmatch(request.headers.get("Range", "").strip())
    if document.file_extension not in PLAYED or not asked or not any(asked.groups()):
        return None
    size = document.file.size
    first, last = _part(asked[1], asked[2], size)
    if first >= size or first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    last = min(last, first + LARGEST_PART - 1)
    return HttpResponse(
        _read(document.file, first, last),
        status=206,
        content_type=document.content_type,
        headers={
            "Accept-Ranges": "bytes",
            "Content-Length": str(last - first + 1),
            "Content-Range": f"bytes {first}-{last}/{size}",
            "Content-Security-Policy": "default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _part(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first and the last byte asked for: from, from and to, or so many at the end."""
    if not first:
        return max(size - int(last[:18]), 0), size - 1
    return int(first[:18]), min(int(last[:18]), size - 1) if last else size - 1


def _read(file, first: int, last: int) -> bytes:
    with file.open("rb") as opened:
        opened.seek(first)
        return opened.read(last - first + 1)
