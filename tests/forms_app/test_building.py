"""An editor builds a form in the admin."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from core.models import OpenLanguage
from forms_app.models import FormVersion, SignupForm
from tests.forms_app.building import SignupFormFactory, choice, question, translated

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def edit_address(form, name="edit"):
    return reverse(f"wagtailsnippets_forms_app_signupform:{name}", args=[form.pk])


@pytest.mark.indexed
@pytest.mark.parametrize("name", ["edit", "history", "usage", "preview_on_edit"])
def test_screens_of_a_form_open(admin_client, name):
    form = SignupFormFactory(questions=EVERY_KIND)
    address = edit_address(form, name)
    assert admin_client.get(address).status_code in {200, 302}


def test_form_can_be_started_from_nothing(admin_client):
    assert admin_client.get(reverse("wagtailsnippets_forms_app_signupform:add")).status_code == 200


def test_preview_shows_what_is_not_saved_yet(rf):
    form = SignupFormFactory(live=False, questions=EVERY_KIND)
    response = form.make_preview_request(preview_mode="")
    assert "Which" in response.content.decode()
    assert not FormVersion.objects.exists()


def test_draft_freezes_nothing():
    form = SignupFormFactory()
    form.title = "Not yet"
    form.save_revision()
    assert [version.schema["title"] for version in FormVersion.objects.all()] == ["Count me in"]


def test_publishing_freezes_the_words():
    form = SignupFormFactory(live=False)
    form.save_revision().publish()
    assert SignupForm.objects.get().version.schema["title"] == "Count me in"


def test_publishing_the_same_words_again_makes_no_second_version():
    form = SignupFormFactory()
    form.save()
    assert FormVersion.objects.count() == 1


def test_choices_written_by_code_get_ids_that_stay():
    raw = question(
        "one_choice", "role", choices=[{"label": "Work", "follow_up": []}, {"label": "Play", "follow_up": []}]
    )
    form = SignupFormFactory(questions=[raw])
    values = [
        [c["value"] for c in f.version.schema["questions"][0]["choices"]] for f in (form, SignupForm.objects.get())
    ]
    SignupForm.objects.get().save()
    assert values[0] == values[1]
    assert FormVersion.objects.count() == 1


def test_every_text_of_a_form_is_offered_to_translators():
    from wagtail_localize.segments.extract import extract_segments

    form = SignupFormFactory(
        questions=EVERY_KIND, intro="I", button="B", thanks="T", closed_message="C", mail_subject="S", mail_body="M"
    )
    texts = {segment.string.data for segment in extract_segments(form) if hasattr(segment, "string")}
    assert {
        "Count me in",
        "I",
        "B",
        "T",
        "C",
        "S",
        "M",
        "Work",
        "Which",
        "Agreed",
        "Some help",
        "Near",
        "About you",
        "We keep little.",
    } <= texts


def test_settings_follow_the_source_language():
    form = SignupFormFactory(capacity=3)
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    form.capacity = 9
    form.save()
    arabic = translated(form, "ar", {})
    assert arabic.capacity == 9


def test_topics_are_offered_in_each_language_under_the_same_key():
    from core.models import Topic

    water = Topic.objects.create(name="Water", locale=Locale.objects.get(language_code="en"))
    form = SignupFormFactory(questions=[question("topic", "path", topics=[], several=True)])
    arabic_locale = Locale.objects.get_or_create(language_code="ar")[0]
    name = water.copy_for_translation(arabic_locale)
    name.name = "المياه"
    name.save()
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Path": "المسار"})
    choices = [f.version.schema["questions"][0]["choices"] for f in (form, arabic)]
    assert choices[0][0]["value"] == choices[1][0]["value"]
    assert [c[0]["label"] for c in choices] == ["Water", "المياه"]


def test_form_whose_topics_lack_a_translation_is_not_whole():
    from core.models import Topic

    Topic.objects.create(name="Water", locale=Locale.objects.get(language_code="en"))
    form = SignupFormFactory(questions=[question("topic", "path", topics=[])])
    assert not translated(form, "ar", {"Count me in": "سجّلوني", "Path": "المسار"}).ready


def test_renamed_topic_reaches_the_live_form(django_capture_on_commit_callbacks):
    from core.models import Topic

    water = Topic.objects.create(name="Water", locale=Locale.objects.get(language_code="en"))
    form = SignupFormFactory(questions=[question("topic", "path", topics=[])])
    water.name = "Rivers"
    with django_capture_on_commit_callbacks(execute=True):
        water.save()
    form.refresh_from_db()
    assert form.version.schema["questions"][0]["choices"][0]["label"] == "Rivers"


def test_text_that_is_the_same_in_both_languages_counts_as_translated():
    form = SignupFormFactory(title="ICSSI")
    assert translated(form, "ar", {"ICSSI": "ICSSI", "Name": "الاسم"}).ready


def test_third_language_added_later_shows_the_same_form(client, home):
    from tests.forms_app.visiting import address

    sorani = Locale.objects.create(language_code="ckb")
    home.copy_for_translation(sorani).save_revision().publish()
    OpenLanguage.objects.create(locale=sorani)
    form = SignupFormFactory()
    translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    translated(form, "ckb", {"Count me in": "ناوم بنووسن", "Name": "ناو"})
    assert "ناوم بنووسن" in client.get(address(form, language="ckb")).content.decode()


def test_form_that_would_close_before_it_opens_is_refused():
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    now = timezone.now()
    with pytest.raises(ValidationError):
        SignupFormFactory.build(opens_at=now, closes_at=now).clean()


def test_addresses_to_tell_are_checked():
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        SignupFormFactory.build(notify="amal@example.org\nnobody").clean()


EVERY_KIND = [
    question("short_text", "name", help_text="Some help", about="name"),
    question("long_text", "idea"),
    question("email", "email"),
    question("phone", "phone"),
    question("number", "age", min_value=1, max_value=120),
    question("date", "day"),
    question(
        "one_choice", "role", choices=[choice("w", "Work"), choice("p", "Other", question("short_text", "which"))]
    ),
    question("several_choices", "tools", choices=[choice("h", "Hammer"), choice("n", "Nail")]),
    question("yes_no", "car", follow_up=[question("number", "seats")]),
    question("province", "where"),
    question("topic", "path", topics=[]),
    question("organisation", "group"),
    question("consent", "agreed"),
    question("newsletter", "news"),
    question("time", "hour"),
    question("scale", "far", lowest="Near", highest="Far"),
    {"type": "heading", "id": "about", "value": {"label": "About you", "help_text": "We keep little."}},
]
