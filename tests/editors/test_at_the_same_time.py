"""Two people press the same button at one moment, on PostgreSQL, where they really do."""

import threading
from contextlib import suppress

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from core.models import DeletedPage, Deletion
from core.publishing import trash as core_bin
from core.publishing.trash import put_back, put_into_bin
from editors.roles import EDITORS
from home.models import StandardPage
from tests.editing import filled_in
from tests.factories import StandardPageFactory, UserFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor == 'sqlite'", reason="a database in memory serves one at a time"),
]


def at_once(*deeds):
    """Run each in a thread and a connection of its own, begin them together, and return what they return."""
    barrier, answers = threading.Barrier(len(deeds)), {}

    def run(number, deed):
        try:
            barrier.wait(10)
            answers[number] = deed()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers.get(number, "nothing") for number in range(len(deeds))]


def editor():
    client = Client()
    client.force_login(UserFactory(group=EDITORS))
    return client


def press(client, name, page, **data):
    return lambda: client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), data).status_code


def test_page_deleted_by_two_is_in_the_bin_once(home):
    page = StandardPageFactory(parent=home, slug="about")
    assert at_once(*(press(editor(), "delete", page) for _editor in range(3))) == [302, 302, 302]
    assert Deletion.objects.count() == DeletedPage.objects.count() == 1
    assert put_back(Deletion.objects.get(), None).slug == "about"


def test_page_and_the_one_above_it_deleted_at_once_fall_over_nothing(home, monkeypatch):
    above = StandardPageFactory(parent=home)
    below = StandardPageFactory(parent=above)
    stop = core_bin._stop_what_is_planned
    both = threading.Barrier(2)

    def slowly(family, user):
        # Both are half through at the same time, if nothing keeps one of them waiting.
        with suppress(threading.BrokenBarrierError):
            both.wait(1)
        stop(family, user)

    monkeypatch.setattr(core_bin, "_stop_what_is_planned", slowly)
    assert at_once(press(editor(), "delete", above), press(editor(), "delete", below)) == [302, 302]
    assert set(DeletedPage.objects.values_list("page", flat=True)) == {above.pk, below.pk}


def test_deleting_and_putting_back_at_once_leaves_the_page_in_one_place(home):
    page = StandardPageFactory(parent=home)
    deletion = put_into_bin(page, None)
    put_back_it = editor()
    answers = at_once(
        lambda: put_back_it.post(reverse("editors:bin"), {"deletion": deletion.pk}).status_code,
        lambda: editor().post(reverse("editors:bin"), {"deletion": deletion.pk}).status_code,
    )
    assert set(answers) <= {302, 404}
    assert not DeletedPage.objects.exists()
    assert Page.objects.get(pk=page.pk).live


def test_page_published_by_two_keeps_the_words_of_both(home):
    page = StandardPageFactory(parent=home, live=False)
    page.save_revision()

    def sent(title):
        return filled_in(StandardPage, title=title, slug=page.slug, body=streamfield([])) | {"action-publish": "1"}

    assert at_once(*(press(editor(), "edit", page, **sent(title)) for title in ("Hers", "His"))) == [302, 302]
    page.refresh_from_db()
    assert page.live
    titles = [revision.as_object().title for revision in page.revisions.order_by("pk")][-2:]
    assert sorted(titles) == ["Hers", "His"]
    assert page.title == titles[-1]
