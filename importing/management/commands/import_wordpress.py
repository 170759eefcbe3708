"""import_wordpress read|review|take|undo|report: what the screens under Settings do, from a terminal."""

import sys
import threading
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from importing import report, work
from importing.findings import in_words
from importing.models import Move
from importing.moves import HALF_READ, MoveRefusedError, add_exports, start_move


class Command(BaseCommand):
    help = "Move in from WordPress: read exports, look them over, take them over, take them back, report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True)
        read = steps.add_parser("read", help="read exports that lie in DATA_DIR/import")
        read.add_argument("files", nargs="*", metavar="FILE or FILE=LANGUAGE")
        read.add_argument(
            "--uploads", default="", help="the folder or zip file of wp-content/uploads in DATA_DIR/import"
        )
        read.add_argument("--move", type=int, help="the number of a move that is read again, or whose reading goes on")
        for step, words in (
            ("review", "list what was found, with kinds, twins and warnings"),
            ("take", "take over"),
            ("undo", "take back what nobody edited"),
            ("report", "write every item and what became of it as CSV"),
        ):
            one = steps.add_parser(step, help=words)
            one.add_argument("move", type=int, nargs="?", help="the number of the move; the newest one without it")
            if step == "take":
                one.add_argument(
                    "--live", action="store_true", help="publish what was public there, with its old dates"
                )

    def handle(self, *args, step: str, **options) -> None:
        getattr(self, step)(**options)

    def read(self, files: list[str], uploads: str, **options) -> None:
        try:
            move = self._move(options["move"]) if options["move"] else start_move(uploads)
            if files:
                add_exports(move, [(one.partition("=")[0], one.partition("=")[2]) for one in files])
        except MoveRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        self._do(move, Move.Task.READ)

    def review(self, **options) -> None:
        for item in self._move(options["move"]).items.select_related("twin").order_by("pk"):
            twin = f"\t= {item.twin_id} ({item.twin_reason} {item.twin_score} %)" if item.twin_id else ""
            self.stdout.write(f"{item.pk}\t{item.language}\t{item.kind}\t{item.state}\t{item.title[:60]}{twin}")
            for warning in item.warnings:
                self.stdout.write(f"\t{in_words(warning)}")

    def take(self, live: bool, **options) -> None:
        move = self._move(options["move"])
        if not move.task and work.is_half_read(move):
            raise CommandError(f"{HALF_READ} (import_wordpress read --move {move.pk})")
        self._do(move, Move.Task.TAKE, is_live=live)

    def undo(self, **options) -> None:
        self._do(self._move(options["move"]), Move.Task.UNDO)

    def report(self, **options) -> None:
        for line in report.as_file(self._move(options["move"])):
            self.stdout.write(line, ending="")

    def _move(self, number: int | None) -> Move:
        move = Move.objects.filter(pk=number).first() if number else Move.objects.first()
        if move is None:
            raise CommandError(_("There is no such move. Read exports first."))
        return move

    def _do(self, move: Move, task: Move.Task, **values) -> None:
        """Do the task here, or go on with it if it was begun, and say what became of the items."""
        with work.alone() as is_alone:
            if not is_alone:
                raise CommandError(
                    _("The worker is at work on a move. Wait until it is done, or cancel it on its screen.")
                )
            if not work.begin(move, task, **values) and not Move.objects.filter(pk=move.pk, task=task).exists():
                raise CommandError(_("This move has something else to do. Cancel it on its screen first."))
            move.refresh_from_db()
            unread = list(move.files.filter(is_read=False, problem="").values_list("pk", flat=True))
            work.work(move, threading.Event())
        for file in move.files.exclude(problem=""):
            self.stderr.write(f"{file}: {file.problem}")
        move.refresh_from_db(fields=["problem"])
        if move.problem:
            raise CommandError(move.problem)
        sums = report.sums_of(move)
        parts = ", ".join(f"{count} {name}" for name, count in sums.states.items())
        self.stdout.write(f"Move {move.pk}: {sums.read} read = {parts}")
        if not sums.are_even or move.files.filter(pk__in=unread).exclude(problem="").exists():
            sys.exit(1)
