"""Pictures, drawn anew: only the pixels of the first frame are stored.

A photograph carries the place it was taken, the camera, often its owner's name, a colour profile that tells one screen from
others, and sometimes more pictures or a whole file behind what is seen. All of that could lead to a person.
"""

import io
from pathlib import PurePath

from PIL import Image, ImageCms, ImageOps

from core.prefetch.renditions import UNREADABLE

LARGEST_SIDE = 3200  # pixels of what is stored of a photograph: more than any page shows
# How many pixels are read, by what that takes: a JPEG is read at half its size or less, unless it is a progressive one.
LARGEST = {"JPEG": 89_000_000, "MPO": 89_000_000, "HEIF": 50_000_000}
LARGEST_OTHER = 25_000_000
LARGEST_PROGRESSIVE = 50_000_000
QUALITY = {"JPEG": 92, "WEBP": 92, "AVIF": 85}
SCREEN = ImageCms.createProfile("sRGB")
PLAIN_MODES = {"1", "L", "LA", "RGB", "RGBA", "I", "I;16"}
STORED_AS = {"MPO": "JPEG", "HEIF": "JPEG"}  # what few browsers show
__all__ = ["UNREADABLE", "reencoded", "stored_name"]


def stored_name(name: str) -> str:
    """Return the name of a picture with the ending of what is stored of it."""
    return str(PurePath(name).with_suffix(".jpg")) if PurePath(name).suffix.lower() == ".heic" else name


def reencoded(content: bytes, largest_side: int | None = None) -> bytes:
    """Return the first frame of a picture, upright, with no side longer than that many pixels, and with nothing else.

    Raises one of UNREADABLE if the file is damaged, or larger than memory should hold.
    """
    with Image.open(io.BytesIO(content)) as opened:
        kind = STORED_AS.get(opened.format or "", opened.format or "")
        _require_fit(opened)
        if largest_side:
            opened.draft(None, (largest_side, largest_side))
        upright = _plain(ImageOps.exif_transpose(opened))
        if largest_side:
            upright.thumbnail((largest_side, largest_side), Image.Resampling.LANCZOS)
        bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    output = io.BytesIO()
    bare.save(output, kind, **({"quality": QUALITY[kind]} if kind in QUALITY else {}))
    return output.getvalue()


def _require_fit(opened: Image.Image) -> None:
    most = LARGEST.get(opened.format or "", LARGEST_OTHER)
    if opened.info.get("progressive"):
        most = min(most, LARGEST_PROGRESSIVE)
    if opened.width * opened.height > most:
        raise Image.DecompressionBombError(f"{opened.width} × {opened.height} pixels")


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture in the colours of an ordinary screen, without palette or profile."""
    profile = image.info.get("icc_profile")
    if image.mode in {"P", "PA"}:
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        image = _in_screen_colours(image, profile)
    return image if image.mode in PLAIN_MODES else image.convert("RGB")


def _in_screen_colours(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.getOpenProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, SCREEN, outputMode="RGB") or image
    except ImageCms.PyCMSError:  # a profile for another kind of picture, or none at all
        return image
