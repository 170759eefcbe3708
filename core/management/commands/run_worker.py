"""Run the background worker."""

import signal
import threading

from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand

from core.operations.worker import run_once, run_until
from core.page_store.setup import start_worker_threads
from core.routing import newest_paths


class Command(BaseCommand):
    help = "Does what no visitor should wait for, until it is stopped: publishing, pictures, mail, deleting."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do everything once and stop.")
        parser.add_argument("--pause", type=float, default=2.0, help="Seconds between two looks at what is due (2).")

    def handle(self, *, once, pause, **options):
        stopping = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_args: stopping.set())
        if once:
            run_once(stopping)
        else:
            start_worker_threads(WSGIHandler(), newest_paths)
            run_until(stopping, pause)
