"""Normalisation of words: removes marks and accents and writes all variants of a letter in one way."""

import re
import unicodedata

from core.i18n.digits import WESTERN_DIGITS

# What different keyboards and countries write for one Arabic letter. Hamza, madda and accents are taken off by
# decomposing the letter, so that only those without a decomposition stand here.
LETTERS = str.maketrans(
    {
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ێ": "ي",
        "ۍ": "ي",
        "ک": "ك",
        "ڪ": "ك",
        "گ": "ك",
        "ة": "ه",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ۆ": "و",
        "ۇ": "و",
        "ٱ": "ا",
        "ڵ": "ل",
        "ڕ": "ر",
        "ڤ": "ف",
        "چ": "ج",
        "پ": "ب",
        "ژ": "ز",
        "ظ": "ض",  # pronounced alike in Iraq, and mixed up in writing
        "ـ": None,
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
    }
)
FOLDED = LETTERS | WESTERN_DIGITS

# Spellings that differ by more than one letter, before the hamza is taken off; the first two are Kurdish.
SPELLINGS = [
    (re.compile("^ئ(?=ا)"), ""),  # ئازادی
    (re.compile("^ئ(?:ە|ه\u200c|ه)?"), "ا"),  # ئەنفال, ئێران
    (re.compile(r"ًا$|اً$"), ""),  # accusative: اقتصادياً
    (re.compile("[ئء]و"), "وو"),  # مسئول
    (re.compile("يأ(?=[ةه])"), "يئ"),  # هيأة, as Iraq writes هيئة
    (re.compile("ائ(?=[ةه]$)"), "ا"),  # قرائة
    (re.compile("ء(?=[^\u064b-\u0652])"), ""),  # قراءة; at the end, core.analysis.arabic decides
]


def fold_letters(text: str) -> str:
    """Return a text in lower case, without marks, and with one letter for each group of variants.

    The copy for a memory stick folds in the same way in the browser: static/js/copy.js, with `FOLDED`.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] not in "MC").translate(FOLDED)


def fold(word: str) -> str:
    """Return a word with its letters folded, after spellings that differ by more than one letter were made alike."""
    word = unicodedata.normalize("NFKC", word).casefold()
    for spelling, instead in SPELLINGS:
        word = spelling.sub(instead, word)
    return fold_letters(word)
