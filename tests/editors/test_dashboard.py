"""The dashboard and the calendar, in both languages of the admin."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from campaigns.models import SignupSlot
from core.models import Bundle, Navigation, Notice, OutsideLink, SiteFacts
from core.operations.outbox import deliver_waiting
from core.publishing.trash import put_into_bin
from editors.checklist import STEPS
from home.models import StandardPage
from tests.editors.screens import opened
from tests.factories import CallPageFactory, StandardPageFactory, StoryPageFactory, UserFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def panel(browser, name):
    found = opened(browser, "wagtailadmin_home").select_one(f"#{name}-section")
    return found.get_text(" ", strip=True) if found else ""


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
    assert led_to[1] - led_to[0] == {reverse("wagtailusers_users:index"), reverse("editors:languages")}


def test_checklist_goes_when_everything_is_done(desk, home, arabic_home, english, arabic):
    test_checklist_ticks_itself(desk, home, arabic_home, english, arabic)
    desk.post(reverse("editors:test_mail"))
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


def test_calendar_shows_what_happens_by_itself(desk, stories, calls, english):
    soon = timezone.now().replace(hour=9, minute=0) + timedelta(minutes=5)
    story = StoryPageFactory(parent=stories, title="Scheduled", live=False)
    story.go_live_at = soon + timedelta(days=365)
    story.save_revision(approved_go_live_at=soon)
    Bundle.objects.create(title="Launch", goes_at=soon)
    Notice.objects.create(words="Roads closed", closes_at=soon, locale=english)
    SignupFormFactory(title="Volunteers", closes_at=soon)
    CallPageFactory(parent=calls, title="Forum", starts_on=timezone.localdate(soon), ends_on=timezone.localdate(soon))
    text = opened(desk, "editors:planning", month=f"{timezone.localdate(soon):%Y-%m}").select_one("table.planning").text
    for title in ("Scheduled", "Launch", "Roads closed", "Volunteers", "Forum"):
        assert title in text


def test_calendar_shows_a_page_once_with_its_languages(desk, stories, in_arabic, calls):
    soon = timezone.now() + timedelta(minutes=5)
    story = StoryPageFactory(parent=stories, title="Boats")
    twin = in_arabic(story, title="قوارب")
    for page in (story, twin):
        page.expire_at = soon
        page.save()
    call = CallPageFactory(
        parent=calls, title="Forum", starts_on=timezone.localdate(soon), ends_on=timezone.localdate(soon)
    )
    in_arabic(call, title="ملتقى")
    table = opened(desk, "editors:planning", month=f"{timezone.localdate(soon):%Y-%m}").select_one("table.planning")
    (row,) = [row for row in table.select("li") if "Boats" in row.text]
    first, other = row.select("a")
    assert {first["href"], other["href"]} == {
        reverse("wagtailadmin_pages:edit", args=[pk]) for pk in (story.pk, twin.pk)
    }
    assert {code.text for code in row.select(".planning-code")} == {"en", "ar"}
    assert "قوارب" in row.text
    assert len([row for row in table.select("li") if "Forum" in row.text and "ملتقى" in row.text]) == 2  # begins, ends


@pytest.mark.parametrize("month", ["", "2020", "2020-13", "0000-00", "9999-12", "1970-01", "x" * 300, "٢٠٢٠-٠١"])
def test_month_that_makes_no_sense_is_this_month(sign_in, month):
    page = opened(sign_in("Editors"), "editors:planning", month=month)
    assert page.select_one(".planning-today")
