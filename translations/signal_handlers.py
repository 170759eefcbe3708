"""Signal handlers: update segments when an original changes, and keep the board and the tree in order."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.signals import page_published, published
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.checks.just_made import is_just_made
from translations.draft_rows import segments_changed
from translations.inline_tags import plain
from translations.models import Assignment
from translations.shared_fields import share_fields
from translations.sources import update_source

LONGEST_TITLE = 255


@receiver(post_save, sender=Translation)
def create_assignment(instance, created, raw=False, **kwargs):
    if created and not raw:
        Assignment.objects.bulk_create([Assignment(translation=instance)], ignore_conflicts=True)


@receiver(page_published)
def recount_children(instance, **kwargs):
    """Recount the children of a page published from a stale copy (wagtail-localize issue 773)."""
    if is_just_made(instance):
        return
    children = Page.objects.filter(path__startswith=instance.path, depth=instance.depth + 1).count()
    if instance.numchild != children:
        Page.objects.filter(pk=instance.pk).update(numchild=children)


@receiver(published)
def update_after_publish(instance, **kwargs):
    if not is_just_made(instance) and update_translations(instance):
        share_fields(instance)


@receiver(post_save)
def update_after_save(sender, instance, created, raw=False, **kwargs):
    """Follow snippets that have no drafts: what is saved is what readers see."""
    if raw or created or not isinstance(instance, TranslatableMixin) or isinstance(instance, DraftStateMixin):
        return
    if not any(isinstance(field, ParentalKey) for field in sender._meta.concrete_fields):
        update_translations(instance)


def update_translations(instance) -> bool:
    """Bring the texts to translate up to date with the original; return whether there are translations.

    Those that readers see stay as they are.
    """
    sources = TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id)
    if not sources.filter(translations__enabled=True).exists():
        return False
    source, has_changed = update_source(instance)
    if has_changed:
        for translation in source.translations.filter(enabled=True):
            segments_changed(translation)
    return True


@receiver(post_save, sender=StringTranslation)
def store_plain_draft_titles(instance, raw=False, **kwargs):
    """wagtail-localize puts the translated title into the tree as HTML; there it must be plain words that fit."""
    title = plain(instance.data)[:LONGEST_TITLE]
    if not raw and instance.context and instance.context.path == "title" and title != instance.data:
        Page.objects.filter(translation_key=instance.context.object_id, locale_id=instance.locale_id).update(
            draft_title=title
        )
