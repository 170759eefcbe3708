"""An administrator adds a language: its tree, its people and their first work; and takes one away that came to nothing."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale, Page

from core.i18n.presets import WAITING
from core.models import Navigation, OpenLanguage
from editors.languages.creation import presets_left, removal_problem
from editors.roles import ADMINISTRATORS, EDITORS, ORGANISERS, WRITERS, make_language_team, reviewers_of, translators_of
from home.models import HomePage
from tests.factories import UserFactory
from translations.models import Assignment

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def add_by_hand(browser, code):
    return browser.post(reverse("editors:add_language"), {"code": code})


@pytest.mark.parametrize("code", [preset.code for preset in WAITING])
def test_every_preset_can_be_added(sign_in, code):
    add_by_hand(sign_in(ADMINISTRATORS), code)
    locale = Locale.objects.get(language_code=code)

    assert not HomePage.objects.get(locale=locale).live
    assert not OpenLanguage.objects.filter(locale=locale).exists()
    assert code not in [preset.code for preset in presets_left()]


def test_team_may_work_on_its_language_alone(sorani, home):
    user = UserFactory(group=translators_of(sorani))

    assert home.get_translation(sorani).permissions_for_user(user).can_edit()
    assert not home.permissions_for_user(user).can_edit()
    assert Group.objects.filter(name=reviewers_of(sorani)).exists()


def test_translators_find_what_readers_need_first(administrator, home, privacy):
    Navigation.objects.create(locale=home.locale, site_name="ICSSI")
    add_by_hand(administrator, "ckb")

    waiting = Assignment.objects.filter(translation__target_locale__language_code="ckb")
    kinds = {row.translation.source.specific_content_type.model for row in waiting}
    assert kinds == {"homepage", "navigation", "standardpage"}


@pytest.mark.parametrize("code", ["en", "ar", "xx", "", "../ckb", "ckb-IQ"])
def test_only_presets_can_be_added(sign_in, code):
    add_by_hand(sign_in(ADMINISTRATORS), code)

    assert Locale.objects.count() == 2


def test_language_is_added_once(sign_in, sorani):
    add_by_hand(sign_in(ADMINISTRATORS), "ckb")

    assert HomePage.objects.filter(locale=sorani).count() == 1


def test_page_tree_stays_whole(sorani):
    assert Page.find_problems() == ([], [], [], [], [])


def test_untouched_language_can_be_removed(administrator, sorani):
    make_language_team(HomePage.objects.get(locale=sorani))
    administrator.post(reverse("editors:language", args=["ckb"]), {"deed": "remove"})

    assert not Locale.objects.filter(language_code="ckb").exists()
    assert not Group.objects.filter(name__contains="ckb").exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_removed_language_can_be_added_again(sign_in, sorani):
    browser = sign_in(ADMINISTRATORS)
    browser.post(reverse("editors:language", args=["ckb"]), {"deed": "remove"})
    add_by_hand(browser, "ckb")

    assert HomePage.objects.filter(locale__language_code="ckb").count() == 1


@pytest.mark.parametrize("work", ["published", "worded", "source", "open"])
def test_language_with_work_in_it_stays(sign_in, request, sorani, home, word, work):
    if work == "published":
        request.getfixturevalue("sorani_home")
    elif work == "worded":
        word(sorani, "Skip to the main text", "بڕۆ")
    elif work == "open":
        OpenLanguage.objects.create(locale=sorani)
    locale = home.locale if work == "source" else sorani
    sign_in(ADMINISTRATORS).post(reverse("editors:language", args=[locale.language_code]), {"deed": "remove"})

    assert removal_problem(locale)
    assert Locale.objects.filter(pk=locale.pk).exists()


ADDRESSES = [("editors:add_language", []), ("editors:language", ["ckb"]), ("editors:languages", [])]
WORDS = [("editors:words", ["ckb"]), ("editors:words_file", ["ckb"])]


@pytest.mark.parametrize("name", [*ADDRESSES, *WORDS], ids=lambda name: name[0])
@pytest.mark.parametrize("group", [WRITERS, EDITORS, ORGANISERS])
def test_only_administrators_run_languages(sign_in, sorani, group, name):
    address = reverse(name[0], args=name[1])
    browser = sign_in(group)

    assert {browser.get(address).status_code, browser.post(address, {"code": "tr"}).status_code} == {302}
    assert not Locale.objects.filter(language_code="tr").exists()


@pytest.mark.parametrize("name", [*ADDRESSES[:2], *WORDS], ids=lambda name: name[0])
def test_team_of_a_language_words_it_and_nothing_else(sign_in, sorani, arabic, name):
    address, may = reverse(name[0], args=name[1]), name in WORDS

    assert sign_in(translators_of(sorani)).get(address).status_code == (200 if may else 302)
    assert sign_in(translators_of(arabic)).get(address).status_code == 302


def test_team_sees_its_own_language_in_the_list(sign_in, sorani):
    page = sign_in(translators_of(sorani)).get(reverse("editors:languages")).content.decode()

    assert "کوردیی ناوەندی" in page
    assert "العربية" not in page


@pytest.mark.parametrize("path", ["", "new/", "edit/1/", "delete/1/"])
def test_wagtail_s_own_screens_lead_here(administrator, home, path):
    assert administrator.get(f"/admin/locales/{path}").headers["Location"] == reverse("editors:languages")


def test_menu_leads_administrators_to_languages(administrator):
    page = administrator.get("/admin/").content.decode()

    assert reverse("editors:languages") in page
    assert '"/admin/locales/"' not in page


@pytest.mark.parametrize("code", ["tr", "xx"])
def test_words_of_languages_that_are_not_there_are_not_asked_for(sign_in, sorani, code):
    assert sign_in(ADMINISTRATORS).get(reverse("editors:words", args=[code])).status_code == 404
