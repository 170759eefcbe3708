"""A form made from one that exists: the same words in each language, and nothing else in common."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from forms_app.models import FormAccess, SignupForm
from forms_app.readiness import is_whole
from forms_app.starter_forms.builder import start_from
from forms_app.starter_forms.catalogue import STARTERS
from forms_app.starter_forms.duplication import copy_form
from tests.forms_app.building import SignupFormFactory, choice, question, translated
from tests.forms_app.visiting import address, post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NESTED = [
    question("one_choice", "role", choices=[choice("w", "Work", question("short_text", "which")), choice("p", "Play")])
]
ARABIC = {
    "Count me in": "سجّلوني",
    "Role": "الدور",
    "Work": "العمل",
    "Which": "أي عمل؟",
    "Play": "اللعب",
}


def copied(form):
    return list(SignupForm.objects.family(copy_form(form).translation_key))


def keys_of(form):
    from forms_app.schema import describe, every_question

    questions = list(every_question(describe(form)["questions"]))
    values = [choice["value"] for one in questions if one["type"] == "one_choice" for choice in one["choices"]]
    return [question["key"] for question in questions] + values


def test_copy_shares_no_key_with_its_original():
    form = SignupFormFactory(questions=NESTED)
    (copy,) = copied(form)
    assert len(keys_of(copy)) == len(set(keys_of(copy))) == 4
    assert not set(keys_of(copy)) & set(keys_of(form))
    assert copy.translation_key != form.translation_key


def test_copy_is_a_draft_with_a_title_of_its_own_and_no_dates(client):
    from django.utils import timezone

    form = SignupFormFactory(closes_at=timezone.now(), capacity=7, notify="a@example.org", thanks="Thank you")
    (copy,) = copied(form)
    assert (copy.title, copy.live, copy.closes_at) == ("Copy of Count me in", False, None)
    assert (copy.capacity, copy.notify, copy.thanks) == (7, "a@example.org", "Thank you")
    assert client.get(address(copy)).status_code == 404


def test_answers_to_the_copy_do_not_mix_with_those_to_the_original(client):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    (copy,) = copied(form)
    copy.get_latest_revision().publish()
    copy.refresh_from_db()
    post(client, copy, **{copy.version.schema["questions"][0]["key"]: "Amal"})
    assert form.version.submissions.count() == copy.version.submissions.count() == 1


def test_translation_comes_along_under_the_new_keys():
    form = SignupFormFactory(questions=NESTED)
    translated(form, "ar", ARABIC)
    english, arabic = copied(form)
    assert arabic.title == "نسخة من: سجّلوني"
    assert keys_of(arabic) == keys_of(english)
    assert is_whole(arabic, english)
    assert not arabic.live


def test_same_words_may_be_translated_differently_in_two_places():
    form = SignupFormFactory(
        questions=[question("short_text", "a", label="Name"), question("short_text", "b", label="Name")]
    )
    translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    from wagtail_localize.models import StringTranslation

    StringTranslation.objects.filter(context__path="questions.b.label").update(data="اسم المنظمة")
    _english, arabic = copied(form)
    assert [block.value["label"] for block in arabic.questions] == ["الاسم", "اسم المنظمة"]


def test_text_that_changed_since_waits_for_its_translator():
    form = SignupFormFactory()
    translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    form.questions[0].value["label"] = "Full name"
    form.save_revision()
    english, arabic = copied(form)
    assert english.questions[0].value["label"] == "Full name"
    assert not is_whole(arabic, english)


def test_language_written_by_hand_comes_along_too(arabic):
    form = SignupFormFactory(questions=NESTED)
    SignupFormFactory(
        questions=NESTED, translation_key=form.translation_key, locale=arabic, title="سجّلوني", intro="بالعربية"
    )
    english, twin = copied(form)
    assert (twin.intro, twin.title) == ("بالعربية", "نسخة من: سجّلوني")
    assert keys_of(twin) == keys_of(english)


def test_copy_of_a_copy_stays_within_the_longest_title():
    form = SignupFormFactory(title="x" * 120)
    assert len(copied(form)[0].title) == 120


@pytest.mark.parametrize("key", STARTERS)
def test_started_form_can_be_copied_whole(key):
    english, arabic = copied(start_from(STARTERS[key]))
    assert is_whole(arabic, english)


def test_editor_copies_a_form_with_a_button(admin_client):
    form = SignupFormFactory()
    FormAccess.objects.create(form_key=form.translation_key, group=Group.objects.create(name="Basra team"))
    screen = reverse("signups:copy", args=[form.translation_key])
    assert admin_client.get(screen).status_code == 200
    response = admin_client.post(screen)
    copy = SignupForm.objects.exclude(pk=form.pk).get()
    assert response.url == reverse("wagtailsnippets_forms_app_signupform:edit", args=[copy.pk])
    assert not FormAccess.objects.filter(form_key=copy.translation_key).exists()


def test_who_may_not_make_forms_copies_none(client, django_user_model):
    form = SignupFormFactory()
    user = django_user_model.objects.create_user("somebody", password="x")
    rights = ["access_admin", "view_submission", "change_signupform"]
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    client.post(reverse("signups:copy", args=[form.translation_key]))
    assert SignupForm.objects.count() == 1
