"""Rules for publishing never stop a draft: it is saved with whatever is missing, and publishing says what that is."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from campaigns.models import CallPage, FestivalReportPage, ProgrammeEntry
from core.checks.registry import advice_about, newest_draft
from core.models import Bundle, BundleItem
from core.models.drafts import DefersRules, PublishingRules
from core.operations.outbox import deliver_waiting
from core.publishing.bundles import problems_of
from core.publishing.gate import NotPublishable
from forms_app.models import SignupForm
from news.models import StoryPage
from tests.editing import EMPTY, complaints, filled_in
from tests.factories import CallPageFactory, ImageFactory, StoryPageFactory, TopicFactory, UserFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PICTURE = {"image": "", "alt": "", "caption": "", "credit": ""}
LINK = {"page": "", "url": "", "label": ""}
SLOT = {"label": "", "note": "", "form": "", "link": "", "opens_on": "", "closes_on": ""}


def unfinished_call(image):
    """Return the form of a call in which something is missing everywhere."""
    return {
        "intro": "",
        "starts_on": "",
        "ends_on": "",
        "lead_image": str(image.pk),
        "lead_image_alt": "",
        "body": streamfield([("picture", PICTURE), ("heading", ""), ("call_to_action", LINK | {"note": "Now"})]),
        "key_dates": streamfield([("key_date", {"date": "", "label": "Last day"})]),
        "venues": inline_formset([{"name": "", "place": ""}]),
        "paths": inline_formset([{"topic": "", "focus": "Women in the marshes"}]),
        "slots": inline_formset([SLOT | {"label": "Volunteer"}]),
        "partners": inline_formset([]),
    }


def save_by_itself(browser, page, model, **fields):
    """Send the form as the editor does while somebody writes, and return the answer."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = nested_form_data({"title": page.title, "slug": page.slug} | EMPTY.get(model, {}) | fields)
    return browser.post(address, form, headers={"Accept": "application/json"})


def test_call_in_which_everything_is_missing_is_saved_by_itself(desk, calls):
    call = CallPageFactory(parent=calls, live=False)
    response = save_by_itself(desk, call, CallPage, **unfinished_call(ImageFactory()))
    assert response.json()["success"] is True
    draft = CallPage.objects.get(pk=call.pk)
    assert (draft.starts_on, draft.slots.get().label) == (None, "Volunteer")
    assert (draft.paths.get().topic, draft.paths.get().focus) == (None, "Women in the marshes")
    assert draft.key_dates[0].value["label"] == "Last day"


def test_draft_on_a_live_call_may_lack_dates(desk, calls):
    call = CallPageFactory(parent=calls)
    assert save_by_itself(desk, call, CallPage, **unfinished_call(ImageFactory())).json()["success"] is True
    assert CallPage.objects.get(pk=call.pk).starts_on == call.starts_on
    assert newest_draft(CallPage.objects.get(pk=call.pk)).starts_on is None


@pytest.fixture
def unfinished(editor, calls):
    call = CallPageFactory(parent=calls, live=False)
    save_by_itself(editor, call, CallPage, **unfinished_call(ImageFactory()))
    return CallPage.objects.get(pk=call.pk)


def test_draft_without_dates_breaks_no_screen(desk, unfinished):
    screens = [reverse("wagtailadmin_home"), reverse("wagtailadmin_explore", args=[unfinished.get_parent().pk])]
    names = ["wagtailadmin_pages:edit", "wagtailadmin_pages:view_draft", "wagtailadmin_pages:history"]
    screens += [reverse(name, args=[unfinished.pk]) for name in names]
    screens += [reverse("editors:advice", args=[unfinished.pk]), reverse("editors:planning")]
    assert {screen: desk.get(screen).status_code for screen in screens} == dict.fromkeys(screens, 200)
    assert desk.get(reverse("editors:season", args=[unfinished.pk])).status_code == 302
    assert desk.post(reverse("editors:report", args=[unfinished.pk])).status_code < 500


def test_advice_names_everything_that_is_missing_with_a_link_to_it(unfinished):
    found = {advice.url.partition("#")[2]: advice.words for advice in advice_about(unfinished) if advice.is_blocking}
    picture, heading, button = (block.id for block in unfinished.body)
    key_date = unfinished.key_dates[0].id
    fields = [":w:contentpath=" + path for path in ("intro", "starts_on", "ends_on", "lead_image_alt")]
    blocks = [f"{picture}.image", f"{picture}.alt", heading, f"{button}.page"]
    fields += [f":w:contentpath=body.{path}" for path in blocks] + [f":w:contentpath=key_dates.{key_date}.date"]
    fields += ["inline_child_venues-0", "inline_child_paths-0", "inline_child_slots-0"]
    assert set(fields) <= found.keys()
    assert found[fields[1]] == "Fill in “First day”."
    assert found[f":w:contentpath=body.{picture}.alt"] == "Fill in “Body › Picture 1 › What the picture shows”."


def test_no_way_of_publishing_lets_it_through(unfinished, editor):
    with pytest.raises(NotPublishable, match="First day"):
        unfinished.get_latest_revision().publish()
    bundle = Bundle.objects.create(title="Launch")
    BundleItem.objects.create(bundle=bundle, page=unfinished)
    assert any("First day" in problem for problem in problems_of(bundle))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    editor.post(f"{address}?id={unfinished.pk}")
    assert not CallPage.objects.get(pk=unfinished.pk).live


def test_publishing_marks_every_field_and_block(editor, calls):
    address = reverse("wagtailadmin_pages:add", args=["campaigns", "callpage", calls.pk])
    form = filled_in(CallPage, **unfinished_call(ImageFactory()))
    response = editor.post(address, form | {"action-publish": "1"})
    assert response.status_code == 200
    assert {"intro", "starts_on", "ends_on", "lead_image_alt", "body", "key_dates", "paths"} <= set(
        complaints(response)
    )
    assert "Women in the marshes" in BeautifulSoup(response.content, "html.parser").find(id="id_paths-0-focus")["value"]


@pytest.mark.parametrize(
    ("model", "parent", "fields"),
    [
        (CallPage, "calls", {"starts_on": "2026-11-30", "ends_on": "2026-11-22"}),
        (FestivalReportPage, "reports", {"starts_on": "2026-11-30", "ends_on": "2026-11-22"}),
        (FestivalReportPage, "reports", {"event_name": "", "starts_on": "", "outside_page": "https://example.org/"}),
        (StoryPage, "stories", {"story_date": "", "topics": inline_formset([{"topic": ""}])}),
    ],
)
def test_new_page_is_saved_as_a_draft_with_what_could_not_be_published(editor, request, model, parent, fields):
    above = request.getfixturevalue(parent)
    address = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, above.pk])
    assert editor.post(address, filled_in(model, **fields)).status_code == 302
    page = model.objects.get()
    assert not page.live
    assert any(advice.is_blocking for advice in advice_about(page))


@pytest.mark.parametrize(("language", "title"), [("en", "[No title yet: News]"), ("ar", "[بلا عنوان بعد: أخبار]")])
def test_new_page_without_a_title_is_saved_and_waits_for_one(editor, stories, in_arabic, language, title):
    above = stories if language == "en" else in_arabic(stories)
    address = reverse("wagtailadmin_pages:add", args=["news", "storypage", above.pk])
    form = filled_in(StoryPage, title="", slug="", intro="Typed first")
    assert editor.post(address, form, headers={"Accept": "application/json"}).json()["success"]
    story = StoryPage.objects.get()
    assert (story.live, story.title, story.intro) == (False, title, "Typed first")
    assert any("[" in advice.words for advice in advice_about(story) if advice.is_blocking)
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    form = filled_in(StoryPage, title=story.title, slug=story.slug, intro="Typed first")
    editor.post(edit, form | {"action-publish": "1"})
    assert not StoryPage.objects.get().live
    editor.post(edit, form | {"title": "Running", "action-publish": "1"})
    story.refresh_from_db()
    assert (story.live, story.slug) == (True, "running")


def test_title_that_is_taken_away_stops_no_draft_and_stays_for_readers(desk, stories):
    story = StoryPageFactory(parent=stories, title="Running", slug="running")
    assert save_by_itself(desk, story, StoryPage, title="").json()["success"]
    story.refresh_from_db()
    assert (story.live, story.title, story.slug) == (True, "Running", "running")
    assert newest_draft(story).title == "[No title yet: News]"


def test_title_is_required_where_the_editor_publishes(editor, stories):
    address = reverse("wagtailadmin_pages:add", args=["news", "storypage", stories.pk])
    response = editor.post(address, filled_in(StoryPage, title="", slug="") | {"action-publish": "1"})
    assert "title" in complaints(response)
    assert not StoryPage.objects.exists()


def test_row_that_is_unfinished_is_not_shown_in_a_preview(desk, stories):
    story = StoryPageFactory(parent=stories, live=False)
    topic = TopicFactory(name="Water")
    rows = inline_formset([{"topic": str(topic.pk)}, {"topic": ""}])
    save_by_itself(desk, story, StoryPage, topics=rows)
    shown = desk.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk]))
    assert shown.status_code == 200
    assert "Water" in shown.content.decode()


def test_address_that_is_none_yet_is_kept_in_a_draft_and_refused_when_published(desk, stories):
    story = StoryPageFactory(parent=stories, live=False)
    film = {"url": "youtube com/watch", "title": "A film", "note": ""}
    fields = {"source_url": "example org/story", "body": streamfield([("embed", film)])}
    assert save_by_itself(desk, story, StoryPage, **fields).json()["success"] is True
    draft = StoryPage.objects.get(pk=story.pk)
    assert (draft.source_url, draft.body[0].value["url"]) == ("example org/story", "youtube com/watch")
    with pytest.raises(NotPublishable, match=r"URL|رابط"):
        draft.get_latest_revision().publish()


def test_address_for_which_there_is_no_room_is_refused_in_a_draft_too(desk, stories):
    story = StoryPageFactory(parent=stories, live=False)
    response = save_by_itself(desk, story, StoryPage, source_url="https://example.org/" + "a" * 3000)
    assert response.status_code == 400


def form_with_faults():
    """Return a form, as the editor sends it, that breaks every rule that holds when it is published."""
    asked = {"label": "", "help_text": "", "meaning": ""}
    questions = [("number", asked | {"min_value": "9", "max_value": "3"}), ("heading", asked)]
    fields = {"title": "", "retention_days": "90", "repeats": "newest", "notify": "nobody", "reply_to": "us at example"}
    fields |= {"opens_at": "2026-11-02 00:00", "closes_at": "2026-11-01 00:00", "other_names": inline_formset([])}
    return nested_form_data(fields | {"questions": streamfield(questions)})


def test_form_in_which_everything_is_wrong_is_saved_as_a_draft_and_never_published(desk):
    form = SignupFormFactory(live=False)
    address = reverse("wagtailsnippets_forms_app_signupform:edit", args=[form.pk])
    response = desk.post(address, form_with_faults(), headers={"Accept": "application/json"})
    assert response.json()["success"] is True
    draft = SignupForm.objects.get(pk=form.pk).get_latest_revision_as_object()
    assert (draft.notify, draft.reply_to, draft.repeats) == ("nobody", "us at example", "newest")
    with pytest.raises(NotPublishable) as refused:
        SignupForm.objects.get(pk=form.pk).get_latest_revision().publish()
    assert len(refused.value.problems) > 3
    assert not SignupForm.objects.get(pk=form.pk).live


def test_everything_that_has_drafts_is_edited_in_a_form_that_puts_rules_off():
    """A model that is new here needs `base_form_class = DraftSnippetForm`, and its rules in `clean_to_publish`."""
    models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and model is not Page]
    own = [model for model in models if not model.__module__.startswith("wagtail")]
    strict = [model for model in own if not issubclass(getattr(model, "base_form_class", object), DefersRules)]
    assert strict == []
    assert [model for model in own if not issubclass(model, PublishingRules)] == []


def test_days_for_which_no_calendar_reaches_are_refused(desk):
    form = SignupFormFactory(live=False)
    address = reverse("wagtailsnippets_forms_app_signupform:edit", args=[form.pk])
    for days in ("3000000", "1000000000"):
        response = desk.post(address, form_with_faults() | {"retention_days": days})
        assert response.status_code == 200
        assert "retention_days" in response.context["form"].errors


def test_snippet_that_may_not_be_published_does_not_stop_what_is_due_after_it(calls, stories):
    call = CallPageFactory(parent=calls, starts_on=date(2027, 3, 1), ends_on=date(2027, 3, 5))
    entry = ProgrammeEntry(call=call, title="X", day=date(2027, 4, 1), locale=call.locale, live=False)
    entry.save()
    story = StoryPageFactory(parent=stories, live=False)
    past = timezone.now() - timedelta(minutes=1)
    writer = UserFactory(email="amal@example.org")
    for number, thing in enumerate((entry, story)):
        thing.go_live_at = past
        revision = thing.save_revision(clean=False, user=writer)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past + timedelta(seconds=number))
    call_command("publish_scheduled")
    assert Page.objects.get(pk=story.pk).live
    assert not ProgrammeEntry.objects.get(pk=entry.pk).live
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    deliver_waiting()
    (letter,) = mail.outbox
    assert (letter.to, "“X”" in letter.subject) == (["amal@example.org"], True)
    assert "call" in letter.body
    assert reverse("wagtailsnippets_campaigns_programmeentry:edit", args=[entry.pk]) in letter.body
