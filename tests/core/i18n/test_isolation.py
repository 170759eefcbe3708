"""A text has the direction of its language; what runs the other way in it keeps its own and moves nothing beside it."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from core.i18n.isolation import isolate
from core.i18n.languages import Language
from tests.factories import StoryPageFactory


def runs(text, direction="rtl"):
    return [run.text for run in BeautifulSoup(isolate(text, direction), "html.parser").find_all("bdi")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNICEF تعلن عن برنامج", ["UNICEF"]),
        ("نسبة H₂O في كل m² كبيرة", ["H₂O", "m²"]),
        ("ISF 2026: المنتدى", ["ISF 2026"]),
        (
            "نداء من Iraqi Civil Society Solidarity Initiative (ICSSI)",
            ["Iraqi Civil Society Solidarity Initiative", "ICSSI"],
        ),
        ("اتصل على 0770-123-4567 الآن", ["0770-123-4567"]),
        ("اتصل على ٠٧٧٠-١٢٣-٤٥٦٧ الآن", ["٠٧٧٠-١٢٣-٤٥٦٧"]),
        ("الرقم +964 770 123 4567", ["+964 770 123 4567"]),
        ("يوم 10/12/2017", ["10/12/2017"]),
        ("اقرأ https://example.org/a?x=1&y=2.", ["https://example.org/a?x=1&y=2"]),
        ("راسل salma@example.org، أو", ["salma@example.org"]),
        ("AT&T والمنظمة", ["AT&T"]),
        ("الساعة 10:00 حضر 1,000 شخص", []),
        ("لا شيء غريب", []),
        ("شبكة 3G وطرد 1.5kg", ["3G", "1.5kg"]),
        ("الحرارة -5 درجات", ["-5"]),
        ("Tom (USA)", ["Tom (USA)"]),
        ("5 & 6", []),
    ],
)
def test_runs_of_latin_letters_numbers_and_addresses_stand_apart_in_arabic(text, expected):
    assert runs(text) == expected


def test_arabic_stands_apart_in_english():
    assert runs("The المنتدى الاجتماعي forum, 0770-123-4567", "ltr") == ["المنتدى الاجتماعي"]


def test_nothing_of_a_text_is_lost_and_no_mark_is_let_in():
    text = "قال <b>Tom</b> & 'Rock 'n' roll' \"x\""

    assert BeautifulSoup(isolate(text, "rtl"), "html.parser").text == text


def test_marks_and_addresses_of_rich_text_stay_as_they_are():
    html = '<p>قال <b>Salma Ali</b> <a href="https://x.org/0770-12-3">هنا</a> &amp; &#x27;</p>'

    assert isolate(SafeString(html), "rtl") == html.replace("Salma Ali", '<bdi dir="ltr">Salma Ali</bdi>')


@pytest.mark.django_db
def test_arabic_headline_that_begins_with_latin_letters_is_set_right_to_left(read, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, slug="boats"), title="UNICEF في البصرة")

    page = read("/ar/news/boats/")
    headline = page.find("h1")

    assert page.html["dir"] == "rtl"
    assert not headline.has_attr("dir")
    assert headline.find("bdi").text == "UNICEF"


# What people type, in search boxes, forms, notes and questions: nobody knows its language.
TYPED = {
    "components/signatory_names.html": ("signatory.shown_name",),
    "components/nothing_found.html": ["{{ text }}"],
    "forms_app/admin/submission_detail.html": ["{{ answer.label }}", "{{ answer.text|", "{{ present.notes|"],
    "editors/draft_links.html": ["{{ remark.words|"],
    "forms_app/answer_list.html": ["{{ answer.text|linebreaksbr }}"],
    "search.html": ["{{ words }}", "{{ text }}"],
    "translations/approval.html": ["{{ review.note|", "{{ review.answer|"],
    "translations/includes/assignments.html": ["{{ row.note|"],
    "translations/includes/concordance_row.html": ["{{ row.source|"],  # an original may be in any language
    "translations/includes/progress.html": ["{{ assignment.note|", "{{ review.answer|"],
    "translations/missing.html": ["{{ text.fallback|"],  # so may what stands for a missing text
    "translations/panel.html": ["{{ question.words|"],
}
FIELDS = ("<input", "<textarea")
MACHINE_MADE = ("filesizeformat", "file_extension", "date:'H:i'")
FOR_STAFF = (
    "editors",
    "forms_app/admin",
    "importing/admin",
    "translations",
    "wagtailadmin",
    "wagtail_localize",
    "mail",
)
GUESSED = re.compile(r"""<\w+[^<>]*dir="auto"[^<]*""")
# Names on public pages: without a direction of its own, a <bdi> guesses as well.
BARE = re.compile(r"""<bdi>\{\{[^}]*\}\}""")


def test_only_what_people_type_chooses_its_direction_by_its_first_letter():
    root = Path(settings.BASE_DIR, "templates")
    texts = {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*.html")}
    found = [(name, guess) for name, text in texts.items() for guess in GUESSED.findall(text)]
    found += [
        (name, guess) for name, text in texts.items() if not name.startswith(FOR_STAFF) for guess in BARE.findall(text)
    ]
    known = [
        (name, guess)
        for name, guess in found
        if not guess.startswith(FIELDS) and not any(word in guess for word in (*TYPED.get(name, ()), *MACHINE_MADE))
    ]

    assert len(texts) > 150
    assert {name for name, _guess in found} >= set(TYPED)
    assert known == []


def test_what_a_form_says_has_the_direction_of_its_language():
    schema = {"title": "UNICEF تسأل", "intro": "ISF: من أنت؟", "button": "أرسل"}
    with translation.override("ar"):
        html = render_to_string(
            "forms_app/signup.html",
            {
                "schema": schema,
                "language": Language("ar"),
                "number": 1,
                "state": "closed",
                "shown": None,
                "alone": True,
            },
        )
    form = BeautifulSoup(html, "html.parser").section

    assert form["dir"] == "rtl"
    assert form.select("header [dir=auto]") == []
    assert [bdi.text for bdi in form.select("header bdi")] == ["UNICEF", "ISF"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>عنواننا:</p><p><b>Contact</b>: Baghdad, Iraq.</p>",
            '<p>عنواننا:</p><p><bdi dir="ltr"><b>Contact</b>: Baghdad, Iraq.</bdi></p>',
        ),
        (
            "<p>Karrada 62,<br/>Baghdad, Iraq<br/>العراق</p>",
            '<p><bdi dir="ltr">Karrada 62,</bdi><br/><bdi dir="ltr">Baghdad, Iraq</bdi><br/>العراق</p>',
        ),
        ("<p><b>Iraq,<br/>Basra</b></p>", '<p><b><bdi dir="ltr">Iraq</bdi>,<br/><bdi dir="ltr">Basra</bdi></b></p>'),
    ],
    ids=["paragraph", "lines", "a mark over two lines"],
)
def test_a_line_of_foreign_words_only_is_one_run(html, expected):
    assert isolate(SafeString(html), "rtl") == expected
