"""The pages of a bundle are published together or not at all."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page

from core.models import Bundle, BundleItem
from core.publishing.bundles import publish_bundle, publish_what_is_due
from core.publishing.trash import put_into_bin
from tests.factories import ImageFactory, StandardPageFactory, StoryPageFactory, UserFactory

pytestmark = pytest.mark.django_db


def bundle_of(*pages, hours=-1, made_by=None):
    made_by = made_by or UserFactory(is_superuser=True)
    bundle = Bundle.objects.create(title="Launch", goes_at=timezone.now() + timedelta(hours=hours), made_by=made_by)
    for number, page in enumerate(pages):
        BundleItem.objects.create(bundle=bundle, page=page, sort_order=number)
    return bundle


def is_live(*pages):
    return [Page.objects.get(pk=page.pk).live for page in pages]


@pytest.fixture
def drafts(stories, arabic):
    first = StoryPageFactory(parent=stories, live=False, title="One")
    second = StoryPageFactory(parent=stories, live=False, title="Two")
    return first, second


def test_bundle_waits_for_its_time(drafts):
    bundle_of(*drafts, hours=1)
    publish_what_is_due()
    assert is_live(*drafts) == [False, False]


def test_all_pages_go_public_together_in_every_language(drafts, in_arabic):
    twin = in_arabic(drafts[0])
    twin.unpublish()
    bundle = bundle_of(*drafts, twin)
    publish_what_is_due()
    assert is_live(*drafts, twin) == [True, True, True]
    assert Bundle.objects.get(pk=bundle.pk).published_at


def test_newest_draft_is_what_goes_public(drafts):
    drafts[0].title = "Newest"
    drafts[0].save_revision()
    publish_bundle(bundle_of(drafts[0]))
    assert Page.objects.get(pk=drafts[0].pk).title == "Newest"


def test_parent_and_child_may_come_in_any_order(home):
    parent = StandardPageFactory(parent=home, live=False)
    child = StandardPageFactory(parent=parent, live=False)
    bundle = bundle_of(child, parent)
    publish_bundle(bundle)
    assert Bundle.objects.get(pk=bundle.pk).problem == ""
    assert is_live(parent, child) == [True, True]


@pytest.mark.parametrize("spoil", ["bin", "hint", "parent", "invalid"])
def test_one_page_that_cannot_go_keeps_all_and_says_why(drafts, home, spoil):
    other = drafts[1]
    if spoil == "bin":
        put_into_bin(other, None)
    elif spoil == "hint":
        other.title = "[What comes next]"
        other.save_revision()
    elif spoil == "parent":
        other = StandardPageFactory(parent=StandardPageFactory(parent=home, live=False), live=False)
    else:
        other.lead_image = ImageFactory()
        other.save_revision(clean=False)
    bundle = bundle_of(drafts[0], other)
    assert not publish_bundle(bundle)
    assert is_live(drafts[0]) == [False]
    assert Bundle.objects.get(pk=bundle.pk).problem


def test_empty_bundle_says_so():
    bundle = bundle_of()
    publish_what_is_due()
    assert "empty" in Bundle.objects.get(pk=bundle.pk).problem


def test_published_bundle_is_not_published_again(drafts):
    bundle = bundle_of(*drafts)
    publish_bundle(bundle)
    drafts[0].refresh_from_db()
    drafts[0].unpublish()
    publish_bundle(bundle)
    assert is_live(drafts[0]) == [False]


def test_fault_in_one_bundle_does_not_hold_up_the_next(drafts):
    broken, fine = bundle_of(drafts[0]), bundle_of(drafts[1])

    def publish(bundle):
        if bundle == broken:
            raise RuntimeError
        return publish_bundle(bundle)

    publish_what_is_due(publish)
    assert is_live(*drafts) == [False, True]
    assert Bundle.objects.get(pk=broken.pk).problem
    assert Bundle.objects.get(pk=fine.pk).published_at


def test_moment_in_9999_is_refused():
    with pytest.raises(ValidationError, match="five years"):
        Bundle(title="Far", goes_at=datetime(9999, 1, 1, tzinfo=UTC)).full_clean()


def test_bundle_of_somebody_who_may_not_publish_is_not_published(drafts):
    bundle = bundle_of(drafts[0], made_by=UserFactory())
    assert not publish_bundle(bundle)
    assert "may not publish" in Bundle.objects.get(pk=bundle.pk).problem
