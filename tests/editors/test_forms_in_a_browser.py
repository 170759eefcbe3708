"""The way of a form through the hands of an editor, a translator and an organiser, each in a browser of their own."""

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail_localize.models import Translation

from campaigns.models import SignupSlot
from core.accounts.session_store import SessionStore
from core.models.user_sessions import UserSession
from editors.roles import EDITORS, ORGANISERS, reviewers_of
from forms_app.models import SignupForm, Submission
from forms_app.starter_forms.builder import start_from
from forms_app.starter_forms.catalogue import STARTERS
from tests.editors.hand import PASSWORD
from tests.factories import CallIndexPageFactory, CallPageFactory, TopicFactory
from translations.segments import segments_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])
QUAY = "Songs of the quay"


@LANGUAGES
def test_form_from_a_template_is_published_by_an_editor_and_then_by_a_translator(hand_of, page, arabic, language):
    editor = hand_of(EDITORS, language)
    editor.tab.goto(editor.server + reverse("signups:start"))
    editor.click("button[name=starter][value=volunteer]")
    editor.tab.wait_for_url("**/edit/*/")
    editor.click("footer .w-dropdown__toggle")
    editor.click("[name=action-publish]")
    editor.tab.wait_for_url("**/signupform/")
    form = SignupForm.objects.get(locale__language_code="en")
    assert form.live
    in_arabic = f"{editor.server}/ar/forms/{form.translation_key}/"
    page.goto(in_arabic)
    expect(page.locator("section.form")).to_have_attribute("lang", "en")

    translator = hand_of(reviewers_of(arabic), language)
    translation = Translation.objects.get(source__object_id=form.translation_key)
    translator.tab.goto(translator.server + reverse("translations:workbench", args=[translation.pk]))
    title = next(text for text in segments_of(translation) if text.path == "title")
    row = translator.tab.locator(f"#text-row-{title.pk}")
    translator.write(row.locator("textarea"), "نحتاج إليك عند النهر")
    expect(translator.tab.locator(".tw-all-saved")).not_to_be_empty()
    translator.click("button[name=action][value=publish]")
    translator.tab.wait_for_load_state()
    page.reload()  # or the browser shows the page it keeps for a minute
    expect(page.locator("section.form")).to_have_attribute("lang", "ar")
    expect(page.get_by_role("heading", level=1)).to_have_text("نحتاج إليك عند النهر")


@pytest.fixture
def proposed(home, client):
    """A call that takes proposals, and a proposal from its page; its author wants it published."""
    TopicFactory(name="Water")
    form = start_from(STARTERS["proposal"])
    form.get_latest_revision().publish()
    form.refresh_from_db()
    calls = CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
    call = CallPageFactory(parent=calls, slug="season", starts_on=date(2030, 11, 22), ends_on=date(2030, 11, 30))
    call.slots = [SignupSlot(label="Propose", form=form, locale=call.locale)]
    call.save()
    answers = {question["key"]: answer_to(question) for question in form.version.schema["questions"]}
    post = {"version": form.version.digest, "page": call.pk} | answers
    assert client.post(reverse("forms_app:form", args=[form.translation_key]), post).status_code == 303
    return form


def answer_to(question):
    by_meaning = {"title": QUAY, "day": "24/11/2030", "may_name": "no"}
    by_type = {"email": "amal@example.org", "consent": "on", "phone": "", "date": ""}
    choices = question.get("choices")
    usual = choices[0]["value"] if choices else by_type.get(question["type"], "We sing.")
    return by_meaning.get(question.get("meaning"), usual)


def grow_old():
    """Let everybody have signed in an hour ago."""
    for session in UserSession.objects.all():
        store = SessionStore(session.session_key)
        store["password_given_at"] -= 60 * 60
        store.save()


@LANGUAGES
def test_organiser_accepts_a_proposal_takes_copies_and_erases_its_author(hand_of, page, proposed, language, tmp_path):
    organiser = hand_of(ORGANISERS, language)
    tab, answers = organiser.tab, organiser.server + reverse("signups:answers", args=[proposed.translation_key])
    tab.goto(answers)
    organiser.click("a[id^=sent-]")
    tab.select_option("[name=status]", "accepted")
    organiser.click("form:has([name=status]) button[type=submit]")
    expect(tab.get_by_role("link", name=QUAY)).to_be_visible()
    page.goto(f"{organiser.server}/en/campaigns/season/")
    expect(page.locator("main")).to_contain_text(QUAY)

    tab.goto(answers)
    saved = {}
    for kind in ("csv", "xlsx"):
        with tab.expect_download() as download:
            organiser.click(f"a[href*='answers.{kind}']")
        saved[kind] = tmp_path / kind
        download.value.save_as(saved[kind])
    assert QUAY in list(csv.reader(Path(saved["csv"]).read_text(encoding="utf-8-sig").splitlines()))[1]
    with saved["xlsx"].open("rb") as file:
        sheet = openpyxl.load_workbook(file).worksheets[0]
        assert QUAY in [cell.value for cell in sheet[2]]

    grow_old()
    tab.goto(organiser.server + reverse("signups:person"))
    organiser.write("#contact", "amal@example.org")
    organiser.click("form:has(#contact) button[type=submit]")
    organiser.click("button[name=erase]")
    assert Submission.objects.exists()
    organiser.write("#password", PASSWORD)
    organiser.click("form:has(#password) button[type=submit]")
    tab.wait_for_url("**/person/")
    assert not Submission.objects.exists()
    page.goto(f"{organiser.server}/en/campaigns/season/")
    expect(page.locator("main")).not_to_contain_text(QUAY)
