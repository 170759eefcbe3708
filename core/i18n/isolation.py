"""Runs of text that must keep their own direction inside a sentence: foreign phrases, numbers in groups, addresses.

The direction of a text is that of its language, which is known; its first letter does not decide it. What runs the other
way is put into <bdi>, so that neither its punctuation nor the words beside it change places.
"""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

LATIN = r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"
ARABIC = r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
DIGIT = r"0-9\u0660-\u0669\u06f0-\u06f9"
SHIFTED = r"\u00b2\u00b3\u00b9\u2070-\u209c"  # H₂O, m²
LEFT_ALONE = r"<[^>]*>|&[a-z]+;|&#\w+;"  # tags, and signs written as entities
ADDRESS = r"(?:https?://|www\.)(?:&amp;|[^\s<>&\"'«»“”])+(?<![.,،؛;:!?؟)])|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
# A number that stands between other letters needs nothing; one of several groups, or with a sign in front, does.
IN_GROUPS = rf"(?:[+#]|(?<![\w-])[-\u2212](?=[{DIGIT}]))[{DIGIT}]+(?:[ \u00a0/:.,()-]*[{DIGIT}]+)*|[{DIGIT}]+(?:[ \u00a0/()-]+[{DIGIT}]+)+"


def _phrase(letters: str) -> str:
    """Return the pattern of words in these letters, with numbers and signs between them but not at the ends."""
    word = rf"[{letters}][{letters}{DIGIT}{SHIFTED}'’]*[+#]*"
    first = rf"(?<![{DIGIT}])(?:[{DIGIT}]+(?:[.,][{DIGIT}]+)*)?{word}"  # 3G, 1.5kg
    between = r"(?:[ \u00a0]|[-./:_@]|&amp;|&#x27;| &amp; )"
    return rf"{first}(?:{between}(?:{word}|[{DIGIT}]+(?![{DIGIT}]*[ \u00a0/-][{DIGIT}])))*"


# By the direction of the text: the runs in it that go the other way.
FOREIGN = {
    "rtl": ("ltr", re.compile(rf"(?P<alone>{LEFT_ALONE})|{ADDRESS}|{IN_GROUPS}|{_phrase(LATIN)}")),
    "ltr": ("rtl", re.compile(rf"(?P<alone>{LEFT_ALONE})|{_phrase(ARABIC)}")),
}


LINE_END = re.compile(r"(\s*</?(?:p|li|ul|ol|h[1-6]|div|br|td|th|tr)\b[^>]*>\s*)")
SCRIPTS = {"ltr": re.compile(f"[{LATIN}]"), "rtl": re.compile(f"[{ARABIC}]")}


def isolate(text: str, direction: str) -> SafeString:
    """Return a text, plain or HTML, as HTML with each run that goes the other way in a <bdi>.

    A line that has letters of the other direction only, such as a foreign name or address, is one run with its brackets and signs.
    """
    lines = LINE_END.split(conditional_escape(text))
    return mark_safe("".join(_isolated_line(one, direction) for one in lines))  # noqa: S308  escaped above


def _isolated_line(html: str, direction: str) -> str:
    other, pattern = FOREIGN[direction]
    letters = re.sub(LEFT_ALONE, " ", html)
    is_whole = html.count("</") * 2 == html.count("<")  # what is opened in it is closed in it
    if is_whole and SCRIPTS[other].search(letters) and not SCRIPTS[direction].search(letters):
        return f'<bdi dir="{other}">{html}</bdi>'

    def put_apart(match: re.Match) -> str:
        return match[0] if match["alone"] else f'<bdi dir="{other}">{match[0]}</bdi>'

    return pattern.sub(put_apart, html)
