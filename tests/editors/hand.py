"""A person at work in a real browser."""

from django.urls import reverse
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

PASSWORD = "only-for-this-test-0"


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

    def forgive(self, words: str):
        """Forget the errors that the test itself brought about."""
        self.errors = [error for error in self.errors if words not in error]

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
        self.tab.wait_for_url("**/admin/pages/*/", wait_until="commit")  # published; the list may take its time

    def sign_in(self, server: str, username: str):
        """Go from the door to the dashboard."""
        self.tab.goto(server + reverse("wagtailadmin_login"))
        self.write("[name=username]", username)
        self.write("[name=password]", PASSWORD)
        self.click("button[type=submit]")
        self.tab.wait_for_url("**/admin/")

    def begin_story(self):
        """Begin a story from its template."""
        self.click(f"a[href='{reverse('editors:start')}']")
        self.click("form:has(input[value=story]) button")
        self.tab.wait_for_url("**/edit/")

    def paste(self, text: str, html: str = ""):
        """Paste what another program left to be pasted."""
        self.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.tab.evaluate(
            """given => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
                Object.entries(given).filter(pair => pair[1]).map(([type, text]) => [type, new Blob([text], {type})])
            ))])""",
            {"text/plain": text, "text/html": html},
        )
        self.tab.keyboard.press("Control+V")

    def save_draft(self):
        with self.tab.expect_response(lambda got: got.request.method == "POST" and "/edit/" in got.url):
            self.click("footer .action-save")
        self.tab.wait_for_load_state()
