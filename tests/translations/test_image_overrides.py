"""A translation may show pictures of its own, and says in its own language what each shows."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.models import SiteImage
from core.templatetags.site_tags import SHARED_PICTURE
from tests.factories import ImageFactory
from tests.factories.images import picture_file
from translations import reviews, version_history
from translations.copies import copy_translations
from translations.image_overrides import image_overrides_of, set_images
from translations.models import Assignment, State, Version
from translations.publication import publish
from translations.submission import submit
from translations.target_builder import build_target, target_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def poster():
    """A picture with English words in it."""
    return ImageFactory(title="Poster", file=picture_file(size=(1300, 800)))


@pytest.fixture
def arabic_poster():
    return ImageFactory(title="ملصق", file=picture_file(size=(1300, 800)))


@pytest.fixture
def sent(story, arabic, poster):
    """A story passed on with a poster, and with the poster and a photograph in its body."""
    story.share_image, story.share_image_alt = poster, "A poster with a river"
    story.body = [
        {"type": "picture", "value": {"image": picture.pk, "alt": alt, "caption": "", "credit": ""}}
        for picture, alt in ((poster, "The poster on a wall"), (ImageFactory(title="Boats"), "Boats"))
    ]
    story.save_revision().publish()
    return submit(type(story).objects.get(pk=story.pk), arabic)


@pytest.fixture
def bench(client, translator, sent):
    return BeautifulSoup(client.get(reverse("translations:workbench", args=[sent.pk])).content, "html.parser")


def test_every_picture_stands_in_the_workbench(bench):
    assert [name.text for name in bench.select(".tw-pictures [role=group] bdi")] == ["Poster", "Poster", "Boats"]


@pytest.mark.parametrize("words", ["A poster with a river", "The poster on a wall"])
def test_what_a_picture_shows_is_translated_in_the_workbench(bench, words):
    assert words in [words.text for words in bench.select(".tw-source .tw-words")]


def choose(client, sent, place, picture):
    shown = next(shown for shown in image_overrides_of(sent) if shown.place.label == place)
    client.post(reverse("translations:pictures", args=[sent.pk]), {f"picture-{shown.context_id}": picture})


def test_a_translation_is_passed_on_with_its_own_picture_and_words(
    client, translator, sent, write, read, arabic_poster
):
    place = type(target_of(sent))._meta.get_field("share_image").verbose_name.capitalize()
    choose(client, sent, place, arabic_poster.pk)
    write(sent, {"A poster with": "ملصق فيه نهر"})
    page = publish(sent)
    head = read(page.url).head
    assert arabic_poster.get_rendition(SHARED_PICTURE).url in head.find("meta", property="og:image")["content"]
    assert head.find("meta", property="og:image:alt")["content"] == "ملصق فيه نهر"
    assert page.get_translation(sent.source.locale).share_image.title == "Poster"


def test_a_picture_in_the_body_is_replaced_in_the_translation_alone(client, translator, sent, arabic_poster):
    choose(client, sent, "Picture", arabic_poster.pk)
    shown = [block.value["image"].title for block in build_target(sent).body]
    assert shown == ["ملصق", "Boats"]


def test_the_original_s_picture_comes_back_when_the_choice_is_taken_back(translator, sent, arabic_poster):
    [first, *_others] = image_overrides_of(sent)
    set_images(sent, {first.context_id: arabic_poster}, translator)
    assert set_images(sent, {first.context_id: None}, translator) == 1
    assert image_overrides_of(sent)[0].own is None


def test_a_picture_that_was_deleted_gives_way_to_the_original_s(translator, sent, arabic_poster):
    for shown in image_overrides_of(sent):
        set_images(sent, {shown.context_id: arabic_poster}, translator)
    arabic_poster.delete()
    page = build_target(sent)
    assert (page.share_image.title, page.body[0].value["image"].title) == ("Poster", "Poster")


def test_a_picture_that_is_not_there_is_not_taken(client, translator, sent):
    choose(client, sent, "Picture", 10**6)
    assert [shown.own for shown in image_overrides_of(sent)] == [None, None, None]


@pytest.fixture
def chosen(translator, sent, arabic_poster):
    """The translation, with an Arabic poster where the page is passed on."""
    share_image = image_overrides_of(sent)[0]
    set_images(sent, {share_image.context_id: arabic_poster}, translator)
    return sent


def test_another_picture_of_the_original_is_shown_once_the_choice_was_taken_back(translator, chosen, edit_source):
    set_images(chosen, {image_overrides_of(chosen)[0].context_id: None}, translator)
    edit_source(share_image=ImageFactory(title="Newer poster"))
    chosen.source.refresh_from_db()
    assert build_target(chosen).share_image.title == "Newer poster"


def test_a_screen_opened_before_the_original_changed_takes_no_choice_back(
    client, translator, chosen, edit_source, arabic_poster
):
    key = image_overrides_of(chosen)[0].context_id
    body = chosen.source.as_instance().body.raw_data
    edit_source(body=[{"type": "heading", "value": "Before all pictures"}, *body], intro="Another.")
    client.post(reverse("translations:pictures", args=[chosen.pk]), {f"picture-{key}": arabic_poster.pk})
    assert image_overrides_of(chosen)[0].own == arabic_poster
    client.post(reverse("translations:pictures", args=[chosen.pk]))
    assert image_overrides_of(chosen)[0].own == arabic_poster


def test_a_copy_s_translation_shows_the_pictures_that_were_chosen(translator, chosen, arabic_poster):
    original = chosen.source.get_source_instance()
    [carried] = copy_translations(original, original.copy(update_attrs={"slug": "another"}), translator)
    assert image_overrides_of(carried)[0].own == arabic_poster
    assert target_of(carried).get_latest_revision_as_object().share_image == arabic_poster


def test_approval_publishes_the_pictures_that_were_sent_and_not_those_chosen_since(
    translator, reviewer, chosen, write, arabic_poster
):
    write(chosen)
    review = reviews.send(chosen, translator)
    set_images(chosen, {image_overrides_of(chosen)[0].context_id: ImageFactory(title="Not sent")}, translator)
    reviews.approve(review, reviewer)
    assert target_of(chosen).share_image == arabic_poster
    assert Assignment.objects.get(translation=chosen).state == State.READY


def seen(client, review):
    """Return what a reviewer sees of pictures and links: what readers have, and what they would get."""
    page = client.get(reverse("translations:review", args=[review.translation_id]))
    rows = BeautifulSoup(page.content, "html.parser").select(".tw-replaced")
    return [tuple(" ".join(one.text.split()) for one in row.select("del, ins")) for row in rows]


def test_a_reviewer_sees_which_pictures_changed(client, translator, reviewer, chosen, write):
    write(chosen)
    review = reviews.send(chosen, translator)
    client.force_login(reviewer)
    assert seen(client, review) == [("ملصق",)]


def test_a_reviewer_sees_a_choice_that_was_taken_back(client, translator, reviewer, chosen, write):
    write(chosen)
    publish(chosen)
    set_images(chosen, {image_overrides_of(chosen)[0].context_id: None}, translator)
    review = reviews.send(chosen, translator)
    client.force_login(reviewer)
    assert seen(client, review) == [("ملصق", "as in the original")]


@pytest.mark.parametrize("gone", ["Poster", "ملصق"])
def test_a_review_opens_after_a_picture_was_deleted(client, translator, reviewer, chosen, write, gone):
    write(chosen)
    reviews.send(chosen, translator)
    SiteImage.objects.get(title=gone).delete()
    client.force_login(reviewer)
    assert client.get(reverse("translations:review", args=[chosen.pk])).status_code == 200


def test_an_earlier_version_comes_back_with_its_pictures_and_that_is_undone(translator, chosen, write, arabic_poster):
    write(chosen)
    publish(chosen)
    set_images(chosen, {image_overrides_of(chosen)[0].context_id: None}, translator)
    assert version_history.restore(Version.objects.published().get(), translator) == 1
    assert image_overrides_of(chosen)[0].own == arabic_poster
    version_history.restore(Version.objects.get(kind=Version.Kind.RESTORED), translator)
    assert image_overrides_of(chosen)[0].own is None


def test_a_version_from_before_pictures_were_noted_leaves_them_as_they_are(
    translator, reviewer, chosen, write, arabic_poster
):
    write(chosen)
    review = reviews.send(chosen, translator)
    Version.objects.update(own=None)
    review.version.refresh_from_db()
    version_history.restore(review.version, translator)
    assert image_overrides_of(chosen)[0].own == arabic_poster
    reviews.approve(review, reviewer)
    assert target_of(chosen).share_image == arabic_poster
