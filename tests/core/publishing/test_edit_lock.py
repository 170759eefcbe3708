"""The editor's own saving and her "Publish", at the same moment, on PostgreSQL, where they really are."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.test.utils.form_data import streamfield

from home.models import StandardPage
from tests.editing import filled_in, paragraph
from tests.factories import StandardPageFactory, UserFactory

AS_JSON = {"accept": "application/json"}
A_MOMENT = 1  # second, in which a publish that does not wait is through

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="a database in memory serves one at a time")
def test_page_stays_published_when_it_is_saved_by_itself_meanwhile(home, monkeypatch):
    page = StandardPageFactory(parent=home, live=False)
    user = UserFactory(is_superuser=True)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    body = streamfield([paragraph("We are here.")])
    posted = filled_in(StandardPage, title="About us", slug=page.slug, body=body)
    reading, published, answers = threading.Event(), threading.Event(), {}
    save = WagtailAdminPageForm.save

    def slow_save(form, commit=True):
        if threading.current_thread().name == "autosave":
            reading.set()
            published.wait(A_MOMENT)
        return save(form, commit)

    monkeypatch.setattr(WagtailAdminPageForm, "save", slow_save)

    def post(**more):
        client = Client()
        client.force_login(user)
        name = threading.current_thread().name
        if name == "publish":
            reading.wait(10 * A_MOMENT)
        try:
            answers[name] = client.post(url, posted | more, headers=AS_JSON if name == "autosave" else {}).status_code
        finally:
            connection.close()
        if name == "publish":
            published.set()

    threads = [
        threading.Thread(target=post, name="autosave"),
        threading.Thread(target=post, name="publish", kwargs={"action-publish": "1"}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {"autosave": 200, "publish": 302}
    assert StandardPage.objects.get().live


def test_decision_about_a_task_that_is_over_keeps_what_was_written(client, home):
    """Somebody else decided while the reviewer had the page open; Wagtail answers 500."""
    page = StandardPageFactory(parent=home)
    client.force_login(UserFactory(is_superuser=True))
    posted = filled_in(StandardPage, title="Mended", slug=page.slug, body=streamfield([paragraph("We are here.")]))
    decision = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    assert client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted | decision).status_code == 302
    page.refresh_from_db()
    assert page.title != page.get_latest_revision_as_object().title == "Mended"


def test_stranger_is_asked_who_she_is_like_everywhere_in_the_admin(client):
    url = reverse("wagtailadmin_pages:edit", args=[987654])
    assert client.post(url)["Location"] == f"/admin/login/?next={url}"
