"""Each role does its work in a real browser, from the door to what readers see, in both languages of the admin."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Page

from core.models import User
from editors.roles import ADMINISTRATORS, EDITORS, ORGANISERS, WRITERS
from forms_app.models import Submission
from tests.factories import StoryIndexPageFactory, StoryPageFactory
from tests.forms_app.building import SignupFormFactory
from tests.forms_app.visiting import post
from translations.submission import submit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("language", ["en", "ar"]),
]


@pytest.fixture
def news(home):
    return StoryIndexPageFactory(parent=home, slug="news", title="News")


def test_writer_sends_a_story_to_an_editor_who_approves_it_with_a_note(hand_of, news, client, language):
    writer = hand_of(WRITERS, language, by_form=True)
    story = StoryPageFactory(parent=news, title="Draft", slug="water", live=False, owner=writer.user)
    story.save_revision(user=writer.user)
    writer.tab.reload()
    writer.click("#my-drafts-section li a")
    writer.write("[name=title]", "Water for Basra")
    writer.click("footer .w-dropdown__toggle")
    expect(writer.tab.locator("[name=action-publish]")).to_have_count(0)
    writer.click("[name=action-submit]")
    writer.tab.wait_for_url("**/admin/pages/*/")
    assert client.get(story.url).status_code == 404

    editor = hand_of(EDITORS, language)
    editor.click(editor.tab.get_by_role("link", name="Water for Basra"))
    editor.click("footer .w-dropdown__toggle")
    editor.click("footer [data-workflow-action-name=approve][data-workflow-action-modal-url]")
    editor.tab.locator(".modal textarea[name=comment]").fill("Well told.")
    editor.click(".modal [type=submit]")
    editor.tab.wait_for_url(lambda address: "/edit/" not in address)
    assert "Water for Basra" in client.get(story.url).content.decode()


def test_organiser_reads_an_answer_and_accepts_it(hand_of, client, language):
    post(client, SignupFormFactory(), name="Amal")
    organiser = hand_of(ORGANISERS, language)
    organiser.click("#new-answers-section li a")
    organiser.click("a[id^=sent-]")
    expect(organiser.tab.locator("main dl")).to_contain_text("Amal")
    organiser.tab.locator("main [name=status]").select_option("accepted")
    organiser.click("main form .button[type=submit]")
    expect(organiser.tab.locator(".messages .success")).to_be_visible()
    assert Submission.objects.get().status == "accepted"
    assert not organiser.tab.locator("a[href*='/admin/pages/']").count()


def test_translator_translates_and_a_reviewer_publishes(hand_of, news, arabic, client, language):
    story = StoryPageFactory(parent=news, title="Water for Basra", slug="water", intro="It is clean.")
    story.save_revision().publish()
    sent = submit(Page.objects.get(pk=story.pk).specific, arabic)
    translator = hand_of("Translators (ar)", language)
    translator.click(f"main a[href='{reverse('translations:workbench', args=[sent.pk])}']")
    fields = translator.tab.locator(".tw-row:not([data-optional]) textarea")
    expect(fields).to_have_count(2)
    for field, words in zip(fields.all(), ["ماء للبصرة", "إنه نظيف."], strict=True):
        field.fill(words)
    expect(translator.tab.locator(".tw-all-saved")).not_to_be_empty()
    translator.click("[name=action][value=review]")
    expect(translator.tab.locator(".messages .success")).to_be_visible()
    assert client.get("/ar/").status_code == 200
    assert "ماء للبصرة" not in client.get("/ar/").content.decode()

    reviewer = hand_of("Reviewers (ar)", language)
    reviewer.click(f"a[href='{reverse('translations:board')}']")
    reviewer.click(
        f"main a[href^='{reverse('translations:workbench', args=[sent.pk])}']"
    )  # which leads to what was sent
    expect(reviewer.tab.locator("main")).to_contain_text("ماء للبصرة")
    reviewer.click("[name=decision][value=approve]")
    expect(reviewer.tab.locator(".messages .success")).to_be_visible()
    twin = story.get_translation(arabic)
    assert "ماء للبصرة" in client.get(twin.url).content.decode()


def test_administrator_invites_a_writer(hand_of, language):
    administrator = hand_of(ADMINISTRATORS, language)
    administrator.click(f"#checklist-section a[href='{reverse('wagtailusers_users:index')}']")
    administrator.click(f"a[href^='{reverse('wagtailusers_users:add')}']")
    words = {"username": "zahra", "email": "zahra@example.org", "first_name": "Zahra"}
    for name, text in words.items():
        administrator.write(f"[name={name}]", text)
    administrator.click("a[role=tab][href='#tab-roles']")
    administrator.click(administrator.tab.get_by_role("checkbox", name={"en": "Writers", "ar": "الكتّاب"}[language]))
    administrator.click("footer [type=submit], main form [type=submit]")
    administrator.tab.wait_for_url("**" + reverse("wagtailusers_users:index"))
    assert [group.name for group in User.objects.get(username="zahra").groups.all()] == [WRITERS]
