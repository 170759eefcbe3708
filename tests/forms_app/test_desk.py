"""Who sees which answers, and how."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from forms_app.models import FormAccess, Submission
from tests.forms_app.building import SignupFormFactory, choice, question, translated
from tests.forms_app.visiting import post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def person(django_user_model):
    """Somebody who may sign in to the admin, and nothing else."""
    user = django_user_model.objects.create_user("somebody", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def organiser(person):
    person.user_permissions.add(Permission.objects.get(codename="view_submission"))
    return person


def answers_of(form):
    return reverse("signups:answers", args=[form.translation_key])


def detail_of(form):
    return reverse("signups:answer", args=[form.translation_key, Submission.objects.latest("pk").pk])


def test_answers_in_all_languages_stand_in_one_list(client, organiser):
    form = SignupFormFactory(
        questions=[question("one_choice", "role", choices=[choice("w", "Work"), choice("p", "Play")])]
    )
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Role": "الدور", "Work": "العمل", "Play": "اللعب"})
    post(client, form, role="w")
    post(client, arabic, language="ar", role="p")
    client.force_login(organiser)
    page = client.get(answers_of(form)).content.decode()
    assert "Work" in page
    assert "Play" in page
    assert "العربية" in page


def test_detail_shows_the_words_the_person_saw(client, organiser):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    form.questions[0].value["label"] = "Your full name"
    form.save()
    client.force_login(organiser)
    page = client.get(detail_of(form)).content.decode()
    assert "Your full name" not in page
    assert "Amal" in page


def test_reworded_question_keeps_its_column_and_a_deleted_one_stays(client, organiser):
    form = SignupFormFactory(questions=[question("short_text", "name"), question("short_text", "town")])
    post(client, form, name="Amal", town="Basra")
    form.questions[0].value["label"] = "Your full name"
    del form.questions[1]
    form.save()
    client.force_login(organiser)
    page = client.get(answers_of(form)).content.decode()
    assert "Your full name" in page
    assert "Amal" in page
    assert "Basra" in page


@pytest.mark.parametrize("screen", [answers_of, detail_of])
def test_answers_are_closed_to_others(client, person, screen):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    client.force_login(person)
    assert b"Amal" not in client.get(screen(form), follow=True).content


@pytest.mark.parametrize(("screen", "more"), [("charts", []), ("bulk", []), ("rights", []), ("export", ["csv"])])
def test_every_other_screen_is_closed_to_others(client, person, screen, more):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    client.force_login(person)
    response = client.get(reverse(f"signups:{screen}", args=[form.translation_key, *more]))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


def test_consent_reads_for_ever_as_it_was_given(client, organiser):
    form = SignupFormFactory(questions=[question("consent", "consent", label="You may keep my answer.")])
    post(client, form, consent="on")
    form.questions[0].value["label"] = "You may keep my answer and pass it on."
    form.save()
    client.force_login(organiser)
    page = client.get(detail_of(form)).content.decode()
    assert "You may keep my answer." in page
    assert "pass it on" not in page


@pytest.mark.parametrize("screen", [answers_of, detail_of])
def test_a_group_may_read_the_answers_to_one_form_only(client, person, screen):
    mine, other = SignupFormFactory(), SignupFormFactory()
    group = Group.objects.create(name="Basra team")
    person.groups.add(group)
    FormAccess.objects.create(form_key=mine.translation_key, group=group)
    for form in (mine, other):
        post(client, form, name="Amal")
    client.force_login(person)
    assert client.get(answers_of(mine)).status_code == 200
    assert b"Amal" not in client.get(screen(other), follow=True).content


def test_detail_of_one_form_does_not_open_under_the_address_of_another(client, organiser):
    form, other = SignupFormFactory(), SignupFormFactory()
    post(client, form, name="Amal")
    client.force_login(organiser)
    address = reverse("signups:answer", args=[other.translation_key, Submission.objects.get().pk])
    assert client.get(address, follow=True).status_code == 404


def test_every_look_is_in_the_log_without_answers(client, organiser):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    client.force_login(organiser)
    client.get(answers_of(form))
    client.get(detail_of(form))
    entries = ModelLogEntry.objects.filter(user=organiser).order_by("pk")
    assert [entry.action for entry in entries] == ["forms_app.list", "forms_app.look"]
    assert "Amal" not in repr([(entry.label, entry.data) for entry in entries])


def test_list_of_forms_shows_a_deleted_form_with_answers(client, organiser):
    form = SignupFormFactory(title="Old form")
    post(client, form, name="Amal")
    form.delete()
    client.force_login(organiser)
    assert b"Old form" in client.get(reverse("signups:forms")).content


def test_reversed_name_is_set_right_and_isolated_in_the_list(client, organiser):
    form = SignupFormFactory()
    post(client, form, name="\u202eamal")
    client.force_login(organiser)
    assert "\u202e" not in client.get(answers_of(form)).content.decode()


@pytest.mark.parametrize("how_many", [1, 30])
def test_queries_of_the_list_do_not_grow(client, organiser, how_many, django_assert_max_num_queries):
    form = SignupFormFactory()
    for number in range(how_many):
        post(client, form, name=f"Amal {number}")
    client.force_login(organiser)
    client.get(answers_of(form))  # the name of the site is asked for once
    with django_assert_max_num_queries(30):
        client.get(answers_of(form))
