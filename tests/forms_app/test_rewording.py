"""Changed words under which answers lie: the same question, or a new one?"""

import pytest
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms_app.models import SignupForm
from tests.forms_app.building import SignupFormFactory
from tests.forms_app.test_building import edit_address
from tests.forms_app.visiting import post

pytestmark = pytest.mark.django_db

QUESTION = {"help_text": "", "required": "on", "max_length": "200", "about": "", "meaning": ""}


def edited(form, label):
    value = QUESTION | {"label": label}
    data = nested_form_data({"questions": streamfield([("short_text", value)])})
    return data | {
        "questions-0-id": "name",
        "title": form.title,
        "retention_days": 90,
        "repeats": "several",
        "sends_confirmation": "on",
        "action-publish": "1",
    }


def keys(form):
    return [question["key"] for question in SignupForm.objects.get(pk=form.pk).version.schema["questions"]]


def test_editor_is_asked_once_answers_exist(client, admin_client):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    page = admin_client.post(edit_address(form), edited(form, "Favourite colour")).content.decode()
    assert "Favourite colour" in page
    assert "rewording-decided" in page
    assert SignupForm.objects.get(pk=form.pk).questions[0].value["label"] == "Name"


def test_asking_hands_back_what_was_written_to_the_letter(client, admin_client):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    written = edited(form, "Favourite colour") | {"intro": "One line\n  and another"}
    page = admin_client.post(edit_address(form), written).content.decode()
    for name, value in written.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page


def test_nobody_is_asked_before_there_are_answers(admin_client):
    form = SignupFormFactory()
    assert admin_client.post(edit_address(form), edited(form, "Full name")).status_code == 302
    assert keys(form) == ["name"]


def test_reworded_question_keeps_its_key(client, admin_client):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    admin_client.post(edit_address(form), edited(form, "Full name") | {"rewording-decided": "1", "rewording-new-1": ""})
    assert keys(form) == ["name"]


def test_new_question_gets_a_key_of_its_own(client, admin_client):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    decided = {"rewording-decided": "1", "rewording-new-1": "name"}
    admin_client.post(edit_address(form), edited(form, "Favourite colour") | decided)
    assert keys(form) != ["name"]
    assert len(keys(form)) == 1
