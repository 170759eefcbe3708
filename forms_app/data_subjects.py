"""Finding everything one person sent, by an address or number of theirs, without reading all answers."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from forms_app.models import Submission
from forms_app.question_types.email import EmailField
from forms_app.question_types.phone import PhoneField


def find_submissions(contact: str):
    """Return the submissions, of any form and language, in which this e-mail address or phone number stands."""
    found = Submission.objects.of_contact(_forms_of(contact))
    return found.select_related("version").order_by("-created_at", "-pk")


def _forms_of(contact: str) -> list[str]:
    """Return the ways in which an answer may have kept this contact."""
    forms = []
    for field in (EmailField(required=False), PhoneField(required=False)):
        try:
            forms.append(field.clean(contact))
        except ValidationError:
            continue
    return [form for form in forms if form]


def as_record(submission: Submission) -> dict:
    """Return everything kept about a submission, in words, for the person it belongs to."""
    return {
        "form": submission.version.schema["title"],
        "language": submission.locale,
        "sent": localtime(submission.created_at).isoformat(timespec="minutes"),
        "page": submission.source_path,
        "status": str(submission.get_status_display()),
        "deleted after": submission.delete_after.isoformat(),
        "notes": submission.notes,
        "answers": [{"question": answer.label, "answer": answer.text} for answer in submission.readable_answers],
    }
