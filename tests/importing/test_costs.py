"""What a page costs when it is taken over, and that what is put off for that is done, whoever was killed."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex

from core.models import Organisation, Place
from importing.take_over import TakeOver
from importing.tasks import work_on_moves
from tests.importing.exports import export, post

pytestmark = pytest.mark.django_db


def linked(site, number):
    return f'<a href="https://{site}/?p={number}">{"عربي" if site.startswith("ar") else "English"}</a>\n\n'


def page_of(move, number):
    return move.items.get(wp_id=number).page.specific


@pytest.mark.indexed
@pytest.mark.parametrize("is_live", [False, True])
def test_a_pair_costs_at_most_forty_queries_an_item(read_exports, run, lists, is_live):
    words = "The people of the marshes came together to ask for water."
    english = export(
        *(post(n, f"Day {n}", linked("ar.old.example", n + 10) + f"<p>{words} {n}</p>") for n in (1, 2, 3))
    )
    arabic = export(
        *(post(n + 10, f"يوم {n}", linked("www.old.example", n) + f"<p>اجتمع الناس. {n}</p>") for n in (1, 2, 3)),
        site="ar.old.example",
    )
    move = read_exports(english, arabic)
    move.is_live = is_live
    taking = TakeOver(move)
    first, *others = move.items.filter(language="en").order_by("pk")
    taking.take(first.pk)
    with CaptureQueriesContext(connection) as queries:
        for item in others:
            taking.take(item.pk)

    assert [page_of(move, n).live for n in (1, 2, 3)] == [is_live] * 3
    asked = [one for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= 40 * 2 * len(others)


RICH = {
    "www.old.example": """ICSSI – Nassiriyah

The marshes of {day} are drying. People of the marshes met on Friday to ask for water.

<h2>What they ask for</h2>

– water for all
– no dams without talks

<blockquote>We stay.</blockquote>

<table><tr><th>Town</th><th>Day</th></tr><tr><td>Basra</td><td>{day}</td></tr></table>

Read <a href="https://www.old.example/?p={before}">before</a> and <a href="https://www.old.example/?p={after}">after</a>.

https://www.youtube.com/watch?v=abcdefghijk

Further words, <strong>bold</strong> and <em>italic</em>.""",
    "ar.old.example": """المبادرة – الناصرية

الأهوار {day} تجف. اجتمع أهل الأهوار يوم الجمعة للمطالبة بالماء.

<h2>المطالب</h2>

– الماء للجميع
– لا سدود دون حوار

<blockquote>نحن باقون.</blockquote>

<table><tr><th>المدينة</th><th>اليوم</th></tr><tr><td>البصرة</td><td>{day}</td></tr></table>

اقرأ <a href="https://ar.old.example/?p={before}">ما قبل</a> و<a href="https://ar.old.example/?p={after}">ما بعد</a>.

https://www.youtube.com/watch?v=abcdefghijk

كلمات أخرى، <strong>غامقة</strong>.""",
}


def rich_post(site, number, twin, terms):
    other = "ar.old.example" if site.startswith("www") else "www.old.example"
    body = RICH[site].format(day=number, before=number - 1, after=number + 1)
    terms = [("category", name, name) for name in terms]
    return post(
        number, f"يوم {number}" if site.startswith("ar") else f"Day {number}", linked(other, twin) + body, terms=terms
    )


@pytest.mark.indexed
def test_the_dearest_pair_costs_at_most_forty_queries_an_item(read_exports, lists, english, arabic):
    for locale, who, where in ((english, "ICSSI", "Nassiriyah"), (arabic, "المبادرة", "الناصرية")):
        Organisation.objects.create(name=who, short_name=who, locale=locale)
        Place.objects.create(name=where, locale=locale)
    move = read_exports(
        export(*(rich_post("www.old.example", n, n + 100, ["Water", "Marshes", "Rights"]) for n in range(1, 6))),
        export(
            *(rich_post("ar.old.example", n + 100, n, ["ماء", "أهوار", "حقوق"]) for n in range(1, 6)),
            site="ar.old.example",
        ),
    )
    move.mappings.filter(taxonomy="author").update(target="Sara Ali")
    move.is_live = True
    taking = TakeOver(move)
    first, *others = move.items.filter(language="en").order_by("pk")
    taking.take(first.pk)  # makes the topics and people
    costs = []
    for item in others:
        with CaptureQueriesContext(connection) as queries:
            taking.take(item.pk)
        costs.append(sum("SAVEPOINT" not in one["sql"] for one in queries) / 2)

    for number in (2, 103):
        page = page_of(move, number)
        assert page.live
        assert (page.topics.count(), page.authors.count(), len(page.body)) == (3, 1, 7)
        assert page.dateline_organisation
        assert page.dateline_place
    assert max(costs) <= 40


@pytest.mark.indexed
def test_pages_are_indexed_together_and_a_kill_before_that_loses_nothing(both_sites, run):
    both_sites.is_live = True
    TakeOver(both_sites).take(both_sites.items.get(wp_id=21).pk)
    page = page_of(both_sites, 21)
    assert both_sites.items.filter(is_unindexed=True).count() == 2
    assert page not in list(Page.objects.search(page.title))

    work_on_moves(threading.Event())
    assert not both_sites.items.filter(is_unindexed=True).exists()
    assert page.page_ptr in list(Page.objects.search(page.title))
    assert ReferenceIndex.objects.filter(object_id=str(page.pk)).exists()
