"""Keyed digests of the addresses and numbers in an answer, by which one person is found again."""

from forms_app.encryption import digest
from forms_app.models import Contact, Submission
from forms_app.schema import contacts_in


def contacts_of(submission: Submission) -> set[str]:
    """Return the addresses and numbers in an answer."""
    return set(contacts_in(submission.version.schema, submission.answers))


def contact_digests(submission: Submission) -> set[str]:
    """Return a digest of each address and number in an answer."""
    return set(map(digest, contacts_of(submission)))


def store_contact_digests(submission: Submission) -> None:
    """Keep a digest of each address and number, so that the person can be found and forgotten."""
    Contact.objects.bulk_create(Contact(submission=submission, digest=value) for value in contact_digests(submission))
