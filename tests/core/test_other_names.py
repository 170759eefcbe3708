"""Choosers find a snippet by its name in any language, its short name and its other spellings."""

import pytest
from django.urls import reverse

from core.models import Organisation, Place
from forms_app.models import SignupForm
from tests.factories import OrganisationFactory, PlaceFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def found(browser, model, words):
    """Return the names that the chooser of a model shows for words."""
    address = reverse(f"wagtailsnippetchoosers_{model._meta.app_label}_{model._meta.model_name}:choose_results")
    response = browser.get(address, {"q": words})
    assert response.status_code == 200
    return [str(row) for row in response.context["results"]]


def test_organisation_is_found_by_short_name_and_in_the_other_language(editor, arabic):
    english = OrganisationFactory(name="Iraqi Civil Society Solidarity Initiative", short_name="ICSSI")
    twin = Organisation(name="مبادرة التضامن", locale=arabic, translation_key=english.translation_key)
    twin.save()
    assert str(english) in found(editor, Organisation, "ICSSI")
    assert str(english) in found(editor, Organisation, "مبادرة")
    assert str(twin) in found(editor, Organisation, "Iraqi Civil")
    assert found(editor, Organisation, "nobody") == []


def test_other_language_is_found_by_a_name_that_was_changed(editor, arabic):
    english = PlaceFactory(name="Nasiriyah", aliases="Nassiriya")
    twin = Place(name="الناصرية", locale=arabic, translation_key=english.translation_key)
    twin.save()
    english.name = "Dhi Qar"
    english.save()
    assert str(twin) in found(editor, Place, "Dhi Qar")
    assert str(english) in found(editor, Place, "Nassiriya")


def test_form_is_found_in_the_other_language(editor, arabic):
    form = SignupFormFactory(title="Volunteer in Basra")
    twin = form.copy_for_translation(arabic)
    twin.title = "تطوّع في البصرة"
    twin.save()
    assert len(found(editor, SignupForm, "Volunteer")) == 2
