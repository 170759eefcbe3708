"""What is proposed for an item when it is read: kind, language, and what a person should look at."""

import hashlib
import re
from collections.abc import Iterator
from html import unescape

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_noop

from core.checks.weekdays import dates_in
from core.i18n.dates import long_date
from importing.conversion.inline import title_in
from importing.conversion.texts import has_presentation_forms
from importing.models import Item, Kind, State
from importing.wxr import PERSONAL_TYPES

CONTENT = {"post": Kind.STORY, "page": Kind.PAGE, "attachment": Kind.MEDIA}
NOT_CONTENT = {
    "nav_menu_item": gettext_noop("An entry of a menu: menus are made anew here."),
    "revision": gettext_noop("An earlier version."),
    "wp_block": gettext_noop("A reusable block: it is shown in the texts that use it."),
}
IN_BIN = {"trash", "auto-draft"}
NOT_PUBLIC = {"draft", "pending", "private", "future"}
TITLES = [
    (
        Kind.APPEAL,
        re.compile(
            r"\b(?:appeal|petition|open letter|statement\b|release of|free the|freedom for|detaine)"
            r"|(?<!\w)(?:ال)?بيان(?!\w)|عريضة|رسالة مفتوحة|نداء|مناشدة|إطلاق سراح|اطلاق سراح|الحرية ل|معتقل",
            re.I,
        ),
    ),
    (
        Kind.CALL,
        re.compile(r"\b(?:call for|call to|register|sign up|apply)\b|دعوة (?:ل|إلى|الى)|استمارة|التسجيل", re.I),
    ),
    (
        Kind.REPORT,
        re.compile(
            r"\b(?:festival|forum)\b.*\b(?:report|concludes|ended|closing)|(?:اختتام|ختام|تقرير).*(?:مهرجان|منتدى)",
            re.I,
        ),
    ),
]
CATEGORIES = [
    (
        Kind.APPEAL,
        re.compile(
            r"\b(?:appeals?|petitions?|open letters?|(?:press )?statements?)\b"
            r"|(?<!\w)(?:ال)?(?:بيان|بيانات|نداءات?|مناشدات?|مناشدة|عريضة|عرائض)(?!\w)|رسائل مفتوحة",
            re.I,
        ),
    )
]
SEE = re.compile(
    r"(?:^|[\s(])((?:See|Read|Watch|Click here|انظر|اقرأ|شاهد|للمزيد|اضغط هنا)[^<>\n.:]{0,60}:\s*)(?=$|\n|<br|</p>)",
    re.I,
)
NAMES = re.compile(
    r"\b(?:detained|detainees?|kidnapped|abducted|disappeared|arrest(?:ed|s)?|imprisoned|jailed|release of)\b"
    r"|معتقل|اعتقل|اعتقال|مختطف|اختطف|اختطاف|مخطوف|مغيب|المحتجز|إطلاق سراح|اطلاق سراح|الإفراج عن|الافراج عن",
    re.I,
)
ARABIC, LATIN = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]"), re.compile("[A-Za-zÀ-ɏ]")
SORANI = re.compile("[ڕێۆڵە]")
ENOUGH = 20  # letters that tell a language


def propose(item: Item) -> None:
    """Set kind, reason, state and the warnings that need no other item, unless somebody has decided."""
    item.text_digest = _digest(item.body)
    item.warnings = [list(one) for one in warnings_about(item)]
    if item.is_decided:
        return
    item.kind, item.reason = _kind_of(item)
    item.state = State.LEFT_OUT if item.kind == Kind.LEAVE_OUT else State.WAITING


def _kind_of(item: Item) -> tuple[str, str]:
    """Return the kind, and the English reason, which screens translate."""
    if item.wp_type in PERSONAL_TYPES:
        return Kind.LEAVE_OUT, gettext_noop("It holds what somebody sent by a form: personal data is not moved.")
    if item.wp_status in IN_BIN:
        return Kind.LEAVE_OUT, gettext_noop("It was in the bin of the old site.")
    if item.wp_type in NOT_CONTENT:
        return Kind.LEAVE_OUT, NOT_CONTENT[item.wp_type]
    if item.wp_type not in CONTENT:
        return Kind.LEAVE_OUT, gettext_noop("A kind of content that this site does not know. Choose what it becomes.")
    return _kind_of_post(item) if item.wp_type == "post" else (CONTENT[item.wp_type], "")


def is_appeal(title: str) -> bool:
    return bool(TITLES[0][1].search(title))


def _kind_of_post(item: Item) -> tuple[str, str]:
    for kind, pattern in TITLES:
        if pattern.search(item.title):
            return kind, gettext_noop("By its title.")
    for kind, pattern in CATEGORIES:
        if any(taxonomy == "category" and pattern.search(name) for taxonomy, _slug, name in item.terms):
            return kind, gettext_noop("By its category.")
    return Kind.STORY, ""


def warnings_about(item: Item) -> Iterator[tuple[str, str]]:
    """Yield what a person should look at, as far as the item alone tells."""
    if item.wp_type not in {"post", "page"}:
        return
    text = f"{item.title}\n{unescape(strip_tags(item.body))}"
    found = [
        (
            item.wp_status in NOT_PUBLIC or item.has_password,
            "not_live",
            "password" if item.has_password else item.wp_status,
        ),
        (item.published_at is None, "date_missing", ""),
        (not title_in(item.title), "title_made", ""),
        (len(item.title) > 255, "title_cut", ""),
        (has_presentation_forms(text), "presentation_forms", ""),
        (see := SEE.search(item.body), "see_without_link", see[1].strip() if see else ""),
        (names := NAMES.search(text), "names", names[0] if names else ""),
        (_is_of_other_letters(item, text), "language_doubtful", ""),
    ]
    yield from ((key, about) for is_so, key, about in found if is_so)
    year = timezone.localtime(item.published_at).year if item.published_at else None
    for said, day in dates_in(text, item.language, year):
        if said != day.weekday():
            yield "weekday", long_date(day)


def _is_of_other_letters(item: Item, text: str) -> bool:
    known = len(ARABIC.findall(text)) + len(LATIN.findall(text))
    if sum(map(str.isalpha, text)) - known > max(known, ENOUGH):
        return True  # such as Greek
    letters = letters_language(text)
    return bool(letters and item.language and letters != item.language and {letters, item.language} & {"ar", "ckb"})


def letters_language(text: str) -> str:
    """Return the language that the letters of a text speak for, "" if there are too few."""
    arabic, latin = len(ARABIC.findall(text)), len(LATIN.findall(text))
    if arabic + latin < ENOUGH:
        return ""
    if arabic * 2 < latin:
        return "en"
    return "ckb" if len(SORANI.findall(text)) * 8 > arabic else "ar"


def _digest(body: str) -> str:
    words = " ".join(unescape(strip_tags(body)).split())
    return hashlib.sha256(words.encode()).hexdigest() if len(words) > 200 else ""
