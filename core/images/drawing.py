"""Draws a share image of 1200 by 630 pixels: a title, a date and the rosette, from either direction.

The letters come from fonts of their own (`fonts/`, made by bin/make_fonts.py), which have more of them than those browsers
load: a name may come from any language. Pillow brings HarfBuzz, which joins Arabic letters, but takes FriBidi, which
orders them, from the system: without that only languages that run from left to right are drawn.
"""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from math import ceil
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features

from core.i18n.languages import Language
from core.i18n.presets import Fonts
from core.palettes import Palette

SIZE = (1200, 630)
MARGIN = 64
FRIEZE = 42  # the height of the row of rosettes at the bottom
TITLE_SIZES = (72, 64, 56, 48, 42, 36)
LINE = 1.32
WHITE = "#ffffff"


FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "pictures-400", "pictures-700"

KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")  # an emoji that is made of a digit
PUNCTUATION = {"Pd": "-", "Pi": '"', "Pf": '"'}  # for dashes and quotation marks that a font does not have

CAN_SHAPE = features.check("raqm") and features.check("fribidi")


def can_draw(language: Language) -> bool:
    """Return whether this machine can draw text of a language, with the site's own fonts."""
    return language.preset.fonts is Fonts.OWN and (CAN_SHAPE or language.direction == "ltr")


@lru_cache(32)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    path = FONTS / f"{name}.woff2"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM if CAN_SHAPE else ImageFont.Layout.BASIC)


@lru_cache(4096)
def _has(letter: str) -> bool:
    """Return whether the fonts have a letter; others are drawn as the picture of a missing one."""
    return bytes(font(BOLD, 20).getmask(letter)) != bytes(font(BOLD, 20).getmask("\U0010ffff"))


def drawable(text: str) -> str:
    """Return a text without what the fonts do not have: such letters without their marks, and no emoji."""
    letters = []
    for letter in unicodedata.normalize("NFC", KEYCAP.sub("", text)):
        plain = next((each for each in (letter, *_plainer(letter)) if each.isspace() or _has(each)), "")
        letters.append(plain if unicodedata.category(letter) not in {"Cs", "Co", "Cn", "So", "Sk"} else "")
    return " ".join("".join(letters).split())


def _plainer(letter: str) -> list[str]:
    """Return what may stand for a letter: without marks, or without the stroke that no decomposition takes off."""
    if unicodedata.category(letter) in PUNCTUATION:
        return [PUNCTUATION[unicodedata.category(letter)]]
    base = unicodedata.normalize("NFD", letter)[0]
    words = unicodedata.name(letter, "").split(" WITH ")[0]
    try:
        return [base, unicodedata.lookup(words)]
    except KeyError:
        return [base]


class Pen:
    """Draws lines of text in one language onto a picture."""

    def __init__(self, picture: Image.Image, language: Language, start: int, end: int):
        self.draw = ImageDraw.Draw(picture)
        self.is_rtl = language.direction == "rtl"
        self.shaping: dict[str, Any] = {"direction": language.direction, "language": language.code} if CAN_SHAPE else {}
        self.left, self.right = start, end

    def width(self, text: str, size: int) -> float:
        return font(BOLD, size).getlength(text, **self.shaping)

    def write(self, text: str, top: float, size: int, colour: str, bold: bool = True) -> None:
        """Draw one line, aligned to the side where the language begins."""
        self.draw.text(
            (self.right if self.is_rtl else self.left, top),
            text,
            colour,
            font(BOLD if bold else REGULAR, size),
            anchor="ra" if self.is_rtl else "la",
            **self.shaping,
        )

    def wrapped(self, text: str, size: int, is_broken: bool = False) -> list[str]:
        """Return the text in lines that fit; words that are longer than a line are broken, or stand alone."""
        lines: list[str] = []
        words = text.split()
        for word in chain.from_iterable(self.pieces(word, size) for word in words) if is_broken else words:
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= self.right - self.left:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def pieces(self, word: str, size: int) -> Iterator[str]:
        """Yield a word in pieces that fit into a line."""
        while word:
            widths = [ceil(self.width(word[:length], size)) for length in range(1, len(word) + 1)]
            fits = bisect(widths, self.right - self.left)
            yield word[: max(fits, 1)]
            word = word[max(fits, 1) :]

    def fitted(self, text: str, height: float) -> tuple[int, list[str]]:
        """Return the largest size at which the text fits, and its lines; what never fits ends with an ellipsis."""
        for size in TITLE_SIZES:
            lines = self.wrapped(text, size)
            widest = max((self.width(line, size) for line in lines), default=0)
            if len(lines) * size * LINE <= height and widest <= self.right - self.left:
                return size, lines
        lines = self.wrapped(text, TITLE_SIZES[-1], is_broken=True)
        most = int(height / (TITLE_SIZES[-1] * LINE))
        return TITLE_SIZES[-1], [*lines[: most - 1], f"{lines[most - 1]}…"] if len(lines) > most else lines


def draw(
    title: str, dates: str, site_name: str, language: Language, photograph: Image.Image | None, colours: Palette
) -> Image.Image:
    """Return the picture."""
    width, height = SIZE
    picture = Image.new("RGB", SIZE, colours.main)
    text_width = width
    if photograph is not None:
        text_width = width - 450
        side = photograph.convert("RGB").resize((height, height)).crop((90, 0, 540, height))
        picture.paste(side, (0 if language.direction == "rtl" else text_width, 0))
    edge = width - text_width if language.direction == "rtl" else 0
    if photograph is None:
        petals = rosette(420, colours.bright)
        picture.paste(petals, (-110 if language.direction == "rtl" else width - 310, 60), petals.getchannel("A"))
        text_width -= 300
        edge += 300 if language.direction == "rtl" else 0
    pen = Pen(picture, language, edge + MARGIN, edge + text_width - MARGIN)
    title, dates, site_name = map(drawable, (title, dates, site_name))
    pen.write(site_name, MARGIN - 14, 34, colours.bright)
    bottom = height - FRIEZE - MARGIN - (44 if dates else 0)
    size, lines = pen.fitted(title, bottom - MARGIN - 60)
    for number, line in enumerate(lines):
        pen.write(line, MARGIN + 56 + number * size * LINE, size, WHITE)
    if dates:
        pen.write(dates, height - FRIEZE - MARGIN - 22, 34, colours.bright, bold=False)
    frieze(picture, colours)
    return picture


def frieze(picture: Image.Image, colours: Palette) -> None:
    """Set a row of rosettes along the bottom, as under the head of every page."""
    width, height = SIZE
    row = Image.new("RGB", (width, FRIEZE), colours.deep)
    tile = rosette(FRIEZE - 6, colours.bright)
    for left in range((width % FRIEZE) // 2, width - FRIEZE + 1, FRIEZE):
        row.paste(tile, (left + 3, 3), tile.getchannel("A"))
    picture.paste(row, (0, height - FRIEZE))


@lru_cache(4)
def rosette(size: int, bright: str) -> Image.Image:
    """Return eight white petals round a bright heart, on nothing."""
    fine = size * 4  # drawn larger, so that its edges become smooth
    flower = Image.new("RGBA", (fine, fine))
    petal = Image.new("RGBA", (fine, fine))
    ImageDraw.Draw(petal).ellipse((fine * 0.415, fine * 0.1, fine * 0.585, fine * 0.4), WHITE)
    for turn in range(8):
        flower.alpha_composite(petal.rotate(turn * 45))
    ImageDraw.Draw(flower).ellipse((fine * 0.41, fine * 0.41, fine * 0.59, fine * 0.59), bright)
    return flower.resize((size, size), Image.Resampling.LANCZOS)
