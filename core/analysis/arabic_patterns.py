"""Patterns of Arabic words: what a plural may be the plural of, and from which verb a word may be made.

An Arabic word is a root in a pattern: شارع, شوارع. Here a word that has the shape of a pattern gets the words it may
belong to. Most of these do not exist, so they are never indexed: a search looks for them among the words of the index,
after the certain forms. Takes and returns folded words, without particles and articles. In the comments, a b c d stand
for the letters of the root.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

SHORTEST = 3  # letters
# In the tables, small letters are letters of the root, two alike for two alike, and capitals are these:
FIXED = {"A": "ا", "W": "و", "Y": "ي", "H": "ه", "E": "ء", "T": "ت", "M": "م"}


def _patterns(table: str) -> list[tuple[re.Pattern[str], list[str]]]:
    return [
        (re.compile(_expression(pattern)), others)
        for pattern, *others in (line.split("#")[0].split() for line in table.strip().splitlines())
    ]


def for_scripts(patterns: list[tuple[re.Pattern[str], list[str]]]) -> list[tuple[str, list[str]]]:
    """Return a table of patterns as JavaScript reads it: regular expressions, and what each may be replaced by."""
    return [
        (
            re.sub(r"\(\?P=(\w)\)", r"\\k<\1>", pattern.pattern).replace("(?P<", "(?<"),
            ["".join(f"$<{sign}>" if sign.islower() else FIXED[sign] for sign in other) for other in others],
        )
        for pattern, others in patterns
    ]


def _expression(pattern: str) -> str:
    seen: set[str] = set()
    parts = []
    for sign in pattern:
        parts.append(FIXED.get(sign, f"(?P={sign})" if sign in seen else f"(?P<{sign}>.)"))
        seen.add(sign)
    return "".join(parts)


# A plural, and of what singulars it may be.
SINGULARS = _patterns("""
abc abAc abYc            # كتب, طرق
abb abH ab               # قصص
abAc abc abYc aAbc       # رجال, كبار, تجار
abWc abc abYc aAbc       # دروس
abAb ab abH aAb          # خيام, شباب
abWb ab abH              # حقوق
abAH aAbY                # قضاة
abcA aAbc abYc           # شعراء, without its hamza
abcE aAbc abYc
Aabc abAc abYc aAbc abAE abc    # أنشطة, أندية
AabA abYb abE abW abY    # أطباء, أجزاء
abcY abYc                # جرحى
aWAcd aAcd aWcd          # شوارع, مواقع
abAcd abcd               # مدارس
abAYd abYd abAd abWd     # قصائد, رسائل, عجائز
abAYA abY aAbY           # هدايا, زوايا
AbAcd bcAd bcYd bcd      # أماكن, أقارب
abAcY abc abYc           # ليالي, يتامى
abAbd abAd abYd
AabAc abc aAbc abYc      # أنهار, أصحاب
AaWAc aAc                # أبواب
AaYAc aAc
AabcA abYc abc           # أصدقاء
abcAE aAbc abYc
abcdA abcd               # the accusative without its mark
abAcYd abcWd abcAd abcYd abcd   # مشاريع, عناوين, تقارير, مواعيد
aWAcYd aAcWd aAcYd       # قوانين
AbAcYd bcYd              # أحاديث
abAbYd abAd abWd abYd    # شبابيك
""")
# A noun or participle, and the past of the verb it may be made from.
VERBS = _patterns("""
abAc abc                 # زراعة
abWc abc
aYAc aAc                 # زيارة
aWAc aAc
TabYc abc                # تنظيم
Tabc abc                 # تجربة
MabWc abc                # مكتوب
AabAc Aabc               # إعلان
AabcAd Aabcd             # احتفال
AabcdAe Aabcde           # استقبال
AabA AabY                # إجراء
AabcA AabcY              # انتهاء
AabcdA AabcdY
abA abY                  # بناء
abE abY
abAE abY
""")
OBJECTS = ("هما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك")
PRESENT, PRESENT_ENDINGS = "يتنا", ("ون", "وا", "ين", "ان", "ن", "ي")
PAST_ENDINGS = ("تما", "تم", "تن", "تا", "نا", "وا", "ت", "ا", "ن")


class Relatives(NamedTuple):
    """What a word may belong to."""

    words: frozenset[str]
    """Words of which it may be a form: its singular, the past of its verb."""
    verbs: frozenset[str]
    """Verbs that it may share with words of other patterns, as يدربون and تدريب share درب."""


def relatives(word: str, is_noun: bool = False, has_own_ending: bool = False) -> Relatives:
    """Return the words that a word may belong to; one with an article `is_noun` and never a verb."""
    words, verbs = set(), set()
    for noun in [word] if has_own_ending else _nouns(word):
        words |= set(_singulars(noun))
        verbs |= set(_bases_of_noun(noun))
    if not is_noun and not has_own_ending:
        words |= _past_of_past(word)
        verbs |= _past_of_present(word)
    return Relatives(*(frozenset(each for each in found - {word} if len(each) >= SHORTEST) for found in (words, verbs)))


def _nouns(word: str) -> set[str]:
    """Return a word with and without the endings of number and gender."""
    found = {word}
    for ending in ("ات", "ين", "ون", "ان", "يه", "ه", "ي"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            found.add(word.removesuffix(ending))
    return found


def _singulars(noun: str) -> Iterator[str]:
    return _rewritten(noun, SINGULARS)


def _bases_of_noun(noun: str) -> Iterator[str]:
    """Yield the past of the verb from which a noun or participle may be made."""
    yield from _rewritten(noun, VERBS)
    if noun[0] == "م" and len(noun) > SHORTEST:
        yield from _with_alef(noun[1:])  # مشارك, منتخب


def _rewritten(word: str, patterns: list[tuple[re.Pattern[str], list[str]]]) -> Iterator[str]:
    for pattern, others in patterns:
        if letters := pattern.fullmatch(word):
            for other in others:
                yield "".join(letters[sign] if sign.islower() else FIXED[sign] for sign in other)


def _past_of_present(word: str) -> set[str]:
    """Return the past of a verb of which a word may be the present."""
    return {
        past
        for verb in _without_endings(word, OBJECTS)
        if verb[0] in PRESENT
        for rest in _without_endings(verb[1:], PRESENT_ENDINGS)
        for past in _with_alef(rest)
    }


def _past_of_past(word: str) -> set[str]:
    """Return the past, in the third person, of a verb of which a word may be another person."""
    return {
        past
        for verb in _without_endings(word, OBJECTS)
        for rest in _without_endings(verb, PAST_ENDINGS)
        if rest != verb and (len(rest) >= SHORTEST or not verb.endswith(("ا", "ن")) or verb.endswith(("وا", "نا")))
        for past in (rest, *_with_long_vowel(rest))
    }


def _without_endings(word: str, endings: tuple[str, ...]) -> list[str]:
    return [word, *(word.removesuffix(each) for each in endings if word.endswith(each) and len(word) - len(each) >= 2)]


def _with_alef(rest: str) -> Iterator[str]:
    """Yield what may stand in the past for the rest of a present form: نطلق, انطلق."""
    for base in (rest, *_with_long_vowel(rest)):
        yield from (base, f"ا{base}")


def _with_long_vowel(rest: str) -> Iterator[str]:
    """Yield the forms of a verb with a weak letter, which comes and goes: زور, زر, زار; دعو, دع, دعا; صل, وصل."""
    if len(rest) == 2:
        a, b = rest[0], rest[1]
        yield from (a + "ا" + b, f"{rest}ا", f"{rest}ي", f"و{rest}", rest + b)
    if len(rest) >= 3 and rest[-2] in "وي":
        yield rest[:-2] + "ا" + rest[-1]
    if rest[-1] in "ويا" and len(rest) >= 3:
        yield from (f"{rest[:-1]}ا", f"{rest[:-1]}ي")
