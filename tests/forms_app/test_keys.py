"""Keys come and go; answers stay readable to those who have one, and to nobody else."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from core.encryption import UndecryptableError
from forms_app import erasure_list
from forms_app.columns import columns_of
from forms_app.confirmation_links import confirmation_link, submission_to_confirm
from forms_app.data_subjects import find_submissions
from forms_app.encryption import EncryptedJSONField, decrypt, encrypt
from forms_app.key_rotation import rotate
from forms_app.models import Submission
from forms_app.repeats import latest_equal
from forms_app.restored_backup import repeat_erasures
from forms_app.secret_links import submission_by, token_for
from forms_app.statistics import charts_of
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.visiting import post

pytestmark = pytest.mark.django_db

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def written_under_old_key(client, settings):
    settings.SIGNUP_ENCRYPTION_KEYS = [OLD]
    post(client, SignupFormFactory(), name="Amal")


def test_wrong_key_is_an_error_and_not_ciphertext(written_under_old_key, settings):
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW]
    with pytest.raises(UndecryptableError):
        Submission.objects.get()


def test_old_key_still_reads_behind_a_new_one(written_under_old_key, settings):
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW, OLD]
    assert Submission.objects.get().answers == {"name": "Amal"}


def test_rotation_makes_the_old_key_needless(written_under_old_key, settings):
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW, OLD]
    assert rotate() == 1
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW]
    submission = Submission.objects.get()
    assert (submission.answers, submission.picks) == ({"name": "Amal"}, {})


def test_wrong_key_stops_the_counting(client, settings):
    form = SignupFormFactory(questions=[question("yes_no", "role", follow_up=[])])
    post(client, form, role="yes")
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW]
    with pytest.raises(UndecryptableError):
        charts_of(Submission.objects.all(), columns_of(form.translation_key))


DIGEST_KEYS = [f"digest-key-of-{name}-0123456789abcdefghij" for name in ("then", "now")]


@pytest.fixture
def signed_under_old_key(client, settings):
    """An answer whose digests and secret link were made with a digest key that is an earlier one now."""
    then, now = DIGEST_KEYS
    settings.SIGNUP_DIGEST_KEY = then
    form = SignupFormFactory(questions=[question("email", "email")])
    post(client, form, email="amal@example.org")
    sent = Submission.objects.get()
    token, line = token_for(sent), erasure_list.digest_of(sent.uid)
    settings.SIGNUP_DIGEST_KEY, settings.SIGNUP_DIGEST_KEY_FALLBACKS = now, [then]
    return form, sent, token, line


def test_earlier_digest_key_is_still_recognised(signed_under_old_key):
    form, sent, token, line = signed_under_old_key
    assert submission_by(token) == sent
    assert token_for(sent) != token
    assert list(find_submissions("AMAL@example.org")) == [sent]
    assert latest_equal(form.translation_key, sent.answers) == sent
    assert line in erasure_list.names_of(sent.uid)


def test_rotation_makes_the_old_digest_key_needless_for_finding(signed_under_old_key, settings):
    form, sent, token, _line = signed_under_old_key
    link = confirmation_link(sent).split("/")[-2]
    assert rotate() == 1
    settings.SIGNUP_DIGEST_KEY_FALLBACKS = []
    assert list(find_submissions("amal@example.org")) == [sent]
    assert latest_equal(form.translation_key, sent.answers) == sent
    assert submission_to_confirm(link) == sent
    assert submission_by(token_for(sent)) == sent
    assert submission_by(token) is None  # links sent before last as long as the key they were signed with


def test_backup_repeats_an_erasure_noted_under_an_earlier_key(signed_under_old_key, tmp_path):
    _form, sent, _token, line = signed_under_old_key
    path = tmp_path / "erasures.txt"
    path.write_text(f"2026-11-18T10:00:00+00:00 erased {line}\n")
    assert repeat_erasures(path) == 1
    assert not Submission.objects.filter(pk=sent.pk).exists()


def test_links_signed_with_an_earlier_secret_key_still_open(client, settings):
    form = SignupFormFactory(questions=[question("email", "email")])
    post(client, form, email="amal@example.org")
    sent = Submission.objects.get()
    link = confirmation_link(sent).split("/")[-2]
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 8
    assert submission_to_confirm(link) == sent
    settings.SECRET_KEY_FALLBACKS = []
    assert submission_to_confirm(link) is None


@pytest.mark.parametrize("token", ["", "A", "nonsense", "ا", "AAAA" * 9])
def test_what_is_no_token_is_an_error(token):
    with pytest.raises(UndecryptableError):
        decrypt(token)


def test_rotation_leaves_alone_what_was_corrected_meanwhile(written_under_old_key, settings, monkeypatch):
    from forms_app import key_rotation

    settings.SIGNUP_ENCRYPTION_KEYS = [NEW, OLD]
    read = key_rotation._raw_rows

    def read_then_somebody_corrects(after):
        rows = read(after)
        for submission in Submission.objects.all():
            submission.answers = {"name": "Corrected"}
            submission.save()
        return rows

    monkeypatch.setattr(key_rotation, "_raw_rows", read_then_somebody_corrects)
    rotate()
    assert Submission.objects.get().answers == {"name": "Corrected"}


def test_rotation_without_the_old_key_says_so(written_under_old_key, settings):
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW]
    with pytest.raises(CommandError, match="missing key"):
        call_command("rotate_signup_keys")


@pytest.mark.parametrize("value", [{"name": "أمل"}, [], "", 0, None, {"nested": [1, {"a": True}]}])
def test_what_is_encrypted_comes_back(value):
    assert decrypt(encrypt(value)) == value


def test_encrypted_answers_cannot_be_searched_by_mistake():
    with pytest.raises(TypeError):
        Submission.objects.filter(answers={"name": "Amal"}).exists()


def test_serialised_answers_stay_encrypted(client):
    from django.core import serializers

    post(client, SignupFormFactory(), name="Amal Rashid")
    assert "Amal" not in serializers.serialize("json", Submission.objects.all())


def test_field_survives_its_migration():
    _name, path, _args, _kwargs = EncryptedJSONField(editable=False).deconstruct()
    assert path == "forms_app.encryption.EncryptedJSONField"
