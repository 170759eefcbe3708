"""Counting answers through all languages."""

import pytest
from django.utils import timezone, translation

from core.i18n.dates import long_date
from forms_app.lifecycle import Change, Kind, apply
from forms_app.models import Submission
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.organising import ROLE, answers_of, sent, text_of
from tests.forms_app.visiting import post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_charts_count_choices_through_all_languages(signed_in):
    from forms_app.columns import columns_of
    from forms_app.statistics import charts_of

    form = SignupFormFactory(questions=[ROLE, question("short_text", "name")])
    arabic = translated(
        form, "ar", {"Count me in": "سجّلوني", "Role": "الدور", "Work": "العمل", "Play": "اللعب", "Name": "الاسم"}
    )
    post(signed_in, form, role="w", name="a")
    post(signed_in, form, role="p", name="b")
    post(signed_in, arabic, language="ar", role="w", name="c")
    for language, labels in {"en": ["Work", "Play"], "ar": ["العمل", "اللعب"]}.items():
        with translation.override(language):
            days, roles = charts_of(Submission.objects.of_form(form.translation_key), columns_of(form.translation_key))
        assert [bar.label for bar in roles.bars] == labels
        assert [(bar.number, bar.share) for bar in roles.bars] == [(2, 100), (1, 50)]
    assert [bar.number for bar in days.bars] == [3]


def test_charts_follow_a_corrected_answer(client):
    from forms_app.columns import columns_of
    from forms_app.statistics import charts_of

    form = SignupFormFactory(questions=[ROLE])
    submission = sent(client, form, role="w")
    counted = [charts_of(Submission.objects.all(), columns_of(form.translation_key))[1].bars]
    apply(Change(Kind.CORRECT, answers={"role": "p"}), [submission.pk])
    counted.append(charts_of(Submission.objects.all(), columns_of(form.translation_key))[1].bars)
    assert [[bar.number for bar in bars] for bars in counted] == [[1, 0], [0, 1]]


def test_charts_count_the_days_of_the_site_and_not_those_of_the_server(client):
    """A minute after midnight in Baghdad is still yesterday in Greenwich."""
    from forms_app.statistics import charts_of

    submission = sent(client, SignupFormFactory(), name="Amal")
    midnight = timezone.localtime().replace(hour=0, minute=1, second=0)
    Submission.objects.filter(pk=submission.pk).update(created_at=midnight)
    (bar,) = charts_of(Submission.objects.all(), [])[0].bars
    assert (bar.label, bar.number) == (long_date(midnight.date()), 1)


def test_charts_open(signed_in):
    form = SignupFormFactory(questions=[ROLE])
    post(signed_in, form, role="w")
    assert "Work" in text_of(signed_in.get(answers_of(form, "charts")))
