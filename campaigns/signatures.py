"""Answers to the form of an appeal become signatures, and change and end with the answer.

Whoever signs is counted once the answer needs no confirmation any more. A name is shown only after an organiser accepted
it, and a name that its owner corrects waits for an organiser again. When the time to keep an answer is up, a signature
without a name goes on counting, and nothing leads from it to anybody.
"""

from uuid import UUID

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from campaigns.models import AppealPage, Signatory
from campaigns.models.signatories import LONGEST_NAME
from core.models import Organisation
from core.page_store.takedowns import paths_of, take_down
from core.row_batches import in_batches
from forms_app.lifecycle import Change, Kind, apply
from forms_app.models import Status, Submission
from forms_app.signals import Result, results_requested, submission_changed, submission_stored

NAMES = ("signing_organisation", "signatory", "other_name")


@receiver(submission_stored)
def count_signature(sender, submission, **kwargs):
    """Count an answer to the form of an appeal as a signature."""
    key = appeal_signed_by(submission.form_key)
    if key:
        update_signature(submission, key)


@receiver(submission_changed)
def update_signature_of_answer(sender, submission, before, change, is_ended, **kwargs):
    """Bring the signature into line with the answer it came from."""
    signature = Signatory.objects.filter(origin=before.uid).first()
    if change.kind == Kind.EXPIRE and is_ended:
        if signature:
            signature.forget()
    elif is_ended:
        if signature:
            signature.delete()
    elif key := signature.appeal_key if signature else appeal_signed_by(submission.form_key):
        if change.kind == Kind.CORRECT and _has_new_name(submission, before):
            apply(Change(Kind.STATUS, status=Status.NEW), [submission.pk])  # an organiser reads it first
        else:
            update_signature(submission, key)


@receiver(results_requested)
def find_signature(sender, submission, **kwargs) -> Result | None:
    """Return the name that stands under an appeal because of an answer."""
    signature = Signatory.objects.filter(origin=submission.uid).exclude(name="").first()
    appeals = (
        AppealPage.objects.filter(translation_key=signature.appeal_key) if signature else AppealPage.objects.none()
    )
    showing = appeals.live() if signature and signature.is_organisation else appeals.live().filter(shows_people=True)
    shown = showing.order_by("pk").first()
    appeal = shown or appeals.order_by("pk").first()
    if not signature or not appeal:
        return None
    return Result(signature.name, appeal.full_url or "", is_public=shown is not None)


@receiver(post_save, sender=AppealPage)
def count_earlier_answers(instance, raw=False, **kwargs):
    """Count the answers that a form had before an appeal was signed by it."""
    if raw or not instance.form_id:
        return
    counted = Signatory.objects.exclude(origin=None).values("origin")  # for another appeal too: a copy takes none away
    answers = Submission.objects.of_form(instance.form.translation_key).taking_a_place().filter(pending=False)
    for submission in in_batches(answers.exclude(uid__in=counted).select_related("version"), 500):
        update_signature(submission, instance.translation_key)


@receiver(post_delete, sender=AppealPage)
def end_signatures_with_appeal(instance, **kwargs):
    """Delete the signatures once the last language of an appeal is deleted; the answers stay until their last day."""
    if not AppealPage.objects.filter(translation_key=instance.translation_key).exists():
        signatures = Signatory.objects.of_appeal(instance.translation_key)
        signatures.update(name="")  # the copies of the page went with it: there is nothing left to take down for each
        signatures.delete()


@receiver(pre_save, sender=AppealPage)
def take_down_people(instance, raw=False, **kwargs):
    """Delete the copies that name people once an appeal shows none any more."""
    family = AppealPage.objects.filter(translation_key=instance.translation_key).select_related("locale")
    if not raw and not instance.shows_people and family.filter(pk=instance.pk, shows_people=True).exists():
        take_down(paths_of(family))  # the others show none from the moment this one is published


@receiver(pre_save, sender=Signatory)
def take_down_changed_name(instance, **kwargs):
    former = Signatory.objects.filter(pk=instance.pk).first() if instance.pk else None
    if former and (former.name, former.other_name) != (instance.name, instance.other_name):
        take_down_name(former)


@receiver(pre_delete, sender=Signatory)
def take_down_name(instance, **kwargs):
    """Delete the copies of pages that show a name before it changes or ends: its owner may be in danger."""
    if instance.name:
        take_down(paths_of(AppealPage.objects.filter(translation_key=instance.appeal_key).select_related("locale")))


def appeal_signed_by(form_key: UUID) -> UUID | None:
    """Return the translation key of the appeal that is signed by a form."""
    appeals = AppealPage.objects.filter(form__translation_key=form_key).order_by("pk")
    return appeals.values_list("translation_key", flat=True).first()


def update_signature(submission: Submission, appeal_key: UUID) -> None:
    """Make the signature of an answer what the answer says now; none while it waits for confirmation, or is declined."""
    signature = Signatory.objects.filter(origin=submission.uid).first()
    if submission.pending or submission.status == Status.DECLINED:
        if signature:
            signature.delete()
        return
    signature = signature or Signatory(appeal_key=appeal_key, origin=submission.uid)
    organisation, person, other_name = _names_of(submission)
    name = organisation or person
    signature.is_organisation = bool(organisation)
    signature.locale = submission.locale
    if submission.status == Status.ACCEPTED and name:
        signature.name, signature.other_name = name, other_name
        signature.organisation_key = _known_organisation(name) if organisation else None
    else:
        signature.name, signature.other_name, signature.organisation_key = "", "", None
    signature.save()


def _names_of(submission: Submission) -> list[str]:
    """Return what an answer says for each of NAMES."""
    return [submission.words_meaning(meaning)[:LONGEST_NAME] for meaning in NAMES]


def _has_new_name(submission: Submission, before: Submission) -> bool:
    """Tell whether a name that was accepted became another one; one that was taken back only goes."""
    now = _names_of(submission)
    return submission.status == Status.ACCEPTED and any(now) and now != _names_of(before)


def _known_organisation(name: str) -> UUID | None:
    """Return the key of the organisation that the site calls so in any language, or None."""
    found = Organisation.objects.filter(Q(name__iexact=name) | Q(short_name__iexact=name)).order_by("pk")
    return found.values_list("translation_key", flat=True).first()
