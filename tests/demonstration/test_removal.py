"""The demonstration is taken away, and what people made of it or beside it stays."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page

from core.models import Navigation, Organisation, Place, SiteFacts, SiteImage, User
from demonstration import build as building
from demonstration.removal import remove
from editors.roles import ADMINISTRATORS, EDITORS
from forms_app.models import SignupForm
from news.models import StoryIndexPage, StoryPage
from tests.demonstration.test_new_site import begin
from tests.factories import StoryPageFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.indexed]


@pytest.fixture(scope="module")
def _built(django_db_setup, django_db_blocker):
    """The demonstration, built once for this module."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "prepare_pictures", lambda: None)
        call_command("build_demonstration")
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def administrator(_built, db):
    return UserFactory(username="nour", group=ADMINISTRATORS)


def test_nothing_of_it_is_left_and_another_site_can_begin(client, administrator):
    report = remove()
    assert report.kept == []
    assert list(Page.objects.filter(depth__gt=2)) == []
    for model in (SignupForm, Place, Organisation, SiteImage, Navigation):
        assert not model.objects.exists(), model
    assert list(User.objects.all()) == [administrator]
    assert SiteFacts.objects.get().contact_email == ""
    assert not Locale.objects.filter(language_code="ckb").exists()
    assert client.get("/en/").status_code == client.get("/ar/").status_code == 200
    client.force_login(administrator)
    begin(client)
    assert "نهر وقصب" in client.get("/ar/").content.decode()


def test_what_people_wrote_stays_with_all_it_needs(client):
    editor = UserFactory(group=EDITORS)
    index = StoryIndexPage.objects.get(locale__language_code="en")
    place = Place.objects.filter(locale__language_code="en").first()
    mine = StoryPageFactory(parent=index, title="Ours", owner=editor)
    changed = StoryPage.objects.live().filter(locale__language_code="en").exclude(pk=mine.pk).first()
    changed.title = "Told otherwise"
    changed.dateline_place = place
    changed.save_revision(user=editor).publish(user=editor)

    report = remove()

    assert set(StoryPage.objects.filter(locale__language_code="en").values_list("title", flat=True)) >= {
        "Ours",
        "Told otherwise",
    }
    assert {"Told otherwise", index.title, str(place)} <= set(report.kept)
    assert client.get(mine.url).status_code == 200


def test_account_that_was_used_is_closed_and_not_deleted(client):
    client.force_login(User.objects.get(username="editor"))
    remove()
    assert not User.objects.get(username="editor").is_active
    assert not User.objects.filter(username="translator").exists()


def test_without_another_administrator_nothing_is_removed(administrator):
    administrator.delete()
    with pytest.raises(CommandError, match="make_administrator"):
        call_command("remove_demonstration")
    assert StoryPage.objects.exists()
