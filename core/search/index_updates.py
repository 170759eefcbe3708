"""Updates of the search index where Wagtail's own signals come too early or not at all."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index
from wagtail.signals import page_published

from core.models.other_names import OtherNamesMixin
from core.models.terms import Term
from core.row_batches import in_batches


@receiver(page_published)
def index_with_rows(instance, **_kwargs):
    """Index a page once more: the first time, its venues, topics and authors were not saved yet."""
    names = instance._meta
    insert_or_update_object_task.enqueue(names.app_label, names.model_name, str(instance.pk))


@receiver(pre_save)
def notice_new_name(sender, instance, raw=False, **_kwargs):
    if issubclass(sender, OtherNamesMixin) and not raw:
        names = {name: getattr(instance, name) for name in (sender.name_field, *sender.other_name_fields)}
        instance.is_renamed = not sender._default_manager.filter(pk=instance.pk, **names).exists()


@receiver(post_save)
def index_other_languages(sender, instance, raw=False, **_kwargs):
    """Index a snippet in its other languages, in which it is found by the name it has in this one."""
    if issubclass(sender, OtherNamesMixin) and not raw and instance.is_renamed:
        for other in instance.other_languages():
            index.insert_or_update_object(other)


@receiver(post_save)
def index_pages_that_show_the_name(sender, instance, raw=False, **_kwargs):
    """Index the pages that show a renamed place, topic, person or organisation beside their text."""
    if not issubclass(sender, Term) or raw or not getattr(instance, "is_renamed", False):
        return
    ids = ReferenceIndex.get_references_to(instance).values_list("object_id", flat=True)
    for page in in_batches(Page.objects.filter(pk__in={int(pk) for pk in ids if pk.isdecimal()}).specific(), 100):
        index.insert_or_update_object(page)
