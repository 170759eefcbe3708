"""Files from before uploads were cleaned are cleaned once, whenever the run is stopped, and pages go on showing them."""

import io
from pathlib import PurePath

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.documents import get_document_model

from core.files import library
from core.files.library import Outcome, clean_all, unnamed_files
from core.models import SiteImage
from tests.core.files.kinds import KINDS, RAW
from tests.factories import ImageFactory, StoryPageFactory

Document = get_document_model()
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_media")]


@pytest.fixture
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def as_before(row, name, content):
    """Give a row a file as it was stored before uploads were cleaned."""
    storage = row.file.storage
    old = row.file.name
    type(row).objects.filter(pk=row.pk).update(file=storage.save(name, ContentFile(content)), file_hash="x")
    if old:
        storage.delete(old)
    row.refresh_from_db()
    return row


@pytest.fixture
def picture():
    return as_before(ImageFactory(), "original_images/amal-at-home.jpg", KINDS["exif.jpg"]())


@pytest.fixture
def document():
    return as_before(Document.objects.create(title="Plan"), "documents/plan-of-amal.pdf", KINDS["author.pdf"]())


def run(commit):
    output = io.StringIO()
    with commit(execute=True):
        call_command("clean_stored_files", stdout=output)
    return output.getvalue()


def content_of(row):
    with row.file.storage.open(row.file.name) as file:
        return file.read()


def test_pictures_and_documents_are_cleaned_and_named_anew(picture, document, django_capture_on_commit_callbacks):
    assert RAW in content_of(document)
    said = run(django_capture_on_commit_callbacks)
    assert "core.SiteImage: 1 cleaned, 0 clean before, 0 refused, 0 missing" in said
    assert "wagtaildocs.Document: 1 cleaned, 0 clean before, 0 refused, 0 missing" in said
    for row, old in ((picture, picture.file.name), (document, document.file.name)):
        row.refresh_from_db()
        assert "amal" not in row.file.name
        assert RAW not in content_of(row)
        assert row.file_size == len(content_of(row))
        assert row.get_file_hash() != "x"
        assert not row.file.storage.exists(old)


def test_second_run_changes_nothing(picture, document, django_capture_on_commit_callbacks):
    run(django_capture_on_commit_callbacks)
    names = [type(row).objects.get(pk=row.pk).file.name for row in (picture, document)]
    said = run(django_capture_on_commit_callbacks)
    assert said.count("0 cleaned, 1 clean before") == 2
    assert [type(row).objects.get(pk=row.pk).file.name for row in (picture, document)] == names


def test_stopped_run_goes_on_where_it_stopped(picture, monkeypatch, django_capture_on_commit_callbacks):
    other = as_before(ImageFactory(), "original_images/amal.jpg", KINDS["comment.jpg"]())
    rows = clean_all(SiteImage)
    with django_capture_on_commit_callbacks(execute=True):
        assert next(rows) == (picture.pk, Outcome.CLEANED)
        rows.close()
    assert dict(clean_all(SiteImage)) == {picture.pk: Outcome.CLEAN, other.pk: Outcome.CLEANED}


def test_what_cannot_be_cleaned_stays_and_is_named(document, capsys):
    as_before(document, "documents/plan.pdf", b"only words")
    lost = as_before(Document.objects.create(title="Lost"), "documents/lost.pdf", KINDS["author.pdf"]())
    lost.file.storage.delete(lost.file.name)
    with pytest.raises(CommandError, match="2 files stay as they are"):
        call_command("clean_stored_files")
    told = capsys.readouterr().err
    assert f"wagtaildocs.Document {document.pk}: refused" in told
    assert f"wagtaildocs.Document {lost.pk}: missing" in told
    assert content_of(document) == b"only words"


def test_pages_have_renditions_made_from_the_clean_file(
    picture, stories, read, django_capture_on_commit_callbacks, settings
):
    story = StoryPageFactory(parent=stories, lead_image=picture, lead_image_alt="A river")
    before = picture.get_rendition("fill-400x225|format-webp")
    run(django_capture_on_commit_callbacks)
    assert not before.file.storage.exists(before.file.name)
    shown = read(story.url).select_one("main img")["src"]
    picture.refresh_from_db()
    assert PurePath(picture.file.name).stem in shown


def test_file_replaced_meanwhile_is_left_alone(document, monkeypatch):
    def replace(name, content):
        as_before(document, "documents/0123456789abcdef.pdf", b"%PDF-newer")
        return content + b"x"

    monkeypatch.setattr(library, "cleaned", replace)
    list(clean_all(Document))
    document.refresh_from_db()
    assert document.file.name == "documents/0123456789abcdef.pdf"


def test_originals_that_nothing_names_are_told(document):
    document.file.storage.save("documents/left-behind.pdf", ContentFile(b"x"))
    assert unnamed_files() == ["documents/left-behind.pdf"]
