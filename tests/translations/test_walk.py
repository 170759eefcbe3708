"""The whole way of a call into Arabic, in a real browser: asked for, interrupted, resumed, reviewed, published, changed."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import expect
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from campaigns.models import CallPage, CallPartner, SignupSlot
from editors.roles import EDITORS
from tests.browser import session_cookie
from tests.editors.hand import Hand
from tests.factories import CallPageFactory, OrganisationFactory, UserFactory
from tests.forms_app.building import SignupFormFactory
from translations import progress
from translations.segment_store import write
from translations.segments import segments_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

OFFLINE = "ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def person(window, live_server):
    """Return a function that opens a screen for somebody of a group; the end looks for errors."""
    hands, windows = [], ExitStack()

    def person(group, language, screen="wagtailadmin_home", *args):
        user = UserFactory(group=group)
        UserProfile.objects.create(user=user, preferred_language=language)
        hand = Hand(windows.enter_context(window(locale="en-GB", viewport={"width": 1280, "height": 800})))
        hand.tab.context.add_cookies([session_cookie(user) | {"url": live_server.url}])
        hand.user = user
        hand.address = lambda name, *args: live_server.url + reverse(name, args=args)
        hand.tab.goto(hand.address(screen, *args))
        hands.append(hand)
        return hand

    yield person
    windows.close()
    assert [hand.errors for hand in hands] == [[] for _hand in hands]


@pytest.fixture
def call(calls, in_arabic):
    """A published call that takes sign-ups and names an organisation."""
    in_arabic(calls)
    today, here = timezone.localdate(), {"locale": calls.locale}
    call = CallPageFactory(
        parent=calls,
        slug="season-9",
        title="Ninth season",
        intro="Five days of workshops.",
        starts_on=today + timedelta(days=30),
        ends_on=today + timedelta(days=34),
        partners=[CallPartner(organisation=OrganisationFactory(name="River Keepers"), **here)],
        slots=[SignupSlot(label="Take part", form=SignupFormFactory(title="Count me in"), **here)],
    )
    call.save_revision().publish()
    return CallPage.objects.get(pk=call.pk)


def sent(title):
    return Translation.objects.get(source__object_repr=title)


def waiting(hand, bench, name="translations:workbench"):
    """Return the link in the panel that says what waits for a person."""
    return hand.tab.locator(f"#translations-section a[href='{reverse(name, args=[bench.pk])}']")


def field(hand, bench, source):
    text = next(text for text in segments_of(bench) if text.source == source)
    return hand.tab.locator(f"#text-{text.pk}")


def is_saved(hand):
    expect(hand.tab.locator(".tw-all-saved")).not_to_be_empty()


def translate(hand, bench, words):
    for source, arabic in words.items():
        hand.write(field(hand, bench, source), arabic)
    is_saved(hand)


def told_that_it_is_gone(language):
    with translation.override(language):
        return gettext("The original has changed: this text is no longer in it. Copy your words, then reload.")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_call_goes_into_arabic_with_its_form_and_what_is_changed_later_is_seen(person, call, read, arabic, language):
    editor = person(EDITORS, language, "translations:send_page", call.pk)
    editor.write("[name=note]", "For the villages.")
    editor.click("main .tw-send button")
    expect(editor.tab.locator(".messages .success")).to_be_visible()
    bench, form, keepers = sent("Ninth season"), sent("Count me in"), sent("River Keepers")
    [name] = segments_of(keepers)
    write(keepers, name, "حماة النهر", None)
    progress.refresh(keepers)

    translator = person("Translators (ar)", language)
    translator.click(waiting(translator, bench))
    expect(translator.tab.locator(".tw-note")).to_contain_text("For the villages.")
    expect(translator.tab.locator("[data-next]")).to_be_visible()  # the script has come
    translator.tab.context.set_offline(True)
    translator.write(field(translator, bench, "Ninth season"), "الموسم التاسع")
    translator.tab.keyboard.press("Control+S")
    expect(translator.tab.locator(".tw-saved.tw-problem")).to_be_visible()
    translator.tab.context.set_offline(False)
    is_saved(translator)
    translator.forgive(OFFLINE)

    translator.tab.goto(translator.address("translations:workbench", bench.pk))
    expect(field(translator, bench, "Ninth season")).to_have_value("الموسم التاسع")
    translate(translator, bench, {"Five days of workshops.": "خمسة أيام من الورش.", "Take part": "شاركوا"})
    translator.click(f".tw-aside a[href='{reverse('translations:workbench', args=[form.pk])}']")
    translate(translator, form, {"Count me in": "أنا معكم", "Name": "الاسم"})
    translator.tab.goto(translator.address("translations:workbench", bench.pk))
    expect(translator.tab.locator("[name=along]:checked")).to_have_count(2)
    translator.click("[name=action][value=review]")
    expect(translator.tab.locator(".messages .success")).to_have_count(2)
    assert "الموسم التاسع" not in read("/ar/campaigns/season-9/").main.text

    reviewer = person("Reviewers (ar)", language)
    reviewer.click(waiting(reviewer, bench, "translations:review"))
    expect(reviewer.tab.locator("main")).to_contain_text("خمسة أيام من الورش.")
    expect(reviewer.tab.locator("[name=along]:checked")).to_have_count(2)
    reviewer.click("[name=decision][value=approve]")
    expect(reviewer.tab.locator(".messages .success")).to_have_count(2)
    shown = read("/ar/campaigns/season-9/").main.text
    assert [words in shown for words in ("الموسم التاسع", "أنا معكم", "الاسم", "حماة النهر")] == [True] * 4

    call.intro = "Seven days of workshops."
    call.save_revision().publish()
    assert "خمسة أيام من الورش." in read("/ar/campaigns/season-9/").main.text
    typed = translator.tab.locator(".tw-row", has_text="Five days of workshops.")
    translator.write(typed.locator("textarea"), "خمسة أيام!")
    translator.tab.keyboard.press("Control+S")
    expect(typed.locator(".tw-saved.tw-problem")).to_have_text(told_that_it_is_gone(language))
    translator.tab.goto(translator.address("translations:workbench", bench.pk))
    expect(translator.tab.locator("[data-state=outdated] .tw-change del")).to_have_text("Five")
    expect(translator.tab.locator("[data-state=outdated] .tw-change ins")).to_have_text("Seven")
    expect(translator.tab.locator("[data-state=outdated] [data-offer]")).to_have_text("خمسة أيام من الورش.")
    translator.forgive("410")  # saving answered it, and so may a check that was on its way
