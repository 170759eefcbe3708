"""Telling one person who sends twice from two people who send the same.

The page with a form is the same for everybody, so it cannot tell them apart; a token made in the browser can.
"""

import json
import re
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from forms_app.contacts import contacts_of
from forms_app.encryption import digest, digests
from forms_app.models import SignupForm, Status, Submission

TOKEN_FIELD = "token"  # noqa: S105  no secret of ours: made by the browser for each page it shows
TOKEN = re.compile(r"[0-9a-fA-F-]{32,36}")
RETRY_WINDOW = timedelta(minutes=2)


def read_token(value: str) -> str:
    """Return a browser's token, or nothing for anything that is none."""
    return value if TOKEN.fullmatch(value) else ""


def content_digest(form_key, answers: dict) -> str:
    """Return the digest that is equal for equal answers to the same form, in any language."""
    return digest(_content(form_key, answers))


def _content(form_key, answers: dict) -> str:
    return f"{form_key} {json.dumps(answers, sort_keys=True, ensure_ascii=False)}"


def post_digest(form_key, answers: dict, token: str) -> str:
    """Return the digest of one post: equal only for the same answers with the same token."""
    return digest(f"{token or uuid4()} {content_digest(form_key, answers)}")


def latest_equal(form_key, answers: dict) -> Submission | None:
    """Return the answer that says exactly the same and was sent last."""
    equal = Submission.objects.of_form(form_key).filter(content__in=digests(_content(form_key, answers)))
    return equal.order_by("-created_at").first()


def is_recent(submission: Submission) -> bool:
    """Tell whether an answer was sent so shortly ago that an equal one is the same person's second try."""
    return timezone.now() - submission.created_at < RETRY_WINDOW


def earlier_of_person(source: SignupForm, submission: Submission) -> Submission | None:
    """Return an earlier answer with one of the addresses or numbers of this one, where the form takes one a person."""
    if source.repeats == SignupForm.Repeats.SEVERAL:
        return None
    contacts = contacts_of(submission)
    if source.repeats == SignupForm.Repeats.NEWEST:  # a mail confirms the e-mail address, and nothing else
        contacts &= {submission.email}
    mine = Submission.objects.of_form(source.translation_key).of_contact(contacts)
    return mine.exclude(status=Status.DECLINED).exclude(pk=submission.pk).order_by("-created_at").first()
