"""Take back what a move made, as long as nobody edited it: pages, then pictures, documents and names nothing else uses."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop
from wagtail.documents.models import Document
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import TranslationSource

from core.models import SiteImage
from importing.models import Item, Kind, Move, State
from importing.take_over import DONE, PAGES, is_touched
from importing.unions import part

EDITED = gettext_noop("Somebody has edited the page here, so it stays. Delete it by hand if it is to go.")
BELOW = gettext_noop("Pages stand below it that the move did not make, so it stays.")


def waiting(move: Move):
    """Return the items whose pages are still to be taken back, those that stand deepest first."""
    rows = move.items.filter(kind__in=PAGES, state__in=DONE).exclude(reason__in=(EDITED, BELOW))
    return rows.order_by("-page__depth", "-pk")


@transaction.atomic
def take_back(pk: int) -> bool:
    """Take back the page of an item, and that of its twin with it; return whether it is gone."""
    rows = Item.objects.select_for_update(of=("self",)).order_by("pk")
    item = rows.get(pk=pk)
    others = list(rows.filter(twin_id=item.pk, page__isnull=False)) if item.page_id else []
    found = [(one, page.specific) for one in (item, *others) if (page := Page.objects.filter(pk=one.page_id).first())]
    if any(is_touched(one, page) for one, page in found):
        return _stays([one for one, _page in found], EDITED)
    if any(page.get_children().exists() for _one, page in found):
        return _stays([one for one, _page in found], BELOW)
    if len({page.translation_key for _one, page in found}) < len(found):
        part(found[0][1], None)
    for _one, page in found:
        Page.objects.get(pk=page.pk).specific.delete()
    for one in (item, *others):
        one.page_id = one.revision_id = None
        one.state, one.reason, one.taken_digest, one.has_open_links = State.WAITING, "", "", False
        one.save()
    return True


def _stays(items: list[Item], reason: str) -> bool:
    Item.objects.filter(pk__in=[one.pk for one in items], state__in=DONE).update(reason=reason)
    return False


def take_back_terms(move: Move) -> None:
    """Delete the topics and people that a move made and nothing names any more, each in a transaction of its own."""
    for made in move.made_terms.select_related("topic", "person"):
        with transaction.atomic():
            term = made.topic or made.person
            if term and not _is_used(term):
                TranslationSource.objects.filter(object_id=term.translation_key, locale_id=term.locale_id).delete()
                term.delete()


def _is_used(row: Any) -> bool:
    found = ReferenceIndex.get_references_to(row)
    return found.exclude(base_content_type__app_label="importing").exists()


def take_back_media(move: Move) -> None:
    """Delete the pictures and documents of a move that nothing uses any more, each in a transaction of its own."""
    for field, model in (("image_id", SiteImage), ("document_id", Document)):
        keys = move.items.exclude(**{field: None}).values_list(field, flat=True).distinct()
        for pk in list(keys):
            with transaction.atomic():
                row = model.objects.filter(pk=pk).first()
                if row and not _is_used(row):
                    row.delete()
                    _forget_media(move, field, pk)
    move.items.filter(kind=Kind.MEDIA, state__in=(State.LEFT_OUT, State.FAILED), is_decided=False).update(
        state=State.WAITING, reason=""
    )


def _forget_media(move: Move, field: str, pk: int) -> None:
    rows = Item.objects.filter(move=move, kind=Kind.MEDIA, image=None, document=None).exclude(file_digest="")
    rows.update(state=State.WAITING, file_digest="", taken_digest="", reason="")
