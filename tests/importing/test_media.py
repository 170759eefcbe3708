"""Pictures and documents are found among the uploads by any of their names, and stored as an editor's upload is."""

import io
import zipfile
from urllib.parse import quote

import pytest
from wagtail.images import get_image_model

from core.files.stored import CleanUpload
from core.models import SiteImage
from importing.media import Library, take
from importing.models import Move, State
from importing.pages import NotTakenError
from tests.core.files.kinds import MARK, PDFS
from tests.importing.exports import attachment, export, jpeg, post

pytestmark = pytest.mark.django_db
ARABIC = "صورة-الهور.jpg"


def zipped(members):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return output.getvalue()


def in_folder(folder, members):
    for name, content in members.items():
        path = folder / "up" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return "up"


def in_zip(folder, members):
    (folder / "up.zip").write_bytes(zipped({f"site/wp-content/uploads/{name}": one for name, one in members.items()}))
    return "up.zip"


@pytest.fixture(params=[in_folder, in_zip], ids=["folder", "zip"])
def library(request, import_folder):
    """Return a function that makes a library of some files."""
    return lambda members: Library(request.param(import_folder, members))


@pytest.mark.parametrize(
    "upload", [f"2016/05/{ARABIC}", f"2016/05/{quote(ARABIC)}", f"2016/05/{ARABIC[:-4]}-300x200.jpg"]
)
def test_arabic_and_encoded_names_find_the_file(library, upload):
    found = library({f"2016/05/{ARABIC}": b"picture"})

    assert found.read(found.find(upload)) == b"picture"


def test_original_is_taken_rather_than_a_smaller_copy(library):
    found = library({"a/b.jpg": b"original", "a/b-scaled.jpg": b"smaller", "a/b-300x200.jpg": b"small"})

    assert {found.read(found.find(name)) for name in ("a/b-scaled.jpg", "a/b-300x200.jpg", "a/b.jpg")} == {b"original"}
    assert found.read(found.find("a/b-scaled.jpg", "b.jpg")) == b"original"


def test_names_that_lead_outside_find_nothing(import_folder):
    (import_folder / "up").mkdir()
    (import_folder / "secret.jpg").write_bytes(b"secret")
    found = Library("up")

    assert found.find("../secret.jpg") is None
    assert found.read("../secret.jpg") is None


def test_equal_bytes_are_one_picture_and_damaged_ones_fail_in_words(read_exports, import_folder):
    in_folder(import_folder, {"a.jpg": jpeg(), "b.jpg": jpeg(), "c.jpg": b"no picture"})
    move = read_exports(
        export(*(attachment(n, name) for n, name in ((1, "a.jpg"), (2, "b.jpg"), (3, "c.jpg")))), uploads="up"
    )
    items = list(move.items.order_by("wp_id"))

    assert [take(item, Library("up")) for item in items] == [True, True, False]
    assert items[0].image_id == items[1].image_id == SiteImage.objects.get().pk
    assert items[2].state == State.FAILED
    assert items[2].reason


def test_documents_are_cleaned_as_uploads_are(read_exports, import_folder):
    content = PDFS["author.pdf"]()
    assert MARK.encode() in content
    in_folder(import_folder, {"law.pdf": content})
    move = read_exports(export(attachment(1, "law.pdf", title="The law")), uploads="up")
    item = move.items.get()

    assert take(item, Library("up"))
    assert item.document.title == "The law"
    with item.document.file.open() as file:
        assert MARK.encode() not in file.read()


def test_featured_picture_stands_at_the_top(taken_picture):
    page = taken_picture("<p>Words.</p>", {"_thumbnail_id": "2"})

    assert (page.lead_image_alt, page.lead_image_caption, page.lead_image_credit) == (
        "A boat",
        "On the marsh",
        "Photo: Ahmed",
    )
    assert [block.block_type for block in page.body] == ["paragraph"]
    assert page.live


def test_featured_picture_that_begins_the_text_stands_there_once(taken_picture):
    page = taken_picture('<img class="wp-image-2" src="/x.jpg" alt="Two boats" /><p>Words.</p>', {"_thumbnail_id": "2"})

    assert page.lead_image_alt == "Two boats"
    assert [block.block_type for block in page.body] == ["paragraph"]


@pytest.mark.parametrize(
    "address",
    [
        "https://i0.wp.com/www.old.example/wp-content/uploads/2016/05/boat.jpg?resize=300%2C200&ssl=1",
        "https://www.old.example/wp-content/uploads/2016/05/boat-300x200.jpg",
    ],
    ids=["delivered by Photon", "smaller copy"],
)
def test_picture_is_found_whoever_delivered_it(taken_picture, address):
    page = taken_picture(f'<p>Words.</p><img src="{address}" alt="A boat" />')

    assert [block.block_type for block in page.body] == ["paragraph", "picture"]


def test_uploads_of_a_site_at_wordpress_com_are_found(taken_picture):
    site = "water.wordpress.com"
    address = "https://water.files.wordpress.com/2016/05/boat.jpg"
    page = taken_picture(f'<p>Words.</p><img src="{address}?w=300" alt="A boat" />', site=site, address=address)

    assert [block.block_type for block in page.body] == ["paragraph", "picture"]


@pytest.fixture
def taken_picture(read_exports, import_folder, run, lists):
    """Return a function that takes over a post with a body, and a picture that is number 2; it returns the page."""

    def take(body, meta=None, site="www.old.example", address=""):
        (import_folder / "up" / "2016" / "05").mkdir(parents=True)
        (import_folder / "up" / "2016" / "05" / "boat.jpg").write_bytes(jpeg())
        address = address or f"https://{site}/wp-content/uploads/2016/05/boat.jpg"
        words = {"meta": {"_wp_attachment_image_alt": "A boat"}, "excerpt": "On the marsh. Photo: Ahmed"}
        picture = attachment(2, "2016/05/boat.jpg", attachment_url=address, **words)
        move = read_exports(export(post(1, body=body, meta=meta or {}), picture, site=site), uploads="up")
        run(move, Move.Task.TAKE, is_live=True)
        return move.items.get(wp_id=1).page.specific

    return take


def files_of(media):
    return [path for path in media.rglob("*") if path.is_file()]


def test_item_that_is_not_taken_leaves_no_file(both_sites, run, settings, tmp_path, monkeypatch):
    def refused(*args, **kwargs):
        raise NotTakenError("Its other language has no list.")

    settings.MEDIA_ROOT = tmp_path / "media"
    with monkeypatch.context() as patch:
        patch.setattr("importing.take_over.TakeOver._parent_of_twin", refused)
        run(both_sites, Move.Task.TAKE)
    assert both_sites.items.get(wp_id=21).state == State.FAILED
    assert files_of(settings.MEDIA_ROOT) == []


def test_half_a_file_is_deleted_when_the_disk_is_full(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "media"

    def half(self):
        yield self.read(100)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(CleanUpload, "chunks", half)
    with pytest.raises(OSError, match="No space"):
        get_image_model().objects.create(title="A boat", file=CleanUpload("boat.jpg", jpeg()))
    assert files_of(settings.MEDIA_ROOT) == []
