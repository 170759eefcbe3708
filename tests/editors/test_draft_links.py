"""People without an account see a draft by a link that runs out and can be revoked, and write to the editors about it."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.rich_text import RichText

from core.checks.registry import advice_about
from core.models import Bundle, BundleItem, DraftLink, DraftRemark, OutboxLetter
from core.operations.outbox import deliver_waiting
from core.publishing.draft_links import address_of
from core.publishing.trash import put_into_bin
from editors.roles import EDITORS, WRITERS
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def story(stories):
    page = StoryPageFactory(parent=stories, title="Old title", live=False)
    page.title = "Boats on the Tigris"
    page.save_revision()
    return page


@pytest.fixture
def editor(sign_in):
    return sign_in(EDITORS)


def make(editor, page, **wish):
    editor.post(reverse("editors:draft_links", args=[page.pk]), {"recipient": "Amal", "days": "7"} | wish)
    return DraftLink.objects.latest("pk")


@pytest.fixture
def link(editor, story):
    return make(editor, story, ends_with_publication="on")


def look(link, **how):
    return Client().get(address_of(link).removeprefix("http://localhost"), **how)


def say(link, **words):
    return Client().post(address_of(link).removeprefix("http://localhost"), words)


def test_newest_draft_is_shown_and_kept_nowhere(link, story):
    story.title = "Boats, and more boats"
    story.save_revision()
    answer = look(link)
    page = answer.content.decode()
    assert "Boats, and more boats" in page
    assert "This is a draft." in page
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_arabic_draft_is_shown_in_arabic(editor, story, in_arabic):
    twin = in_arabic(story, title="قوارب")
    twin.save_revision()
    page = look(make(editor, twin)).content.decode()
    assert 'dir="rtl"' in page
    assert "هذه مسودة لا يراها أحد" in page


def ends(link):
    return time_machine.travel(link.ends_at + timedelta(seconds=1), tick=False)


def test_link_runs_out(link):
    with ends(link):
        assert look(link).status_code == 404
    assert look(link).status_code == 200


def test_link_is_revoked(editor, link, story):
    editor.post(reverse("editors:draft_links", args=[story.pk]), {"revoke": link.pk})
    assert look(link).status_code == 404


@pytest.mark.parametrize(("ends_with_publication", "status"), [("on", 404), (None, 200)])
def test_link_ends_with_publication_if_that_is_wished(editor, story, ends_with_publication, status):
    wish = {"ends_with_publication": ends_with_publication} if ends_with_publication else {}
    link = make(editor, story, **wish)
    story.get_latest_revision().publish()
    assert look(link).status_code == status
    story.refresh_from_db()
    story.save_revision()
    assert look(link).status_code == 200, "There is a draft again."


def test_link_to_a_page_in_the_bin_or_deleted_opens_nothing(editor, link, story):
    put_into_bin(story, editor.user)
    assert look(link).status_code == 404
    story.delete()
    assert look(link).status_code == 404


@pytest.mark.parametrize("token", ["x", "a:b:c", "MQ:1xY:abc", "ي", "%00", "A" * 2000])
def test_guess_is_refused_without_a_question_to_the_database(link, token, django_assert_num_queries):
    with django_assert_num_queries(0):
        from core.publishing.draft_links import link_at

        assert link_at(token) is None
    assert Client().get(f"/drafts/{token}/").status_code == 404


def test_remark_reaches_whoever_made_the_link_by_mail_that_repeats_nothing(editor, link, story, mailoutbox):
    answer = say(link, name="أمل", words="The river is the Diyala.")
    assert answer.status_code == 302
    path, _sharp, anchor = answer.url.partition("#")
    assert f'id="{anchor}"' in Client().get(path).content.decode()
    deliver_waiting()
    (mail,) = mailoutbox
    assert mail.to == [editor.user.email]
    assert "Diyala" not in mail.body
    shown = editor.get(reverse("editors:draft_links", args=[story.pk])).content.decode()
    assert "The river is the Diyala." in shown


def test_agreement_says_whether_the_draft_is_still_the_same(editor, link, story):
    say(link, is_agreed="on")
    address = reverse("editors:draft_links", args=[story.pk])
    assert "still what they saw" in editor.get(address).content.decode()
    story.title = "Another title"
    story.save_revision()
    assert "has changed since" in editor.get(address).content.decode()


def test_remark_is_resolved(editor, link, story):
    say(link, words="Diyala")
    editor.post(reverse("editors:draft_links", args=[story.pk]), {"resolve": DraftRemark.objects.get().pk})
    assert DraftRemark.objects.get().resolved_at


def test_remark_about_a_part_leads_to_that_part_in_the_editor(editor, link, story):
    story.body = [("paragraph", RichText("<p>It rises in the <b>mountains</b>.</p>")), ("heading", "Sources")]
    story.save_revision()
    (paragraph, heading) = story.body
    form = BeautifulSoup(
        Client().get(address_of(link).removeprefix("http://localhost")).content, "html.parser"
    ).select_one(".draft-form")
    offered = {option["value"]: option.get_text() for option in form.select("[name=place] option")}
    assert offered[f"body.{paragraph.id}"] == "It rises in the mountains."
    assert list(offered.values())[1] == story.title
    say(link, place=f"body.{heading.id}", words="Two of them.")
    screen = BeautifulSoup(editor.get(reverse("editors:draft_links", args=[story.pk])).content, "html.parser")
    (led,) = screen.select(f"a[href$=':w:contentpath=body.{heading.id}']")
    assert led.get_text() == "“Sources”"


def test_remark_about_a_part_that_is_gone_is_kept(link, story):
    say(link, place="body.gone", words="Diyala")
    assert (DraftRemark.objects.get().place, DraftRemark.objects.get().words) == ("", "Diyala")


def test_two_readers_of_one_link_stand_apart_by_their_names(editor, link, story):
    link.recipient = ""
    link.save()
    assert 'role="alert"' in say(link, words="Nobody says this.").content.decode()
    say(link, name="Amal", words="It is the Diyala.")
    say(link, name="Basim", words="It is the Tigris.")
    say(link, name="Amal", is_agreed="on")
    screen = BeautifulSoup(editor.get(reverse("editors:draft_links", args=[story.pk])).content, "html.parser")
    sections = {section.h3.get_text(): section for section in screen.select("section[aria-labelledby^=reader]")}
    assert {name: len(section.select("li")) for name, section in sections.items()} == {"Amal": 2, "Basim": 1}
    assert "It is the Tigris." not in sections["Amal"].get_text()


def test_remark_without_a_name_is_of_whom_the_link_is_for(editor, link, story):
    say(link, words="Diyala")
    assert DraftRemark.objects.get().name == "Amal"


def test_what_one_reader_wrote_is_resolved_and_the_other_still_waits(editor, link, story):
    say(link, name="Amal", words="It is the Diyala.")
    say(link, name="Basim", words="It is the Tigris.")
    first, second = DraftRemark.objects.order_by("pk")
    address = reverse("editors:draft_links", args=[story.pk])
    assert [one.words for one in advice_about(story) if one.url == address] == [
        "2 remarks of people you showed the draft to wait for you."
    ]
    editor.post(address, {"resolve": first.pk})
    assert [one.words for one in advice_about(story) if one.url == address] == [
        "1 remark of people you showed the draft to waits for you."
    ]
    editor.post(address, {"resolve": second.pk})
    assert not [one for one in advice_about(story) if one.url == address]
    editor.post(address, {"reopen": first.pk})
    assert DraftRemark.objects.get(resolved_at=None) == first


def test_remark_about_a_page_of_a_bundle_is_seen_in_its_editor(editor, story):
    bundle = Bundle.objects.create(title="Launch")
    bundle.items = [BundleItem(page=story)]
    bundle.save()
    editor.post(reverse("editors:bundle_draft_links", args=[bundle.pk]), {"days": "1"})
    address = address_of(DraftLink.objects.get()).removeprefix("http://localhost")
    Client().post(f"{address}{story.pk}/", {"name": "Amal", "words": "Diyala"})
    panel = editor.get(reverse("editors:advice", args=[story.pk])).content.decode()
    assert reverse("editors:bundle_draft_links", args=[bundle.pk]) in panel


@pytest.mark.parametrize("words", [{}, {"name": "x" * 81, "words": "y"}, {"words": "z" * 4001}])
def test_what_cannot_be_kept_is_refused_in_words(link, words):
    answer = say(link, **words)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    if words.get("name"):
        assert words["name"] in answer.content.decode()
    assert not DraftRemark.objects.exists()


def test_one_link_brings_no_flood(link, monkeypatch):
    monkeypatch.setattr("core.publishing.draft_links.MOST_REMARKS", 1)
    say(link, words="one")
    assert "many remarks already" in say(link, words="two").content.decode()
    assert DraftRemark.objects.count() == 1


def test_bundle_is_a_list_of_its_drafts(editor, story, stories):
    other = StoryPageFactory(parent=stories, title="Reeds", live=False)
    other.save_revision()
    outside = StoryPageFactory(parent=stories, title="Secret", live=False)
    bundle = Bundle.objects.create(title="Launch")
    bundle.items = [BundleItem(page=page, sort_order=number) for number, page in enumerate((story, other))]
    bundle.save()
    editor.post(reverse("editors:bundle_draft_links", args=[bundle.pk]), {"days": "1"})
    link = DraftLink.objects.get()
    page = look(link).content.decode()
    assert page.index("Boats on the Tigris") < page.index("Reeds")
    address = address_of(link).removeprefix("http://localhost")
    assert "Reeds" in Client().get(f"{address}{other.pk}/").content.decode()
    assert Client().get(f"{address}{outside.pk}/").status_code == 404


def test_only_those_who_may_change_a_page_make_links(sign_in, story):
    writer = sign_in(WRITERS)
    assert writer.post(reverse("editors:draft_links", args=[story.pk]), {"days": "7"}).status_code in {302, 403}
    assert not DraftLink.objects.exists()


@pytest.mark.parametrize("wish", [{"days": "999"}, {"days": ""}, {"days": "7", "recipient": "x" * 121}])
def test_wrong_wish_is_refused_in_words(editor, story, wish):
    assert editor.post(reverse("editors:draft_links", args=[story.pk]), wish).status_code == 200
    assert not DraftLink.objects.exists()


@pytest.mark.parametrize("key", ["x", "٣", "-1", "9" * 40, "\x00"])
def test_odd_numbers_revoke_nothing(editor, link, story, key):
    for name in ("revoke", "resolve", "reopen"):
        assert editor.post(reverse("editors:draft_links", args=[story.pk]), {name: key}).status_code == 302
    assert look(link).status_code == 200
    assert OutboxLetter.objects.count() == 0
    assert timezone.now() < link.ends_at
