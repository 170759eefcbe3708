"""Every screen the menu leads to opens, in both languages, and the browser complains of nothing."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.models import Bundle, Navigation, Notice
from core.publishing.trash import put_into_bin
from editors.roles import ADMINISTRATORS, EDITORS
from tests.factories import (
    CallIndexPageFactory,
    CallPageFactory,
    ImageFactory,
    ReportIndexPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
)
from tests.forms_app.building import SignupFormFactory
from translations.submission import submit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

NARROW = 360
LINKS = """() => {
    const found = [];
    const walk = (value) => {
        if (typeof value === "string" && value.startsWith("/admin/") && !value.includes("logout")) found.push(value);
        else if (value && typeof value === "object") Object.values(value).forEach(walk);
    };
    walk(JSON.parse(document.getElementById("wagtail-sidebar-props").textContent));
    return [...new Set(found)];
}"""

NAMELESS = re.compile(
    r"^\s*- ((?:textbox|searchbox|combobox|listbox|checkbox|radio|spinbutton|button|link)(?: \[.*)?)(?::|$)", re.M
)


def nameless(tab):
    """Return what somebody who listens to the screen is told of, but not by what name."""
    return NAMELESS.findall(tab.locator("body").aria_snapshot())


@pytest.fixture
def own_screens(home, arabic, english):
    """A little of everything, and the addresses of what stands below the menu."""
    news = StoryIndexPageFactory(parent=home, slug="news", title="News")
    calls = CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
    ReportIndexPageFactory(parent=home, slug="festivals", title="Festivals")
    image, form = ImageFactory(), SignupFormFactory()
    body = [("heading", "Why"), ("paragraph", RichText("<p>Because.</p>")), ("list", ["Water"])]
    story = StoryPageFactory(parent=news, lead_image=image, lead_image_alt="A hall", body=body)
    story.save_revision().publish()
    call = CallPageFactory(parent=calls)
    sent = submit(Page.objects.get(pk=story.pk).specific, arabic)
    put_into_bin(StoryPageFactory(parent=news), None)
    bundle = Bundle.objects.create(title="Launch")
    menu = Navigation.objects.create(site_name="ICSSI", locale=english)
    notice = Notice.objects.create(words="The hall has changed", locale=english)
    pages = [reverse(f"wagtailadmin_pages:{name}", args=[story.pk]) for name in ("edit", "history", "usage", "delete")]
    return [
        *pages,
        reverse("wagtailadmin_pages:edit", args=[call.pk]),
        reverse("wagtailadmin_pages:edit", args=[home.pk]),
        reverse("wagtailadmin_explore", args=[news.pk]),
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtailsnippets_core_navigation:edit", args=[menu.pk]),
        reverse("wagtailsnippets_core_notice:edit", args=[notice.pk]),
        reverse("wagtailsnippets_forms_app_signupform:edit", args=[form.pk]),
        reverse("signups:answers", args=[form.translation_key]),
        reverse("bundles:edit", args=[bundle.pk]),
        reverse("editors:bundle", args=[bundle.pk]),
        reverse("editors:season", args=[call.pk]),
        reverse("editors:report", args=[call.pk]),
        reverse("editors:sessions"),
        reverse("editors:second_factor"),
        reverse("editors:new_app"),
        reverse("editors:new_passkey"),
        reverse("translations:workbench", args=[sent.pk]),
    ]


def test_a_script_in_the_page_is_refused_and_noticed(hand_of):
    """Without this, a browser that ignores the policy would pass the test below."""
    hand = hand_of(EDITORS)
    hand.tab.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = true'}))"
    )
    assert hand.tab.evaluate("window.ran") is None
    assert any("Content Security Policy" in error for error in hand.errors)
    hand.forgive("Content Security Policy")


@pytest.mark.parametrize(("group", "language", "width"), [(EDITORS, "ar", NARROW), (ADMINISTRATORS, "en", 1280)])
def test_every_screen_opens_without_a_complaint(hand_of, own_screens, group, language, width):
    hand = hand_of(group, language, width)
    found = hand.tab.evaluate(LINKS)
    assert len(found) > 15
    wrong = {}
    for address in [*found, *own_screens]:
        answer = hand.tab.goto(hand.server + address)
        complaints = [*hand.errors, *nameless(hand.tab)]
        wide = hand.tab.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
        policy = answer.headers["content-security-policy"]
        complaints += [] if "script-src 'self';" in policy else [policy]
        if answer.status != 200 or complaints or (answer.headers["content-type"].startswith("text/html") and wide > 1):
            wrong[address] = (answer.status, wide, complaints)
        hand.errors.clear()
    assert wrong == {}
