"""What happens between a filled-in form and the row in the database."""

import pytest
from django.utils import timezone

from forms_app.models import Submission
from tests.forms_app.building import WITH_FOLLOW_UP, SignupFormFactory, choice, question, translated
from tests.forms_app.visiting import address, post

pytestmark = pytest.mark.django_db


def only_answers():
    return Submission.objects.get().answers


def test_valid_answers_are_stored_and_lead_to_the_thanks_page(client):
    form = SignupFormFactory(questions=[question("email", "email")])
    response = post(client, form, email="amal@example.org")
    assert (response.status_code, response.url) == (303, address(form, "thanks"))
    assert only_answers() == {"email": "amal@example.org"}


def test_same_answers_sent_again_are_one_row(client):
    form = SignupFormFactory()
    first, second = post(client, form, name="Amal"), post(client, form, name="  Amal ")
    assert (first.status_code, second.url) == (303, address(form, "thanks"))
    assert Submission.objects.count() == 1


def test_missing_answer_shows_the_form_again_with_what_was_written(client):
    form = SignupFormFactory(questions=[question("short_text", "name"), question("short_text", "town")])
    page = post(client, form, name="Amal").content.decode()
    assert 'value="Amal"' in page
    assert 'href="#form0-town"' in page


def test_page_with_errors_is_never_stored(client):
    assert "no-store" in post(client, SignupFormFactory())["Cache-Control"]


def test_form_page_can_be_cached_and_sets_no_cookie(client):
    response = client.get(address(SignupFormFactory()))
    assert "public" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_post_sets_no_cookie(client):
    response = post(client, SignupFormFactory(), name="Amal")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_views_never_ask_who_is_there(rf, monkeypatch):
    from forms_app import views

    class Anonymous:
        def __getattr__(self, name):
            raise AssertionError(f"asked for {name} of a visitor")

    form = SignupFormFactory()
    request = rf.post(address(form), {"name": "Amal"})
    request.user = request.session = request.COOKIES = Anonymous()
    assert views.form(request, key=form.translation_key).status_code == 303


def test_arabic_page_shows_a_form_that_is_whole_in_arabic(client):
    form = SignupFormFactory()
    translated(form, "ar", {"Count me in": "سجّلوني معكم", "Name": "الاسم"})
    assert "سجّلوني معكم" in client.get(address(form, language="ar")).content.decode()


def test_half_translated_form_is_shown_whole_in_its_source_language(client):
    form = SignupFormFactory()
    translated(form, "ar", {"Count me in": "سجّلوني معكم"})
    page = client.get(address(form, language="ar")).content.decode()
    assert '<section class="form" lang="en" dir="ltr"' in page
    assert "سجّلوني" not in page


def test_source_that_moves_on_leaves_the_live_translation_alone(client):
    form = SignupFormFactory()
    arabic = translated(form, "ar", {"Count me in": "سجّلوني معكم", "Name": "الاسم"})
    form.title = "Come and help"
    form.save()
    from wagtail_localize.models import TranslationSource

    TranslationSource.update_or_create_from_instance(form)
    assert "سجّلوني معكم" in client.get(address(form, language="ar")).content.decode()
    arabic.refresh_from_db()
    assert arabic.ready


def test_answers_in_two_languages_share_their_keys(client):
    form = SignupFormFactory(
        questions=[question("one_choice", "role", choices=[choice("w", "Work"), choice("p", "Play")])]
    )
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Role": "الدور", "Work": "العمل", "Play": "اللعب"})
    post(client, form, role="w")
    post(client, arabic, language="ar", role="p")
    assert [one.answers for one in Submission.objects.order_by("pk")] == [{"role": "w"}, {"role": "p"}]
    assert [one.locale for one in Submission.objects.order_by("pk")] == ["en", "ar"]


def test_closing_date_is_read_from_the_source_language(client):
    form = SignupFormFactory()
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    form.closes_at = timezone.now()
    form.save()
    response = post(client, arabic, language="ar", name="أمل")
    assert response.status_code == 200
    assert "أمل" in response.content.decode()
    assert not Submission.objects.exists()


def test_last_place_is_given_once(client):
    form = SignupFormFactory(capacity=1)
    post(client, form, name="Amal")
    response = post(client, form, name="Basim")
    assert response.status_code == 200
    assert Submission.objects.count() == 1


def test_last_place_has_the_pages_made_anew_that_show_the_form(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    form = SignupFormFactory(capacity=2)
    written = []
    for name in ("Amal", "Basim"):
        with CaptureQueriesContext(connection) as queries:
            post(client, form, name=name)
        written.append(any('UPDATE "forms_app_signupform"' in query["sql"] for query in queries))
    assert written == [True, True]


def test_declined_answer_gives_its_place_back(client, django_user_model):
    from forms_app.models import Status
    from forms_app.moderation import change_status

    form = SignupFormFactory(capacity=1)
    post(client, form, name="Amal")
    user = django_user_model.objects.create_user("organiser")
    change_status(form.translation_key, [Submission.objects.get().pk], Status.DECLINED, user)
    assert post(client, form, name="Basim").status_code == 303


def test_retry_after_the_last_place_still_says_thanks(client):
    form = SignupFormFactory(capacity=1)
    post(client, form, name="Amal")
    assert post(client, form, name="Amal").status_code == 303


def test_early_form_says_so_and_takes_nothing(client):
    form = SignupFormFactory(opens_at=timezone.now() + timezone.timedelta(days=1))
    assert "This form opens on" in client.get(address(form)).content.decode()
    assert post(client, form, name="Amal").status_code == 200


def test_old_copy_of_a_page_is_validated_against_what_it_showed(client):
    form = SignupFormFactory()
    seen = form.version
    form.questions = [("short_text", {"label": "Town", "help_text": "", "required": True, "max_length": 20})]
    form.save()
    assert client.post(address(form), {"version": seen.digest, "name": "Amal"}).status_code == 303
    assert Submission.objects.get().version == seen


def test_unknown_version_falls_back_to_the_present_one(client):
    form = SignupFormFactory()
    assert client.post(address(form), {"version": "x" * 5000, "name": "Amal"}).status_code == 303


def test_looking_at_a_form_freezes_nothing(client, django_assert_num_queries):
    from forms_app.models import FormVersion

    form = SignupFormFactory()
    before = FormVersion.objects.count()
    client.get(address(form))
    assert FormVersion.objects.count() == before


def test_follow_up_is_demanded_under_the_choice_that_was_picked(client):
    form = SignupFormFactory(questions=[WITH_FOLLOW_UP])
    response = post(client, form, how="other")
    assert 'href="#form0-which"' in response.content.decode()


def test_follow_up_under_another_choice_is_dropped(client):
    form = SignupFormFactory(questions=[WITH_FOLLOW_UP])
    post(client, form, how="bus", which="bicycle")
    assert only_answers() == {"how": "bus"}


def test_unknown_choice_is_refused(client):
    assert post(client, SignupFormFactory(questions=[WITH_FOLLOW_UP]), how="rocket").status_code == 200


def test_number_zero_is_an_answer(client):
    post(client, SignupFormFactory(questions=[question("number", "age")]), age="٠")
    assert only_answers() == {"age": 0}


def test_consent_is_demanded(client):
    form = SignupFormFactory(questions=[question("consent", "agreed")])
    assert post(client, form).status_code == 200
    assert post(client, form, agreed="on").status_code == 303


def test_newsletter_is_offered_and_not_demanded(client):
    form = SignupFormFactory(questions=[question("short_text", "name"), question("newsletter", "news")])
    post(client, form, name="Amal")
    assert only_answers() == {"name": "Amal"}


def test_dump_of_the_table_shows_no_answer(client):
    from django.db import connection

    post(client, SignupFormFactory(), name="Amal Rashid")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM forms_app_submission")
        assert "Amal" not in repr(cursor.fetchall())


def test_name_of_a_submission_shows_no_answer(client):
    post(client, SignupFormFactory(), name="Amal Rashid")
    assert "Amal" not in str(Submission.objects.get()) + repr(Submission.objects.get())


def test_answers_are_kept_for_as_long_as_the_form_says(client):
    post(client, SignupFormFactory(retention_days=30), name="Amal")
    assert Submission.objects.get().delete_after == timezone.localdate() + timezone.timedelta(days=30)


def test_post_with_an_organisers_cookie_is_like_any_other(admin_client):
    response = post(admin_client, SignupFormFactory(), name="Amal")
    assert response.status_code == 303
    assert Submission.objects.get().owner is None
    assert not response.cookies


def test_answers_are_never_in_a_log(client, caplog):
    form = SignupFormFactory(questions=[question("email", "email")])
    post(client, form, email="amal@nonsense")
    post(client, form, email="amal@example.org")
    assert "amal" not in caplog.text
