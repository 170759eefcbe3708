"""Dashboard, lists, bin, bundles and the calendar, in both languages of the admin."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from campaigns.models import SignupSlot
from core.bin import put_into_bin
from core.mail import deliver_waiting
from core.models import Bundle, BundleItem, Navigation, Notice, OutsideLink, SiteFacts
from core.pictures import make_renditions
from home.desk.checklist import STEPS
from home.desk.listing import SORTED_BY_HAND_AT_MOST
from home.models import StandardPage
from tests.factories import CallPageFactory, ImageFactory, StandardPageFactory, StoryPageFactory, UserFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = pytest.mark.django_db


def opened(browser, name, *args, **query):
    response = browser.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def panel(browser, name):
    found = opened(browser, "wagtailadmin_home").select_one(f"#{name}-section")
    return found.get_text(" ", strip=True) if found else ""


# --- The dashboard ------------------------------------------------------------------------


def test_checklist_ticks_itself(desk, home, arabic_home, english, arabic):
    def undone():
        found = opened(desk, "wagtailadmin_home").select("#checklist-section .desk-steps a")
        return len(found)

    before = undone()
    for locale in (english, arabic):
        Navigation.objects.create(site_name="ICSSI", locale=locale)
    StandardPageFactory(parent=home, title="Privacy", slug="privacy")
    facts = SiteFacts.for_site(Site.objects.get())
    facts.backup_note, facts.contact_email = "Every night, tried in May", "us@example.org"
    facts.save()
    assert undone() == before - 4


def test_checklist_leads_everybody_only_where_they_may_go(desk, administrator, home):
    led_to = [{step.url_for(browser.user) for step in STEPS} - {""} for browser in (desk, administrator)]
    for browser, addresses in zip((desk, administrator), led_to, strict=True):
        assert {browser.get(address, follow=True).status_code for address in addresses} == {200}
        assert not [address for address in addresses if browser.get(address).headers.get("Location") == "/admin/"]
    assert led_to[1] - led_to[0] == {reverse("wagtailusers_users:index"), reverse("desk:languages")}


def test_checklist_goes_when_everything_is_done(desk, home, arabic_home, english, arabic):
    test_checklist_ticks_itself(desk, home, arabic_home, english, arabic)
    desk.post(reverse("desk:test_mail"))
    deliver_waiting()
    UserFactory(group="Writers")
    assert panel(desk, "checklist") == ""
    assert [letter.to for letter in mail.outbox] == [[desk.user.email]]


def test_drafts_of_mine_are_listed_and_not_those_of_others(desk, stories):
    StoryPageFactory(parent=stories, title="Of others", live=False, has_unpublished_changes=True)
    mine = StoryPageFactory(parent=stories, title="Mine", live=False, owner=desk.user)
    mine.save_revision(user=desk.user)
    assert "Mine" in panel(desk, "my-drafts")
    assert "Of others" not in panel(desk, "my-drafts")


def test_draft_in_the_bin_is_not_listed(desk, stories):
    mine = StoryPageFactory(parent=stories, title="Mine", live=False, owner=desk.user)
    mine.save_revision(user=desk.user)
    put_into_bin(mine, desk.user)
    assert panel(desk, "my-drafts") == ""


def test_call_that_closes_within_two_weeks_is_listed(desk, calls):
    today = timezone.localdate()
    call = CallPageFactory(parent=calls, title="Forum", starts_on=today, ends_on=today + timedelta(days=90))
    call.slots = [
        SignupSlot(label="Help", closes_on=today + timedelta(days=3), locale=call.locale, link="https://a.example")
    ]
    call.save()
    assert "Forum: Help" in panel(desk, "closing-soon")


def test_links_at_which_nobody_answers_are_listed(desk, stories):
    OutsideLink.objects.create(page=StoryPageFactory(parent=stories), address="https://gone.example", failures=2)
    assert "gone.example" in panel(desk, "broken-links")


def test_standing_page_nobody_touched_for_a_year_is_listed(desk, home):
    page = StandardPageFactory(parent=home, title="Old")
    StandardPage.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(days=400))
    assert "Old" in panel(desk, "old-pages")


def test_organiser_sees_no_panel_about_pages(organiser, stories, home):
    page = opened(organiser, "wagtailadmin_home")
    assert not page.select("#my-drafts-section, #planned-section, #checklist-section")


# --- Lists of pages -----------------------------------------------------------------------


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


# --- The bin ------------------------------------------------------------------------------


def test_deleted_page_goes_to_the_bin_and_comes_back(desk, client, stories):
    story = StoryPageFactory(parent=stories, title="Gone", slug="gone")
    desk.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
    assert client.get("/en/news/gone/").status_code == 404
    assert not opened(desk, "wagtailadmin_explore", stories.pk).select("table.listing tbody tr")
    button = opened(desk, "desk:bin").select_one('button[name="deletion"]')
    desk.post(reverse("desk:bin"), {"deletion": button["value"]})
    assert client.get("/en/news/gone/").status_code == 200


def test_asking_before_deleting_deletes_nothing(desk, stories):
    story = StoryPageFactory(parent=stories)
    opened(desk, "wagtailadmin_pages:delete", story.pk)
    assert Page.objects.get(pk=story.pk).live


def test_many_pages_go_to_the_bin_together(desk, stories):
    pages = StoryPageFactory.create_batch(3, parent=stories)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    ids = "&".join(f"id={page.pk}" for page in pages)
    desk.post(f"{address}?{ids}&next=/admin/")
    assert len(opened(desk, "desk:bin").select('button[name="deletion"]')) == 3
    assert Page.objects.filter(pk__in=[page.pk for page in pages]).count() == 3


def test_page_in_the_bin_cannot_be_edited(desk, stories):
    story = StoryPageFactory(parent=stories)
    put_into_bin(story, desk.user)
    response = desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assert response.url == reverse("desk:bin")


def test_page_in_the_bin_cannot_be_chosen(desk, stories):
    story = StoryPageFactory(parent=stories, title="Gone")
    put_into_bin(story, desk.user)
    page = desk.get(reverse("wagtailadmin_choose_page_child", args=[stories.pk]) + "?page_type=wagtailcore.page")
    assert "Gone" not in page.content.decode()


def test_writer_cannot_put_back_what_is_not_theirs(writer, stories):
    deletion = put_into_bin(StoryPageFactory(parent=stories), None)
    response = writer.post(reverse("desk:bin"), {"deletion": deletion.pk})
    assert response.status_code == 302
    assert type(deletion).objects.filter(pk=deletion.pk).exists()


@pytest.mark.parametrize("wrong", ["", "x", "9" * 30, "0"])
def test_bin_answers_nonsense_without_a_fault(sign_in, stories, wrong):
    assert sign_in("Editors").post(reverse("desk:bin"), {"deletion": wrong}).status_code in {302, 404}


def delete(browser, page, **answers):
    return browser.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), answers)


def test_editor_is_asked_about_the_translation_before_anything_goes(desk, client, stories, in_arabic):
    story = StoryPageFactory(parent=stories, slug="gone")
    twin = in_arabic(story)
    page = BeautifulSoup(delete(desk, story).content, "html.parser")
    assert [field["value"] for field in page.select('[name="others-ar"]')] == ["bin", "leave"]
    assert not page.select("input[checked]")
    assert client.get("/en/news/gone/").status_code == client.get(twin.url).status_code == 200


@pytest.mark.parametrize(("answer", "status"), [("bin", 404), ("leave", 200)])
def test_translation_goes_or_stays_as_the_editor_said(sign_in, client, stories, in_arabic, answer, status):
    browser = sign_in("Editors")
    story = StoryPageFactory(parent=stories, slug="gone")
    twin = in_arabic(story)
    delete(browser, story, **{"others-ar": answer})
    assert not Page.objects.get(pk=story.pk).live
    assert client.get(twin.url).status_code == status
    button = opened(browser, "desk:bin").select_one('button[name="deletion"]')
    browser.post(reverse("desk:bin"), {"deletion": button["value"]})
    assert client.get("/en/news/gone/").status_code == client.get(twin.url).status_code == 200
    assert not opened(browser, "desk:bin").select('button[name="deletion"]')


def test_translations_of_a_whole_branch_go_and_come_back(sign_in, client, home, in_arabic):
    browser = sign_in("Editors")
    above = StandardPageFactory(parent=home, slug="about")
    below = StandardPageFactory(parent=above, slug="people")
    twins = [in_arabic(above), in_arabic(below)]
    asked = BeautifulSoup(delete(browser, above).content, "html.parser")
    assert "2" in asked.select_one("legend").text
    delete(browser, above, **{"others-ar": "bin"})
    assert {client.get(page.url).status_code for page in [above, below, *twins]} == {404}
    button = opened(browser, "desk:bin").select_one('button[name="deletion"]')
    browser.post(reverse("desk:bin"), {"deletion": button["value"]})
    assert {client.get(page.url).status_code for page in [above, below, *twins]} == {200}


def test_translation_of_a_child_is_asked_about_where_it_stands_elsewhere(sign_in, home, in_arabic, arabic_home):
    above = StandardPageFactory(parent=home, slug="about")
    below = StandardPageFactory(parent=above, slug="people")
    twin = in_arabic(below)
    Page.objects.get(pk=twin.pk).move(Page.objects.get(pk=arabic_home.pk), "last-child")
    asked = BeautifulSoup(delete(sign_in("Editors"), above).content, "html.parser")
    assert len(asked.select("fieldset li")) == 2


def test_many_pages_are_asked_about_once(desk, client, stories, in_arabic):
    pages = StoryPageFactory.create_batch(2, parent=stories)
    twins = [in_arabic(page) for page in pages]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    address += "?" + "&".join(f"id={page.pk}" for page in pages) + "&next=/admin/"
    assert len(BeautifulSoup(desk.post(address).content, "html.parser").select("fieldset")) == 1
    desk.post(address, {"others-ar": "bin"})
    assert {client.get(twin.url).status_code for twin in twins} == {404}
    assert len(opened(desk, "desk:bin").select('button[name="deletion"]')) == 2


def test_nobody_deletes_translations_they_may_not_delete(writer, stories, in_arabic):
    story = StoryPageFactory(parent=stories, owner=writer.user, live=False)
    twin = in_arabic(story)
    delete(writer, story, **{"others-ar": "bin"})
    assert Page.objects.get(pk=twin.pk).live


# --- Bundles ------------------------------------------------------------------------------


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
    desk.post(reverse("desk:bundle", args=[bundle.pk]))
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
    page = opened(desk, "desk:bundle", bundle.pk)
    assert "Child" in page.select_one("main .help-block").text
    assert not page.select_one("main form button.button")


def test_writers_make_no_bundles(writer):
    assert writer.get(reverse("bundles:index")).status_code == 302


# --- The calendar -------------------------------------------------------------------------


def test_calendar_shows_what_happens_by_itself(desk, stories, calls, english):
    soon = timezone.now().replace(hour=9, minute=0) + timedelta(minutes=5)
    story = StoryPageFactory(parent=stories, title="Scheduled", live=False)
    story.go_live_at = soon + timedelta(days=365)
    story.save_revision(approved_go_live_at=soon)
    Bundle.objects.create(title="Launch", goes_at=soon)
    Notice.objects.create(words="Roads closed", closes_at=soon, locale=english)
    SignupFormFactory(title="Volunteers", closes_at=soon)
    CallPageFactory(parent=calls, title="Forum", starts_on=timezone.localdate(soon), ends_on=timezone.localdate(soon))
    text = opened(desk, "desk:planning", month=f"{timezone.localdate(soon):%Y-%m}").select_one("table.planning").text
    for title in ("Scheduled", "Launch", "Roads closed", "Volunteers", "Forum"):
        assert title in text


@pytest.mark.parametrize("month", ["", "2020", "2020-13", "0000-00", "9999-12", "1970-01", "x" * 300, "٢٠٢٠-٠١"])
def test_month_that_makes_no_sense_is_this_month(sign_in, month):
    page = opened(sign_in("Editors"), "desk:planning", month=month)
    assert page.select_one(".planning-today")


# --- Roles --------------------------------------------------------------------------------


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

    from home.roles import make_roles

    before = list(WorkflowPage.objects.values_list("workflow__name", flat=True))
    make_roles()
    assert list(WorkflowPage.objects.values_list("workflow__name", flat=True)) == before == ["Review by an editor"]


def test_administrator_reaches_people_and_languages(administrator):
    opened(administrator, "wagtailusers_users:index")
    opened(administrator, "desk:languages")


def test_messages_of_a_deletion_lead_to_the_bin(desk, stories):
    response = desk.post(reverse("wagtailadmin_pages:delete", args=[StoryPageFactory(parent=stories).pk]))
    assert any(reverse("desk:bin") in str(message) for message in get_messages(response.wsgi_request))
