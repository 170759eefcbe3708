"""Begin a move, and add exports to it: to be read by the worker or the command."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from importing.models import Item, Move
from importing.source_files import parts_of, path_of
from importing.wxr import UnreadableExportError

AT_WORK = _("This move is at work. Wait until it is done, or cancel it.")
HALF_READ = _("The exports were not read to their end. Go on reading first, then take over.")


ELSEWHERE = _(
    "%(move)s has pages of the same old site. Read newer exports there, or take that move back first: otherwise each page would stand here twice."
)


class MoveRefusedError(Exception):
    """What was asked for cannot be begun; the message says why."""


def taken_elsewhere(move: Move) -> str:
    """Return in words that another move has pages of an old site of this one, "" if none has."""
    sites = move.files.exclude(site="").values("site")
    items = Item.objects.filter(file__site__in=sites, page__isnull=False).exclude(move=move)
    other = items.select_related("move").order_by("pk").first()
    return ELSEWHERE % {"move": other.move} if other else ""


def start_move(uploads: str = "", user: Any = None) -> Move:
    """Begin a move. Raises MoveRefusedError."""
    try:
        if uploads:
            path_of(uploads)
    except UnreadableExportError as error:
        raise MoveRefusedError(str(error)) from error
    return Move.objects.create(uploads=uploads, made_by=user)


@transaction.atomic
def add_exports(move: Move, files: Iterable[tuple[str, str]], is_uploaded: bool = False) -> None:
    """Add exports in DATA_DIR/import, each with its language or "", to be read next. Raises MoveRefusedError."""
    if not Move.objects.select_for_update().filter(pk=move.pk, task=Move.Task.NOTHING).exists():
        raise MoveRefusedError(str(AT_WORK))
    for name, language in files:
        try:
            path_of(name)
            parts = parts_of(name)
        except UnreadableExportError as error:
            raise MoveRefusedError(str(error)) from error
        for part in parts:
            move.files.create(name=name, member=part[:255], said_language=language, is_uploaded=is_uploaded)
