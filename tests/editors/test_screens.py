"""Lists of pages, bundles and roles, in both languages of the admin."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from core.models import Bundle, BundleItem
from core.prefetch.renditions import make_renditions
from editors.page_lists import SORTED_BY_HAND_AT_MOST
from tests.editors.screens import opened
from tests.factories import ImageFactory, StandardPageFactory, StoryPageFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_list_shows_picture_date_and_languages(desk, stories, in_arabic):
    image = ImageFactory()
    make_renditions(image)
    story = StoryPageFactory(parent=stories, lead_image=image, lead_image_alt="A hall", story_date=date(2020, 11, 22))
    in_arabic(story)
    row = opened(desk, "wagtailadmin_explore", stories.pk).select_one("table.listing tbody tr")
    assert row.select_one("img.desk-thumb")
    assert "2020" in row.text
    assert row.select_one(".desk-language bdi").text == "ar"


def test_list_costs_as_many_queries_for_fifty_pages_as_for_five(sign_in, stories):
    browser = sign_in("Editors")
    counts = []
    for number in (5, 45):
        for _page in range(number):
            StoryPageFactory(parent=stories, lead_image=ImageFactory(), lead_image_alt="A hall")
        opened(browser, "wagtailadmin_explore", stories.pk)
        with CaptureQueriesContext(connection) as queries:
            opened(browser, "wagtailadmin_explore", stories.pk)
        counts.append(len(queries))
    assert counts[1] <= 40
    assert counts[1] <= counts[0] + 2


def test_sorting_by_hand_is_refused_where_it_would_show_too_many(desk, stories):
    StoryPageFactory.create_batch(60, parent=stories)
    shown = opened(desk, "wagtailadmin_explore", stories.pk, ordering="ord").select("table.listing tbody tr")
    assert len(shown) == 60
    Page.objects.filter(pk=stories.pk).update(numchild=SORTED_BY_HAND_AT_MOST + 1)
    shown = opened(desk, "wagtailadmin_explore", stories.pk, ordering="ord").select("table.listing tbody tr")
    assert len(shown) == 50


@pytest.mark.parametrize("wanted", ["missing", "open"])
def test_list_is_filtered_by_translation(desk, stories, in_arabic, arabic_home, wanted):
    StoryPageFactory(parent=stories, title="English only")
    in_arabic(StoryPageFactory(parent=stories, title="In both"))
    text = (
        opened(desk, "wagtailadmin_explore", stories.pk, untranslated=wanted)
        .select_one("table.listing, .nice-padding")
        .text
    )
    assert ("English only" in text) == (wanted == "missing")
    assert "In both" not in text


def sent(*pages, **words):
    data = {"title": "Launch", "goes_at": "", "items-TOTAL_FORMS": len(pages), "items-INITIAL_FORMS": 0}
    data |= {"items-MIN_NUM_FORMS": 1, "items-MAX_NUM_FORMS": 1000}
    for number, page in enumerate(pages):
        data |= {f"items-{number}-page": page.pk, f"items-{number}-ORDER": number + 1, f"items-{number}-DELETE": ""}
    return data | words


def test_editor_makes_a_bundle_and_publishes_it(desk, stories):
    drafts = StoryPageFactory.create_batch(2, parent=stories, live=False)
    response = desk.post(reverse("bundles:add"), sent(*drafts))
    assert response.status_code == 302
    bundle = Bundle.objects.get()
    assert bundle.made_by == desk.user
    desk.post(reverse("editors:bundle", args=[bundle.pk]))
    assert {page.live for page in Page.objects.filter(pk__in=[draft.pk for draft in drafts])} == {True}


def test_bundle_without_pages_is_refused(desk):
    assert desk.post(reverse("bundles:add"), sent()).status_code == 200


def test_page_twice_in_a_bundle_is_refused_in_words(desk, stories):
    draft = StoryPageFactory(parent=stories, live=False)
    response = desk.post(reverse("bundles:add"), sent(draft, draft))
    assert response.status_code == 200
    assert not Bundle.objects.exists()


def test_bundle_says_what_is_in_its_way(desk, home):
    child = StandardPageFactory(parent=StandardPageFactory(parent=home, live=False), live=False, title="Child")
    bundle = Bundle.objects.create(title="Launch")
    BundleItem.objects.create(bundle=bundle, page=child)
    page = opened(desk, "editors:bundle", bundle.pk)
    assert "Child" in page.select_one("main .help-block").text
    assert not page.select_one("main form button.button")


def test_writers_make_no_bundles(writer):
    assert writer.get(reverse("bundles:index")).status_code == 302


def test_writer_sends_a_story_to_an_editor_who_publishes_it(writer, sign_in, stories):
    story = StoryPageFactory(parent=stories, live=False, owner=writer.user, title="By a writer")
    story.save_revision(user=writer.user)
    page = Page.objects.get(pk=story.pk)
    assert not page.permissions_for_user(writer.user).can_publish()
    page.get_workflow().start(story, writer.user)
    editor = sign_in("Editors")
    assert "By a writer" in opened(editor, "wagtailadmin_home").main.text
    state = story.current_workflow_task_state
    editor.post(
        reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk]), {"comment": "Good"}
    )
    assert Page.objects.get(pk=story.pk).live


def test_writer_may_not_change_the_pages_of_others(writer, stories):
    story = StoryPageFactory(parent=stories, owner=UserFactory())
    assert not story.permissions_for_user(writer.user).can_edit()


def test_making_the_roles_twice_changes_nothing(roles, db):
    from wagtail.models import WorkflowPage

    from editors.roles import make_roles

    before = list(WorkflowPage.objects.values_list("workflow__name", flat=True))
    make_roles()
    assert list(WorkflowPage.objects.values_list("workflow__name", flat=True)) == before == ["Review by an editor"]


def test_administrator_reaches_people_and_languages(administrator):
    opened(administrator, "wagtailusers_users:index")
    opened(administrator, "editors:languages")


def test_list_of_pages_remembers_its_filters_until_they_are_taken_away(editor, stories, home):
    StoryPageFactory(parent=stories, title="Draft of ours", live=False)
    address = reverse("wagtailadmin_explore", args=[stories.pk])
    assert editor.get(address, {"locale": "en", "p": "1"}).status_code == 200
    back = editor.get(address)
    assert back.status_code == 302
    assert back.url == f"{address}?locale=en"
    assert editor.get(reverse("wagtailadmin_explore", args=[home.pk])).status_code == 200, (
        "Another list is another matter."
    )
    assert editor.get(reverse("wagtailadmin_explore_results", args=[stories.pk]), {"locale": ""}).status_code == 200
    assert editor.get(address).status_code == 200


@pytest.mark.parametrize("value", ["x" * 2000, "\x00", "٣", "unknown"])
def test_filter_that_makes_no_sense_locks_nobody_out(editor, stories, value):
    address = reverse("wagtailadmin_explore", args=[stories.pk])
    assert editor.get(address, {"locale": value}).status_code == 200
    assert editor.get(address, follow=True).status_code == 200
