"""A wording that would break a page is refused in words; one that is merely free is not."""

import pytest
from django.utils import translation

from editors.languages.public_texts import PublicText
from editors.languages.text_checks import problems_of, tidied

pytestmark = pytest.mark.one_database


def plain(source):
    return PublicText("", source, "", ("",), ())


PLURAL = PublicText("", "%(count)s page", "%(count)s pages", ("",), ())


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("Send", "ناردن"),
        ("Opens on %(day)s.", "لە %(day)s دەکرێتەوە."),
        ("%(what)s (%(call)s)", "(%(call)s) %(what)s"),
        ('Go to <bdi dir="ltr">%(host)s</bdi>', 'بڕۆ بۆ <bdi dir="ltr">%(host)s</bdi>'),
        ("<a>one</a> and <b>two</b>", "<b>دوو</b> و <a>یەک</a>"),
        ("100%%", "٪100%%"),
        ("Quotes", "“ناو” «ناو» 'ناو'"),
        ("It's here", "Ev li vir e: 'x' & y"),
    ],
)
def test_wording_that_fits_is_taken(source, wording):
    assert problems_of(plain(source), [wording], 2) == []


@pytest.mark.parametrize(
    ("source", "wording", "named"),
    [
        ("Opens on %(day)s.", "دەکرێتەوە.", "%(day)s"),
        ("Opens on %(day)s.", "لە %(dag)s دەکرێتەوە.", "%(dag)s"),
        ("Opens on %(day)s.", "لە %(day)d دەکرێتەوە.", "%(day)d"),
        ("Opens on %(day)s.", "لە %(day)s 50% دەکرێتەوە.", "%"),
        ("Send", "ناردن %(x)s", "%(x)s"),
        ("Send", "ناردن %s", "%s"),
        ("Send", "{ناردن}", "{"),
        ("Send", "{{ x }}", "{"),
        ("Send", "<b>ناردن</b>", "<b>"),
        ("Send", "<script>alert(1)</script>", "<script>"),
        ("Send", "1 < 2", "<"),
        ("Send", "a > b", ">"),
        ("Send", 'ناردن" onfocus="alert(1)', '"'),
        ("<b>one</b>", "یەک", "<b>"),
        ("<b>one</b>", "<b>یەک", "</b>"),
        ("<b>one</b>", "</b>یەک<b>", ""),
        ("<b>one</b>", "<b onclick=alert(1)>یەک</b>", "<b onclick=alert(1)>"),
        ("<b>1</b><i>2</i>", "<b><i>1</b></i>", ""),
        ("Send", "x" * 3000, ""),
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_wording_that_would_break_a_page_is_refused_by_name(source, wording, named, language):
    with translation.override(language):
        problems = problems_of(plain(source), [wording], 2)

    assert problems
    assert named in " ".join(problems)


@pytest.mark.parametrize(
    ("wordings", "is_right"),
    [
        (["یەک لاپەڕە", "%(count)s لاپەڕە"], True),
        (["%(count)s لاپەڕە", "%(count)s لاپەڕە"], True),
        (["", ""], True),
        (["%(count)s لاپەڕە", "لاپەڕە"], False),
        (["", "%(count)s لاپەڕە"], False),
        (["%(count)s لاپەڕە"], False),
        (["%(number)s", "%(count)s لاپەڕە"], False),
    ],
)
def test_plural_has_all_forms_and_its_number_in_the_last(wordings, is_right):
    assert (problems_of(PLURAL, wordings, 2) == []) is is_right


@pytest.mark.parametrize(
    ("wording", "source", "tidy"),
    [
        ("  دوو   وشە \r\n", "Two words", "دوو وشە"),
        ("کراوە", "Done: ", "کراوە "),
        ("\u202eکراوە\u202c", "Done", "کراوە"),
        ("می\u200cنووسم", "I write", "می\u200cنووسم"),
        ("   ", "Done: ", ""),
        ("یەک\r\nدوو", "one\ntwo", "یەک\nدوو"),
    ],
)
def test_wording_is_tidied_like_its_source(wording, source, tidy):
    assert tidied(wording, source) == tidy
