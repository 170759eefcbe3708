"""What follows from changes made elsewhere: renamed terms, erased submissions."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core.models import Organisation, OutboxLetter, Topic
from core.page_store.invalidation import declare_change
from forms_app.models import SignupForm, Submission

FOLLOWED = {Topic: "topic", Organisation: "organisation"}


@receiver([post_save, post_delete], sender=Topic)
@receiver([post_save, post_delete], sender=Organisation)
def freeze_forms_that_list(sender, **kwargs):
    """Freeze live forms anew when what they offer was renamed, added, translated or deleted."""
    if not kwargs.get("raw"):
        transaction.on_commit(lambda: freeze_live_forms(FOLLOWED[sender]))


def freeze_live_forms(kind: str) -> None:
    """Freeze the live forms that ask for terms of this kind."""
    for form in SignupForm.objects.filter(live=True).select_related("locale"):
        if any(block.block_type == kind for block in form.questions):
            form.freeze()
            SignupForm.objects.filter(pk=form.pk).update(version=form.version, ready=form.ready)


@receiver(post_delete, sender=Submission)
def delete_mails_about(instance, **kwargs):
    """Erase with a submission the mails that would have told of it."""
    OutboxLetter.objects.filter(about=instance.uid).delete()


@receiver([post_save, post_delete], sender=Submission)
def invalidate_pages_of_full_forms(instance, **kwargs):
    """Have public pages made again when a form becomes full, or has room again."""
    limited = SignupForm.objects.sources().filter(translation_key=instance.form_key, capacity__isnull=False)
    for capacity in limited.values_list("capacity", flat=True):
        if Submission.objects.of_form(instance.form_key).taking_a_place().count() in {capacity - 1, capacity}:
            declare_change()
