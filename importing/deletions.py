"""What is deleted here after it was taken over: its item says so, its old address is gone, and nothing brings it back by itself."""

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext_noop
from wagtail.models import Page

from core.publishing.trash import pages_binned, pages_put_back
from importing.models import Item, State

BINNED = gettext_noop("Its page was deleted here. It is in the bin, from which it can be put back.")
DELETED = gettext_noop("It was deleted here. Have it tried again if it is to come back.")
HERE = (BINNED, DELETED)
IS_THERE = Q(state__in=(State.TAKEN, State.CHANGED)) | Q(reason=BINNED)


@receiver(pages_binned)
def note_bin(sender, pages: Iterable[int], **kwargs) -> None:
    Item.objects.filter(IS_THERE, page__in=pages).update(state=State.LEFT_OUT, reason=BINNED)


@receiver(pages_put_back)
def note_return(sender, pages: Iterable[int], **kwargs) -> None:
    Item.objects.filter(page__in=pages, reason=BINNED).update(state=State.TAKEN, reason="")


@receiver(pre_delete, sender=Page)
@receiver(pre_delete, sender="core.SiteImage")
@receiver(pre_delete, sender="wagtaildocs.Document")
def note_deletion(sender, instance, **kwargs) -> None:
    """Note it before the row goes: afterwards no item names it any more."""
    field = {"Page": "page", "SiteImage": "image", "Document": "document"}[sender.__name__]
    Item.objects.filter(IS_THERE, **{field: instance.pk}).update(state=State.LEFT_OUT, reason=DELETED)


def was_deleted_here(item: Item) -> bool:
    return item.state == State.LEFT_OUT and item.reason in HERE
