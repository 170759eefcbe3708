"""Updates of the search index where Wagtail's own signals come too early or not at all."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index
from wagtail.signals import page_published

from core.models.terms import Term


@receiver(page_published)
def index_with_rows(instance, **_kwargs):
    """Index a page once more: the first time, its venues, topics and authors were not saved yet."""
    index.insert_or_update_object(instance)


@receiver(pre_save)
def notice_new_name(sender, instance, raw=False, **_kwargs):
    if issubclass(sender, Term) and instance.pk and not raw:
        instance.is_renamed = not sender.objects.filter(pk=instance.pk, name=instance.name).exists()


@receiver(post_save)
def index_pages_that_show_the_name(sender, instance, raw=False, **_kwargs):
    """Index the pages that show a renamed place, topic, person or organisation beside their text."""
    if not issubclass(sender, Term) or raw or not getattr(instance, "is_renamed", False):
        return
    ids = ReferenceIndex.get_references_to(instance).values_list("object_id", flat=True)
    for page in Page.objects.filter(pk__in={int(pk) for pk in ids if pk.isdecimal()}).specific().iterator(100):
        index.insert_or_update_object(page)
