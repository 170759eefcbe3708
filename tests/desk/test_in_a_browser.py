"""The real work of an editor in a real browser, in both languages of the admin, with every click counted."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Page
from wagtail.users.models import UserProfile

from campaigns.models import CallPage, SignupSlot
from home.roles import EDITORS
from news.models import StoryPage
from tests.factories import CallIndexPageFactory, CallPageFactory, ImageFactory, StoryIndexPageFactory, UserFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("first_pages", "roles"),
]

PASSWORD = "only-for-this-test-0"
MOST_CLICKS_FOR_A_STORY = 40
MOST_CLICKS_FOR_A_SEASON = 25


class Hand:
    """A hand on a mouse: it counts its clicks. Putting the cursor into a field is one as well."""

    def __init__(self, tab: Tab):
        self.tab, self.clicks, self.errors = tab, 0, []
        tab.on("console", self.note)
        tab.on("pageerror", lambda error: self.errors.append(str(error)))

    def note(self, message):
        """Note an error, except that the editor's own saving was refused: Wagtail answers 400 and saves again later."""
        is_saving = "status of 400" in message.text and message.location["url"].endswith("/edit/")
        if message.type == "error" and not is_saving:
            self.errors.append(message.text)

    def click(self, found):
        (self.tab.locator(found).first if isinstance(found, str) else found).click()
        self.clicks += 1

    def write(self, found, words):
        field = self.tab.locator(found).first if isinstance(found, str) else found
        self.click(field)
        expect(field).to_be_focused()  # a window that is just closing gives the focus back to its button
        self.tab.keyboard.press("Control+A")
        self.tab.keyboard.insert_text(words)
        if field.get_attribute("contenteditable"):
            expect(field).to_contain_text(words)
        else:
            expect(field).to_have_value(words)

    def choose(self, block, link, number=0):
        self.click(block.locator("button.chooser__choose-button").first)
        self.click(self.tab.locator(f".modal {link}").nth(number))
        expect(self.tab.locator(".modal")).to_be_hidden()

    def add_block(self, icon):
        self.click(self.tab.locator("[data-contentpath=body] button.c-sf-add-button:visible").last)
        self.click(f".w-combobox__option:has(use[href='#icon-{icon}'])")

    def block(self, number):
        return self.tab.locator(f"[name=body-{number}-type]").locator("xpath=..")

    def publish(self):
        self.click("footer .w-dropdown__toggle")
        self.click("[name=action-publish]")
        self.tab.wait_for_url("**/admin/pages/*/")


@pytest.fixture(params=["en", "ar"])
def hand(request, page, live_server):
    """An editor who has just signed in, with the admin in one of its languages."""
    user = UserFactory(group=EDITORS)
    user.set_password(PASSWORD)
    user.save()
    UserProfile.objects.create(user=user, preferred_language=request.param)
    hand = Hand(page)
    page.goto(live_server.url + reverse("wagtailadmin_login"))
    hand.write("[name=username]", user.username)
    hand.write("[name=password]", PASSWORD)
    hand.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    assert page.locator("html").get_attribute("dir") == ("rtl" if request.param == "ar" else "ltr")
    yield hand
    assert hand.errors == []


def test_story_with_three_pictures_and_a_form(hand, home):
    StoryIndexPageFactory(parent=home, slug="news", title="News")
    ImageFactory.create_batch(3, people_agreed=True)
    SignupFormFactory()
    hand.click(f"a[href='{reverse('desk:start')}']")
    hand.click("form:has(input[value=story]) button")
    hand.tab.wait_for_url("**/edit/")
    hand.write("[name=title]", "Thirty organisations meet in Basra")
    hand.write("[name=intro]", "They agreed on one plan for clean water and begin in spring.")
    hand.choose(hand.tab.locator("[data-contentpath=lead_image]"), "a.image-choice")
    hand.write("[name=lead_image_alt]", "A full hall")
    for number, kind in enumerate(["paragraph", "heading", "paragraph", "quote", "heading", "paragraph"]):
        fields = {"heading": f"[name=body-{number}-value]", "quote": f"[name=body-{number}-value-words]"}
        hand.write(
            fields.get(kind) or hand.block(number).locator(".public-DraftEditor-content").first, f"Words {number}"
        )
    for number in (6, 7):
        hand.add_block("image")
        hand.choose(hand.block(number), "a.image-choice", number - 5)
        hand.write(f"[name=body-{number}-value-alt]", "Another hall")
    hand.add_block("form")
    hand.choose(hand.block(8), "a[data-chooser-modal-choice]")
    hand.publish()
    story = StoryPage.objects.get()
    assert story.live
    assert [block.block_type for block in story.body].count("picture") == 2
    assert hand.clicks <= MOST_CLICKS_FOR_A_STORY


def test_next_season_from_this_one(hand, home):
    calls = CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
    call = CallPageFactory(parent=calls, title="Forum 2020", intro="The forum meets in Baghdad for nine days.")
    call.slots = [SignupSlot(label="Help", form=SignupFormFactory(), locale=call.locale)]
    call.save_revision().publish()
    hand.tab.goto(hand.tab.url + f"pages/{calls.pk}/")
    hand.clicks += 3  # Pages, the language, the list of calls
    hand.click("table.listing tbody tr button[aria-label]")
    hand.click(f"a[href='{reverse('desk:season', args=[call.pk])}']:visible")
    hand.click("main form button[type=submit]")
    hand.tab.wait_for_url("**/edit/")
    hand.publish()
    new = CallPage.objects.exclude(pk=call.pk).get()
    assert (new.live, new.starts_on > date(2020, 12, 1)) == (True, True)
    assert hand.clicks <= MOST_CLICKS_FOR_A_SEASON


def test_text_pasted_from_word_comes_out_clean(hand, home):
    news = StoryIndexPageFactory(parent=home, slug="news", title="News")
    hand.tab.goto(hand.tab.url + "desk/new/")
    hand.click("form:has(input[value=story]) button")
    hand.tab.wait_for_url("**/edit/")
    editor = hand.block(0).locator(".public-DraftEditor-content").first
    hand.click(editor)
    hand.tab.keyboard.press("Control+A")
    word = (
        '<html><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment--><p class="MsoNormal" '
        'style="font-family:Comic Sans MS;color:red" onclick="alert(1)"><b>Bold</b> and <span style="color:red">red</span>'
        "<script>alert(1)</script><o:p></o:p></p><!--EndFragment--></body></html>"
    )
    hand.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hand.tab.evaluate(
        """html => navigator.clipboard.write(
            [new ClipboardItem({"text/html": new Blob([html], {type: "text/html"})})]
        )""",
        word,
    )
    hand.tab.keyboard.press("Control+V")
    expect(editor).to_contain_text("Bold and red")
    hand.tab.wait_for_timeout(500)  # the editor writes its text into the form a moment later
    with hand.tab.expect_response(lambda got: got.request.method == "POST" and "/edit/" in got.url):
        hand.click("footer .action-save")
    hand.tab.wait_for_load_state()
    source = Page.objects.child_of(news).get().get_latest_revision_as_object().body[0].value.source
    assert "<b>Bold</b> and red" in source
    assert not {"style", "script", "onclick", "Mso"} & set(source.replace("<", " ").replace("=", " ").split())
