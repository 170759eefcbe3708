"""The workbench in a real browser: it saves by itself, keeps unsaved words, and its marks cannot be broken."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import session_cookie
from tests.factories import StoryPageFactory, UserFactory
from tests.translations.conftest import BODY
from translations.segments import segments_of
from translations.submission import submit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def sent(stories, arabic):
    story = StoryPageFactory(parent=stories, title="Running for the river", body=BODY)
    story.save_revision().publish()
    return submit(story, arabic)


@pytest.fixture
def bench(page, live_server, sent):
    """The workbench, open in the browser of an Arabic translator."""
    page.context.add_cookies([session_cookie(UserFactory(group="Translators (ar)")) | {"url": live_server.url}])
    page.goto(live_server.url + reverse("translations:workbench", args=[sent.pk]))
    return page


def text(sent, start):
    return next(text for text in segments_of(sent) if text.source.startswith(start))


def saving(sent, start):
    return "**" + reverse("translations:save_text", args=[sent.pk, text(sent, start).pk])


def row(bench, sent, start):
    return bench.locator(f"#text-row-{text(sent, start).pk}")


def test_a_text_is_saved_a_moment_after_the_last_key(bench, sent):
    mine = row(bench, sent, "Why we run")
    mine.locator("textarea").fill("لماذا نركض")
    expect(mine.locator(".tw-tag")).to_have_text("translated")
    assert text(sent, "Why we run").words == "لماذا نركض"


def test_button_that_is_pressed_while_a_text_is_being_saved_waits_for_it(bench, sent):
    asked, held = [], []
    bench.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    mine = row(bench, sent, "Why we run")
    bench.route(saving(sent, "Why we run"), lambda route: held.append(route))
    with bench.expect_request(saving(sent, "Why we run")):
        mine.locator("textarea").fill("لماذا نركض")
    bench.click("[name=action][value=review]", no_wait_after=True)
    held[0].continue_()
    expect(bench.locator("[name=known]").first).to_be_attached()  # the screen that names what is missing
    assert asked == []
    assert text(sent, "Why we run").words == "لماذا نركض"


def test_words_typed_before_the_script_came_are_saved(bench, sent):
    held = []
    script = "**/translations/workbench*.js"
    bench.route(script, lambda route: held.append(route))
    with bench.expect_request(script):
        bench.reload(wait_until="commit")
    mine = row(bench, sent, "Why we run")
    mine.locator("textarea").fill("لماذا نركض")
    held[0].continue_()
    expect(mine.locator(".tw-tag")).to_have_text("translated")
    assert text(sent, "Why we run").words == "لماذا نركض"


def test_words_typed_without_a_connection_are_saved_when_it_is_back(bench, sent):
    bench.context.set_offline(True)
    mine = row(bench, sent, "Why we run")
    mine.locator("textarea").fill("لماذا نركض")
    expect(mine.locator("[data-saved]")).to_contain_text("no connection")
    bench.context.set_offline(False)
    expect(mine.locator(".tw-tag")).to_have_text("translated")
    assert text(sent, "Why we run").words == "لماذا نركض"


def test_words_that_could_not_be_saved_come_back_with_the_workbench(bench, sent):
    mine = row(bench, sent, "Why we run")
    # Only saving fails: were the browser offline, the old workbench might save while the new one is being fetched.
    bench.route(saving(sent, "Why we run"), lambda route: route.abort())
    mine.locator("textarea").fill("لماذا نركض")
    expect(mine.locator("[data-saved]")).to_contain_text("no connection")
    bench.goto(bench.url)  # a reload would put into the fields what stood there
    expect(mine.locator("[data-saved]")).to_contain_text("no connection")  # it was tried again
    expect(mine.locator("textarea")).to_have_value("لماذا نركض")
    bench.unroute(saving(sent, "Why we run"))
    mine.locator("textarea").focus()
    mine.locator("textarea").blur()
    expect(mine.locator(".tw-tag")).to_have_text("translated")
    expect(mine.locator("[data-saved]")).to_contain_text("Taken from this browser")  # and saved now
    assert text(sent, "Why we run").words == "لماذا نركض"


def test_marks_are_inserted_as_chips_and_go_in_pairs(bench, sent):
    mine = row(bench, sent, "Read")
    field = mine.locator("[role=textbox]")
    field.click()
    bench.keyboard.type("اقرأ ")
    for number in (1, 2):
        mine.get_by_role("button", name=f"Insert {number}").click()
    expect(mine.locator("[data-chip]")).to_have_count(4)
    expect(mine.locator(".tw-tag")).to_have_text("translated")
    mine.locator("[data-chip='/2']").evaluate("chip => { chip.remove(); }")
    field.press("End")
    bench.keyboard.type(".")
    expect(mine.locator("[data-chip]")).to_have_count(2)
    expect(mine.locator("[data-problems]")).to_contain_text("come")
    assert '<a id="a1">the call</a>' in text(sent, "Read").words


def test_the_keyboard_leads_to_the_next_missing_text(bench, sent):
    bench.keyboard.press("Alt+n")
    expect(bench.locator("textarea:focus")).to_have_attribute("dir", "rtl")


def test_preview_stands_beside_the_texts(bench, sent):
    bench.get_by_role("button", name="Preview").click()
    expect(bench.frame_locator("[data-preview-frame]").get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_fields_of_the_ordinary_editor_follow_the_page_s_language(
    page, live_server, home, arabic_home, code, direction
):
    page.context.add_cookies([session_cookie(UserFactory(group="Editors")) | {"url": live_server.url}])
    target = {"en": home, "ar": arabic_home}[code]
    page.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=[target.pk]))
    expect(page.locator("#id_title")).to_have_attribute("dir", direction)
    expect(page.locator("#id_intro")).to_have_attribute("lang", code)


def test_what_was_taken_over_is_taken_back_with_ctrl_z_also_after_it_was_saved(bench, sent):
    mine = row(bench, sent, "Why we run")
    field = mine.locator("textarea")
    field.fill("أولى")
    expect(mine.locator(".tw-tag")).to_have_text("translated")
    field.fill("ثانية")
    expect(mine.locator("[data-saved]")).to_contain_text("Saved")
    bench.reload()
    mine = row(bench, sent, "Why we run")
    mine.locator("textarea").press("Control+z")
    expect(mine.locator("textarea")).to_have_value("أولى")
    mine.locator("textarea").press("Control+z")
    expect(mine.locator("textarea")).to_have_value("ثانية")


def test_a_chip_that_was_deleted_comes_back_with_ctrl_z(bench, sent):
    mine = row(bench, sent, "Read")
    field = mine.locator("[contenteditable=true]").first
    field.fill("اقرأ")
    expect(mine.locator("[data-saved]")).to_contain_text("Not saved")  # marks are missing; a moment has passed
    mine.get_by_role("button", name="Insert 1").click()
    assert "⟦1⟧" in mine.locator("textarea").input_value()
    field.press("Control+z")
    assert mine.locator("textarea").input_value() == "اقرأ"
    bench.keyboard.type("!")
    assert mine.locator("textarea").input_value() == "اقرأ!"


def test_what_is_being_typed_is_checked_and_a_finding_is_left_with_a_reason(bench, sent):
    mine = row(bench, sent, "Why we run")
    mine.locator("textarea").fill("لماذا نركض نركض")
    finding = mine.locator(".tw-finding")
    expect(finding).to_contain_text("twice")
    finding.locator("summary").click()
    finding.locator("[data-reason]").fill("For emphasis")
    finding.locator("[data-reason]").press("Enter")
    expect(finding).to_contain_text("Left so: For emphasis")
    finding.get_by_role("checkbox").check()
    expect(mine.locator(".tw-finding[data-open]")).to_have_count(1)


def test_words_typed_while_earlier_wordings_are_fetched_are_not_replaced_by_them(bench, sent):
    mine = row(bench, sent, "Why we run")
    field = mine.locator("textarea")
    for words in ("أولى", "ثانية"):
        field.fill(words)
        with bench.expect_response(saving(sent, "Why we run")):
            field.blur()
    bench.reload()
    held = []
    address = "**" + reverse("translations:segment_history", args=[sent.pk, text(sent, "Why we run").pk])
    bench.route(address, lambda route: held.append(route))
    with bench.expect_request(address):
        field.press("Control+z")
    field.fill("ثالثة")
    with bench.expect_response(address):
        held[0].continue_()
    with bench.expect_response(saving(sent, "Why we run")):
        field.blur()
    assert text(sent, "Why we run").words == "ثالثة"
