"""What stands on pages that readers see is changed by those alone who may publish."""

import pytest
from django.core.files.base import ContentFile
from django.db.models.signals import pre_delete, pre_save
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection
from wagtail.test.utils.form_data import rich_text

from core.models import Passage, Person, SiteImage
from core.models.terms import Term
from core.permissions.live_content import guard_change, guard_deletion
from core.publishing.shared_rows import shared_models
from editors.roles import EDITORS, WRITERS, translators_of
from tests.factories import ImageFactory, PersonFactory, StoryPageFactory
from tests.factories.images import picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def story(stories):
    """A public story with a picture and a document in use."""
    image = ImageFactory(title="Hall")
    document = Document.objects.create(title="Plan", file=ContentFile(b"plan", "plan.txt"))
    body = [("document", {"document": document})]
    return StoryPageFactory(parent=stories, lead_image=image, lead_image_alt="A hall", body=body)


def image_post(image, **changed):
    return {"title": image.title, "collection": image.collection_id, "people_agreed": "on"} | changed


def test_writer_replaces_no_picture_that_readers_see(sign_in, story):
    image = SiteImage.objects.get()
    wish = image_post(image, file=picture_file("other.png"))
    shown = sign_in(WRITERS).post(reverse("wagtailimages:edit", args=[image.pk]), wish)
    assert "stands on pages that readers see" in shown.content.decode()
    assert SiteImage.objects.get().file.name == image.file.name


def test_editor_replaces_a_picture_that_readers_see(sign_in, story):
    image = SiteImage.objects.get()
    wish = image_post(image, file=picture_file("other.png"))
    assert sign_in(EDITORS).post(reverse("wagtailimages:edit", args=[image.pk]), wish).status_code == 302
    assert SiteImage.objects.get().file.name != image.file.name


def test_writer_changes_a_picture_of_a_draft(sign_in, story):
    story.unpublish()
    image = SiteImage.objects.get()
    wish = image_post(image, title="Other", file=picture_file("other.png"))
    assert sign_in(WRITERS).post(reverse("wagtailimages:edit", args=[image.pk]), wish).status_code == 302
    assert SiteImage.objects.get().title == "Other"


@pytest.mark.parametrize("many", [False, True])
def test_writer_deletes_no_file_that_readers_see(sign_in, story, many):
    writer, image, document = sign_in(WRITERS), SiteImage.objects.get(), Document.objects.get()
    for app, model, row in (("core", "siteimage", image), ("wagtaildocs", "document", document)):
        name = {"siteimage": "wagtailimages:delete", "document": "wagtaildocs:delete"}[model]
        address = reverse(name, args=[row.pk])
        if many:
            address = reverse("wagtail_bulk_action", args=[app, model, "delete"]) + f"?id={row.pk}&next=/admin/"
        assert "stands on pages that readers see" in writer.post(address, follow=True).content.decode()
    assert SiteImage.objects.exists()
    assert Document.objects.exists()


def test_writer_moves_no_file_that_readers_see_to_another_collection(sign_in, story):
    """Another collection may be closed to readers."""
    document, other = Document.objects.get(), Collection.get_first_root_node().add_child(name="Closed")
    address = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "add_to_collection"])
    wish = {"collection": other.pk}
    shown = sign_in(WRITERS).post(f"{address}?id={document.pk}&next=/admin/", wish, follow=True).content.decode()
    assert "stands on pages that readers see" in shown
    assert Document.objects.get().collection_id == document.collection_id


def test_writer_renames_nobody_who_signs_a_public_story(sign_in, story):
    person = PersonFactory(name="Amal")
    story.authors.create(person=person)
    story.save()
    address = reverse("wagtailsnippets_core_person:edit", args=[person.pk])
    shown = sign_in(WRITERS).post(address, {"name": "Other", "role": ""}).content.decode()
    assert "stands on pages that readers see" in shown
    assert 'value="Other"' in shown, "What was typed is still there."
    assert Person.objects.get().name == "Amal"


def test_writer_renames_somebody_whom_no_public_page_names(sign_in, roles):
    person = PersonFactory(name="Amal")
    sign_in(WRITERS).post(reverse("wagtailsnippets_core_person:edit", args=[person.pk]), {"name": "Other", "role": ""})
    assert Person.objects.get().name == "Other"


def test_translator_changes_no_passage_that_readers_see_in_any_language(sign_in, stories, english, arabic):
    passage = Passage.objects.create(locale=english, title="Contact", body="<p>Write.</p>")
    twin = Passage.objects.create(
        locale=arabic, translation_key=passage.translation_key, title="راسلنا", body="<p>راسلنا</p>"
    )
    StoryPageFactory(parent=stories, body=[("passage", passage)])

    address = reverse("wagtailsnippets_core_passage:edit", args=[twin.pk])
    sign_in(translators_of(arabic)).post(address, {"title": "راسلنا", "body": rich_text("<p>غيره</p>")})

    assert Passage.objects.get(pk=twin.pk).body == "<p>راسلنا</p>"
    sign_in(EDITORS).post(address, {"title": "راسلنا", "body": rich_text("<p>غيره</p>")})
    assert "غيره" in Passage.objects.get(pk=twin.pk).body


def test_every_shared_row_is_guarded():
    assert {SiteImage, Document, Passage, *Term.__subclasses__()} == set(shared_models())
    assert len(shared_models()) >= 7
    for model in shared_models():
        assert guard_change in pre_save._live_receivers(model)[0]
        assert guard_deletion in pre_delete._live_receivers(model)[0]
