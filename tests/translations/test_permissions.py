"""Who works on one language touches nothing of another: every address, for every role."""

import pytest
from bs4 import BeautifulSoup
from django.urls import get_resolver, reverse
from wagtail import hooks
from wagtail.models import Locale, Page
from wagtail_localize import wagtail_hooks as package
from wagtail_localize.models import LocaleSynchronization, StringTranslation

from news.models import StoryAuthor
from tests.factories import OrganisationFactory, PersonFactory, StoryPageFactory, TopicFactory
from translations import urls
from translations.patches.addresses import addresses
from translations.patches.buttons import REPLACED
from translations.permissions import permissions_of
from translations.related_objects import related_translations
from translations.submission import submit
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

LISTS = ["board", "report", "export"]
SEEN = ["workbench", "history", "download", "download_xliff", "preview", "here"]
ON_A_TRANSLATION = [*SEEN, "review"]
ON_A_TEXT = ["save_text", "similar", "segment_history", "check_text", "remarks"]
POSTED = [
    "upload",
    "machine",
    "stop",
    "addresses",
    "pictures",
    "workbench",
    "review",
    "history",
    "unplaced",
    "unschedule",
    "assign",
    "add_term",
]
OTHERS = [
    "send_page",
    "send_snippet",
    "elsewhere",
    "copied",
    "waiting",
    "upload_many",
    "conflicts",
    "pair",
    "close_remark",
    "questions",
    "concordance",
    "bulk_change",
    "glossary_table",
    "memory",
]  # tested each by itself


@pytest.fixture
def kurdish(home, story, english):
    """A translation of the story into Kurdish, which no Arabic translator may touch."""
    return submit(story, Locale.objects.create(language_code="ckb"))


@pytest.mark.parametrize("group", ["Translators (ar)", "Reviewers (ar)"])
@pytest.mark.parametrize("name", ON_A_TRANSLATION)
def test_another_language_cannot_be_opened(client, as_person, kurdish, group, name):
    as_person(group)
    assert client.get(reverse(f"translations:{name}", args=[kurdish.pk])).status_code == 302


@pytest.mark.parametrize("name", POSTED)
def test_another_language_cannot_be_changed(client, as_person, kurdish, name):
    as_person("Reviewers (ar)")
    response = client.post(reverse(f"translations:{name}", args=[kurdish.pk]))
    kurdish.refresh_from_db()
    assert (response.status_code, response.url, kurdish.enabled) == (302, reverse("wagtailadmin_home"), True)


@pytest.mark.parametrize("name", ON_A_TEXT)
def test_a_text_of_another_language_cannot_be_reached(client, as_person, kurdish, name):
    as_person("Reviewers (ar)")
    address = reverse(f"translations:{name}", args=[kurdish.pk, kurdish.source.stringsegment_set.first().pk])
    response = (
        client.post(address, {"text": "x"}) if name in ("save_text", "check_text", "remarks") else client.get(address)
    )
    assert (response.status_code, StringTranslation.objects.count()) == (302, 0)


def test_every_address_is_in_this_matrix():
    names = {one.name for one in urls.urlpatterns}
    assert names == {*LISTS, *ON_A_TRANSLATION, *ON_A_TEXT, *POSTED, *OTHERS}


@pytest.mark.parametrize("group", ["Translators (ar)", "Reviewers (ar)"])
@pytest.mark.parametrize("name", SEEN)
def test_ones_own_language_opens(client, as_person, sent, group, name):
    as_person(group)
    assert client.get(reverse(f"translations:{name}", args=[sent.pk])).status_code == 200


@pytest.mark.parametrize("name", [*ON_A_TRANSLATION, *LISTS])
def test_organisers_see_no_translations(client, as_person, sent, name):
    as_person("Organisers")
    args = [] if name in LISTS else [sent.pk]
    assert client.get(reverse(f"translations:{name}", args=args)).status_code == 302


@pytest.mark.parametrize("verb", ["edit", "delete"])
def test_snippets_of_another_language_cannot_be_touched(client, as_person, english, verb):
    topic = TopicFactory(locale=english)
    as_person("Reviewers (ar)")
    url = reverse(f"wagtailsnippets_core_topic:{verb}", args=[topic.pk])
    assert client.get(url).status_code == 302


def test_snippets_of_ones_own_language_can_be_edited(client, translator, arabic):
    topic = TopicFactory(locale=arabic)
    assert client.get(reverse("wagtailsnippets_core_topic:edit", args=[topic.pk])).status_code == 200


def test_editors_edit_snippets_of_every_language(client, as_person, english, arabic):
    as_person("Editors")
    urls = [
        reverse("wagtailsnippets_core_topic:edit", args=[TopicFactory(locale=locale).pk])
        for locale in (english, arabic)
    ]
    assert [client.get(url).status_code for url in urls] == [200, 200]


def test_the_original_is_not_a_translator_s_to_edit(client, translator, story):
    assert client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).status_code == 302


def test_the_board_shows_only_ones_own_language(client, translator, kurdish, sent):
    page = BeautifulSoup(client.get(reverse("translations:board")).content, "html.parser").select_one("main").text
    assert ("Sorani" in page, "Arabic" in page) == (False, True)


def test_the_export_holds_only_ones_own_language(client, translator, kurdish, sent):
    text = b"".join(client.get(reverse("translations:export")).streaming_content).decode()
    assert ",ar," in text
    assert ",ckb," not in text


def test_every_address_of_the_package_is_ours():
    [(_prefix, resolver)] = [(one.pattern, one) for one in package.register_admin_urls()]
    theirs = {f"localize/{one.pattern}" for one in resolver.url_patterns} - {"localize/jsi18n/"}
    ours = {str(one.pattern) for one in addresses()}
    plain = {address.replace("<int:translation_id>", "<int:pk>") for address in theirs}
    assert plain == ours


def test_our_addresses_come_before_the_package_s():
    match = get_resolver().resolve("/admin/localize/page/1/convert_to_alias/")
    assert match.func.__module__ != "wagtail_localize.views.convert"


def test_the_old_way_of_saving_is_closed(client, translator, sent):
    segment = sent.source.stringsegment_set.first()
    url = reverse("wagtail_localize:edit_string_translation", args=[sent.pk, segment.pk])
    assert client.put(url).status_code == 302


def test_hooks_of_the_package_that_are_taken_off_still_exist():
    for name, function in REPLACED.items():
        assert callable(function)
        assert function not in hooks.get_hooks(name)


def test_no_language_is_filled_with_aliases(story, english):
    kurdish = Locale.objects.create(language_code="ckb")
    LocaleSynchronization.objects.create(locale=kurdish, sync_from=english)
    assert not Page.objects.filter(locale=kurdish).exists()


def test_the_form_of_a_language_offers_no_copying(admin_client):
    answer = admin_client.get(reverse("wagtaillocales:add"), follow=True)

    assert answer.request["PATH_INFO"] == reverse("editors:languages")
    assert "sync_from" not in answer.text


def test_an_arabic_slug_survives_where_the_package_makes_a_draft(sent, write):
    write(sent, {"running": "نركض"})
    sent.save_target(publish=False)
    assert target_of(sent).slug == "نركض"


def test_rights_over_what_belongs_to_a_page_are_known_without_asking_for_each(
    story, arabic, reviewer, django_assert_num_queries
):
    story.dateline_organisation = OrganisationFactory(locale=story.locale)
    story.authors = [StoryAuthor(person=PersonFactory(locale=story.locale), locale=story.locale)]
    story.save_revision().publish()
    first, second = related_translations(submit(story, arabic))
    permissions = permissions_of(reviewer)
    assert permissions.may_publish(first.translation)
    with django_assert_num_queries(0):
        assert permissions.may_publish(second.translation)


def test_team_chooses_among_what_is_public_and_what_is_its_own(client, translator, editor, stories, arabic_home):
    StoryPageFactory(parent=stories, title="Not yet public", live=False)
    StoryPageFactory(parent=stories, title="Public story")
    address = reverse("wagtailadmin_choose_page_child", args=[stories.pk])
    assert b"Not yet public" in editor.get(address).content
    client.force_login(translator)
    shown = client.get(address).content
    assert b"Public story" in shown
    assert b"Not yet public" not in shown
