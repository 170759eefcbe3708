"""What follows from changes made elsewhere, and who may give rights to answers."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from core.models import Organisation, Topic
from core.permissions.acting_user import acting_user, refuse
from forms_app import lifecycle
from forms_app.models import FormAccess, SignupForm, Submission
from forms_app.permissions import grant_problem

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


@receiver(pre_save, sender=FormAccess)
def refuse_rights_one_does_not_have(instance, **kwargs):
    """Let a right to answers be given by those alone who have it, whatever address was asked."""
    actor = acting_user()
    if actor:
        refuse(grant_problem(actor, instance))


@receiver(pre_delete, sender=Submission)
def refuse_other_deletions(**kwargs):
    """Let no answer be deleted without what has to follow from that."""
    if not lifecycle.is_running():
        raise lifecycle.OutsideLifecycleError("Delete answers with forms_app.lifecycle.apply.")


@receiver(post_delete, sender=SignupForm)
def end_answers_with_form(instance, **kwargs):
    """Bring the answers into line, in the same transaction, once the last language of a form is deleted."""
    if not SignupForm.objects.filter(translation_key=instance.translation_key).exists():
        lifecycle.end_with_form(instance.translation_key)
