#!/usr/bin/env python3
"""Cut the site's fonts down to the letters of the languages in core/i18n/presets.py, as woff2.

mkdir fonts && cd fonts && npm install @ibm/plex-sans @ibm/plex-sans-arabic @fontsource-variable/noto-kufi-arabic
python -m venv venv && venv/bin/pip install --group fonts
venv/bin/python bin/make_fonts.py fonts/node_modules static/fonts core/images/fonts

The first folder gets what browsers load; the second the fonts for pictures, which are drawn on the server and may have
more letters. The results are committed; run this only to add letters or to take a newer release of a font.
Both families are under the Open Font License, whose texts lie beside the results. "Plex" is a reserved
name there, so the smaller fonts get a name of their own.
"""

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PLEX_LATIN = (
    "@ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-{}.woff2"  # has Turkish letters, which the Arabic one lacks
)
PLEX = "@ibm/plex-sans-arabic/fonts/complete/woff2/IBMPlexSansArabic-{}.woff2"
KUFI = "@fontsource-variable/noto-kufi-arabic/files/noto-kufi-arabic-arabic-wght-normal.woff2"
WEIGHTS = {"Regular": 400, "Bold": 700}

SORANI = "ڕڵۆێەکگپچژڤھیۊ"
ASCII = range(0x20, 0x7F)
NO_BREAK_SPACE = "\u00a0"
# Joiners, direction marks and isolates: without them a browser would fetch another font for an unseen mark.
UNSEEN = "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069" + NO_BREAK_SPACE
ARABIC = {
    *range(0x621, 0x63B),  # the letters
    *range(0x640, 0x653),  # tatweel, more letters, vowel marks
    *map(ord, SORANI + "ىٰٱ،؛؟«»٪٫٬٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + UNSEEN),
}
SIGNS = set(map(ord, " .:-–—…“”‘’()!/%+0123456789•·"))
ACCENTED = "ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜàâäçèéêëîïôöùûüñÑßøØåÅāīūṣḥṭḍẓʿʾ" + "ğĞıİşŞ" + "áíóúìòÁÍÓÚÌÒ" + "æÆœŒÿŸ¿¡"
# For pictures: what names in any language with Latin letters may have, so far as Plex has it.
ALL_LATIN = {
    *range(0x20, 0x250),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2045),
    *range(0x20A0, 0x20C0),
    0x2122,
    0x2212,
}
LATIN = {*ASCII, *map(ord, ACCENTED + "–—…“”‘’«»•·€£©™°†×−→←" + NO_BREAK_SPACE)}

JOINING = ["ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "liga", "calt", "mark", "mkmk", "kern", "rclt"]
PLAIN = ["kern", "liga", "ccmp", "locl", "mark", "tnum"]
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # copyright, names, version, licence and its address
FAMILY_NAMES, MACHINE_NAMES = {1, 4, 16}, {3, 6}


def cut(font: TTFont, letters: Iterable[int], features: list[str], family: str, target: Path) -> None:
    """Keep only these letters and features, and write the font under its new name."""
    options = subset.Options(layout_features=features, hinting=False, desubroutinize=True, name_IDs=KEPT_NAMES)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    rename(font, family, target.stem.rpartition("-")[2])
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size} bytes, {len(font.getGlyphOrder())} shapes")


def cut_for_pictures(arabic: TTFont, latin: TTFont, target: Path) -> None:
    """Write one font with the letters of both: a line of a picture is drawn in one font."""
    parts = []
    for font, letters, features in ((arabic, {*ARABIC, *SIGNS, *ASCII}, JOINING), (latin, ALL_LATIN, PLAIN)):
        options = subset.Options(layout_features=features, hinting=False, name_IDs=KEPT_NAMES)
        cutter = subset.Subsetter(options)
        known = {letter for part in parts for letter in TTFont(part).getBestCmap()}
        cutter.populate(unicodes=letters - known)
        cutter.subset(font)
        font.flavor = None
        part = target.with_suffix(f".{len(parts)}")
        font.save(part)
        parts.append(part)
    made = Merger().merge([str(part) for part in parts])
    rename(made, "ICSSI Pictures", target.stem.rpartition("-")[2])
    made.flavor = "woff2"
    made.save(target)
    for part in parts:
        part.unlink()
    print(f"{target.name}: {target.stat().st_size} bytes, {len(made.getGlyphOrder())} shapes")


def rename(font: TTFont, family: str, weight: str) -> None:
    """Give every name in the font the new family, so that the reserved one is gone."""
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = family
        elif record.nameID in MACHINE_NAMES:
            record.string = f"{family.replace(' ', '')}-{weight}"


def at_height_of(like: TTFont, font: TTFont) -> TTFont:
    """Return a font with lines as high as those of another, so that both can stand in one line."""
    for name in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], name, getattr(like["hhea"], name))
    for name in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"):
        setattr(font["OS/2"], name, getattr(like["OS/2"], name))
    return font


def at_weight(path: Path, weight: int) -> TTFont:
    """Return one weight of a variable font as a font of its own."""
    font = instancer.instantiateVariableFont(TTFont(path), {"wght": weight})
    font.flavor = None
    buffer = BytesIO()
    font.save(buffer)
    buffer.seek(0)
    return TTFont(buffer)


def main(packages: Path, target: Path, pictures: Path) -> None:
    """Make the five fonts of the site, and two for pictures."""
    target.mkdir(parents=True, exist_ok=True)
    pictures.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        source = packages / PLEX.format(name)
        cut(
            TTFont(source),
            {*ARABIC, *SIGNS, *ASCII},
            JOINING,
            "ICSSI Arabic Text",
            target / f"plex-arabic-{weight}.woff2",
        )
        latin = at_height_of(TTFont(source), TTFont(packages / PLEX_LATIN.format(name)))
        cut(latin, LATIN, PLAIN, "ICSSI Latin Text", target / f"plex-latin-{weight}.woff2")
        whole = at_height_of(TTFont(source), TTFont(packages / PLEX_LATIN.format(name)))
        cut_for_pictures(TTFont(source), whole, pictures / f"pictures-{weight}.woff2")
    cut(
        at_weight(packages / KUFI, 700),
        {*ARABIC, *SIGNS},
        JOINING,
        "ICSSI Arabic Head",
        target / "kufi-arabic-700.woff2",
    )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
