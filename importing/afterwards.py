"""What is done for many items at once after they were taken over: the indexes of their pages, and what nothing shows."""

from django.db import transaction
from django.utils.translation import gettext_noop

from core.search.bulk_indexing import index_pages
from importing.models import Kind, Move, State

AT_ONCE = 25  # pages: nobody else writes meanwhile


def index_waiting(move: Move) -> None:
    """Put the pages of a move that wait for it into search and the index of references; a kill before costs nothing."""
    rows = move.items.filter(is_unindexed=True).order_by("pk")
    while waiting := list(rows.values_list("pk", "page_id")[:AT_ONCE]):
        with transaction.atomic():
            index_pages(page for _item, page in waiting if page)
            move.items.filter(pk__in=[item for item, _page in waiting]).update(is_unindexed=False)


def leave_out_the_rest(move: Move) -> None:
    """Say of pictures and documents that nothing shows that they were left out; each item has an end."""
    move.items.filter(kind=Kind.MEDIA, state=State.WAITING).update(
        state=State.LEFT_OUT, reason=gettext_noop("No text that was taken over shows or links it.")
    )
