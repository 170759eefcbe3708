"""What organisers do about one person, their own rights, mails and old answers."""

import json

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import OutboxLetter
from forms_app.models import FormAccess, SignupForm, Submission
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.organising import answers_of, sent, text_of
from tests.forms_app.visiting import post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


ASKS_CONTACT = [question("email", "email", required=False), question("phone", "phone", required=False)]


@pytest.fixture
def person_in_two_forms(signed_in):
    one, other = SignupFormFactory(questions=ASKS_CONTACT), SignupFormFactory(questions=ASKS_CONTACT)
    post(signed_in, one, email="Amal@Example.org")
    post(signed_in, other, phone="0770 123 4567", email="amal@example.org")
    post(signed_in, other, phone="0770 999 9999")
    return reverse("signups:person")


@pytest.mark.parametrize(
    ("contact", "number"),
    [
        ("amal@example.org", 2),
        (" AMAL@example.org\u200f", 2),
        ("+964 770 123 4567", 1),
        ("٠٧٧٠١٢٣٤٥٦٧", 1),
        ("basim@example.org", 0),
        ("not a contact", 0),
        ("", 0),
    ],
)
def test_person_is_found_across_forms(signed_in, person_in_two_forms, contact, number):
    found = signed_in.post(person_in_two_forms, {"contact": contact}).context["found"]
    assert len(found) == number


def test_person_is_erased_across_forms_with_the_mails(signed_in, person_in_two_forms):
    signed_in.post(person_in_two_forms, {"contact": "amal@example.org", "erase": "1"})
    assert Submission.objects.count() == 1
    assert not OutboxLetter.objects.exists()


def test_person_gets_everything_in_words(signed_in, person_in_two_forms):
    response = signed_in.post(person_in_two_forms, {"contact": "amal@example.org", "export": "1"})
    answers = json.loads(response.content)["answers"]
    assert {"question": "Email", "answer": "amal@example.org"} in answers[0]["answers"]


def test_searched_address_stands_in_no_log(signed_in, person_in_two_forms):
    signed_in.post(person_in_two_forms, {"contact": "amal@example.org", "erase": "1"})
    assert "amal" not in repr(list(ModelLogEntry.objects.values("label", "data"))).lower()


@pytest.mark.parametrize("what", ["erase", "export"])
def test_erasing_and_exporting_a_person_are_rights_of_their_own(client, user_with, what):
    form = SignupFormFactory(questions=ASKS_CONTACT)
    post(client, form, email="amal@example.org")
    client.force_login(user_with("view_submission"))
    response = client.post(reverse("signups:person"), {"contact": "amal@example.org", what: "1"}, follow=True)
    assert Submission.objects.exists()
    assert "json" not in response["Content-Type"]


def test_rights_to_one_form_are_given_and_taken(signed_in):
    form = SignupFormFactory()
    group = Group.objects.create(name="Basra team")
    signed_in.post(answers_of(form, "rights"), {"export": [group.pk]})
    assert FormAccess.objects.get().may_export
    signed_in.post(answers_of(form, "rights"), {})
    assert not FormAccess.objects.exists()


def test_who_reads_cannot_give_rights(client, user_with):
    form = SignupFormFactory()
    group = Group.objects.create(name="Basra team")
    client.force_login(user_with("view_submission", "change_submission", "export_submission"))
    client.post(answers_of(form, "rights"), {"read": [group.pk]})
    assert not FormAccess.objects.exists()


def test_given_up_mail_is_seen_and_can_be_tried_again(signed_in):
    letter = OutboxLetter.objects.create(
        kind="signup.notice", given_up_at=timezone.now(), last_error="SMTPDataError 554"
    )
    assert "SMTPDataError 554" in text_of(signed_in.get(reverse("signups:letters")))
    signed_in.post(reverse("signups:letters"), {"uid": letter.uid})
    assert OutboxLetter.objects.due().get() == letter


def test_form_can_be_passed_on_with_a_code_for_each_language(admin_client):
    form = SignupFormFactory()
    translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    page = text_of(admin_client.get(answers_of(form, "share")))
    assert page.count("<svg") >= 2
    assert f"http://localhost/ar/forms/{form.translation_key}/" in page
    assert admin_client.get(answers_of(form, "share") + "?png=ar").content.startswith(b"\x89PNG")


def test_purge_erases_what_is_overdue_and_nothing_else(client):
    from forms_app.retention import purge

    form = SignupFormFactory(questions=[question("email", "email")])
    old, young = sent(client, form, email="old@example.org"), sent(client, form, email="young@example.org")
    Submission.objects.filter(pk=old.pk).update(delete_after=timezone.localdate() - timezone.timedelta(days=1))
    assert purge() == 1
    assert list(Submission.objects.all()) == [young]
    assert OutboxLetter.objects.count() == 1


def test_shorter_retention_shortens_the_life_of_old_answers(client):
    form = SignupFormFactory(retention_days=90)
    sent(client, form, name="Amal")
    form.retention_days = 10
    form.save()
    assert Submission.objects.get().delete_after == timezone.localdate() + timezone.timedelta(days=10)


def test_longer_retention_keeps_the_promise_made_to_old_answers(client):
    form = SignupFormFactory(retention_days=30)
    sent(client, form, name="Amal")
    form.retention_days = 365
    form.save()
    assert Submission.objects.get().delete_after == timezone.localdate() + timezone.timedelta(days=30)


def test_forms_of_a_person_are_called_as_the_organiser_calls_them(signed_in, arabic):
    form = SignupFormFactory(questions=ASKS_CONTACT)
    translated(form, "ar", {"Count me in": "سجّلوني", "Email": "البريد", "Phone": "الهاتف"})
    post(signed_in, SignupForm.objects.get(locale=arabic), language="ar", email="amal@example.org")
    page = signed_in.post(reverse("signups:person"), {"contact": "amal@example.org"}).content.decode()
    assert "<bdi>Count me in</bdi>" in page
    assert "سجّلوني" not in page


def test_only_who_may_read_the_answers_can_take_care_of_one(signed_in, user_with, django_user_model):
    form = SignupFormFactory()
    answer = sent(signed_in, form, name="Amal")
    user_with("view_submission", name="reads every form")
    user_with(name="reads none")
    group = Group.objects.create(name="One form")
    user_with(name="reads this form").groups.add(group)
    FormAccess.objects.create(group=group, form_key=form.translation_key)
    may = {"organiser", "reads every form", "reads this form"}
    for page in (answers_of(form), answers_of(form, "answer", answer.pk)):
        html = signed_in.get(page).content.decode()
        names = {name for name in django_user_model.objects.values_list("username", flat=True) if f">{name}</" in html}
        assert names == may


def test_who_takes_care_of_an_answer_stays_named_after_the_right_ended(signed_in, user_with):
    form = SignupFormFactory()
    answer = sent(signed_in, form, name="Amal")
    Submission.objects.update(owner=user_with(name="former"))
    assert ">former</option>" in signed_in.get(answers_of(form, "answer", answer.pk)).content.decode()
    assert ">former</option>" in signed_in.get(answers_of(form)).content.decode()
