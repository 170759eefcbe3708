"""Run the background worker."""

import signal
import socket
import threading

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandError

from core.operations import site_lock
from core.operations.worker import run_once, run_until
from core.operations.worker_lock import AlreadyRunningError, hold_worker
from core.page_store.setup import start_worker_threads
from core.routing import newest_paths

PATIENCE = 30  # seconds that other machines have to answer wherever nothing shorter is said


class Command(BaseCommand):
    help = "Does what no visitor should wait for, until it is stopped: publishing, pictures, mail, deleting."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do everything once and stop.")
        parser.add_argument("--pause", type=float, default=2.0, help="Seconds between two looks at what is due (2).")

    def handle(self, *, once, pause, **options):
        stopping = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                # In a thread: this one may be holding the lock of the event when the signal comes.
                signal.signal(number, lambda *_args: threading.Thread(target=stopping.set).start())
        try:
            site_lock.hold()
            with hold_worker():
                self.work(stopping, once, pause)
        except AlreadyRunningError:
            raise CommandError(
                f"Another worker is already running for {settings.DATA_DIR}, so this one ends and has done nothing. "
                "Leave the other one running, or stop it first."
            ) from None

    def work(self, stopping, once, pause):
        if once:
            run_once(stopping)
            return
        socket.setdefaulttimeout(PATIENCE)
        start_worker_threads(WSGIHandler(), newest_paths)
        run_until(stopping, pause)
