"""People are told by mail what waits for them: in one mail, in their language, and not again and again."""

import pytest
from django.core import mail
from wagtail.users.models import UserProfile

from core.models import OutboxLetter
from core.operations.outbox import deliver_waiting
from translations import digests
from translations.publication import publish

pytestmark = pytest.mark.django_db


def test_a_translator_is_told_once_of_everything_that_waits(translator, sent):
    assert digests.post_due() == 1
    deliver_waiting()
    assert len(mail.outbox) == 1
    assert sent.source.object_repr in mail.outbox[0].body


def test_nobody_is_told_twice_of_the_same(translator, sent):
    digests.post_due()
    assert digests.post_due() == 0


def test_the_mail_is_in_the_reader_s_language(translator, sent):
    UserProfile.objects.create(user=translator, preferred_language="ar")
    digests.post_due()
    assert OutboxLetter.objects.get(kind=digests.DIGEST).locale == "ar"


def test_what_was_done_meanwhile_is_not_mailed(translator, sent, write):
    digests.post_due()
    for translation in type(sent).objects.all():
        write(translation)
        publish(translation)
    deliver_waiting()
    assert mail.outbox == []


def test_nothing_that_waits_is_no_mail(translator):
    assert digests.post_due() == 0
