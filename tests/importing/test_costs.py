"""What a page costs when it is taken over, and that what is put off for that is done, whoever was killed."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex

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
