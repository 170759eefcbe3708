"""Pictures, drawn anew: only the pixels of the first frame are stored.

A photograph carries the place it was taken, the camera, often its owner's name, a colour profile that tells one screen from
others, and sometimes more pictures or a whole file behind what is seen. All of that could lead to a person.
"""

import io

from PIL import Image, ImageCms, ImageOps

from core.prefetch.renditions import UNREADABLE

QUALITY = {"JPEG": 92, "WEBP": 92, "AVIF": 85}
SCREEN = ImageCms.createProfile("sRGB")
PLAIN_MODES = {"1", "L", "LA", "RGB", "RGBA", "I", "I;16"}
__all__ = ["UNREADABLE", "reencoded"]


def reencoded(content: bytes) -> bytes:
    """Return the first frame of a picture, upright and with nothing else.

    Raises one of UNREADABLE if the file is damaged, or larger than memory should hold.
    """
    with Image.open(io.BytesIO(content)) as opened:
        kind = "JPEG" if opened.format == "MPO" else opened.format or ""
        upright = _plain(ImageOps.exif_transpose(opened))
        bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    output = io.BytesIO()
    bare.save(output, kind, **({"quality": QUALITY[kind]} if kind in QUALITY else {}))
    return output.getvalue()


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
