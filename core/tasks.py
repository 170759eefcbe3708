"""What the background worker does for every site: scheduled publishing, the sizes of new pictures, mail."""

import logging
from datetime import datetime

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from core.accounts import guess_limits, sessions
from core.backups.backup import back_up
from core.images import share_images
from core.operations.health_mails import tell_what_turned
from core.operations.outbox import deliver_waiting
from core.operations.records import read_record
from core.operations.slow_checks import check_certificate, check_integrity
from core.operations.table_statistics import count_rows
from core.operations.worker import BACKUPS, MAIL, PICTURES, PUBLISHING, RETENTION, UPKEEP, WATCH, every
from core.prefetch.renditions import UNREADABLE, images_without_renditions, make_renditions

logger = logging.getLogger(__name__)

PICTURES_A_ROUND = 20
PAGES_A_ROUND = 50  # older ones are drawn when somebody asks for them

_unreadable: set[int] = set()
_drawn: dict[int, datetime | None] = {}


@every(PUBLISHING, seconds=15)
def publish_what_is_scheduled(stopping):
    call_command("publish_scheduled")


@every(UPKEEP, minutes=24 * 60)
def count_rows_of_sqlite(stopping):
    if connection.vendor == "sqlite":
        count_rows()


@every(UPKEEP, minutes=24 * 60)
def look_through_database_file(stopping):
    check_integrity()


@every(UPKEEP, minutes=12 * 60)
def look_at_certificate(stopping):
    check_certificate()


@every(WATCH, minutes=1)
def tell_what_is_wrong(stopping):
    tell_what_turned()


@every(PICTURES, seconds=5)
def prepare_pictures(stopping):
    for image in images_without_renditions().exclude(pk__in=_unreadable)[:PICTURES_A_ROUND]:
        if stopping.is_set():
            return
        try:
            make_renditions(image)
        except UNREADABLE:
            logger.warning("Picture %s cannot be read; upload it again.", image.pk)
            _unreadable.add(image.pk)


@every(PICTURES, seconds=20)
def draw_share_images(stopping):
    newest = Page.objects.live().public().filter(depth__gt=1).select_related("locale")
    newest = newest.order_by(F("last_published_at").desc(nulls_last=True))
    for page in newest[:PAGES_A_ROUND]:
        if stopping.is_set():
            return
        if page.pk not in _drawn or _drawn[page.pk] != page.last_published_at:
            share_images.draw_share_image(page)
            _drawn[page.pk] = page.last_published_at


@every(BACKUPS, minutes=30)
def back_up_every_night(stopping):
    """Make the backup of a night after two o'clock, site's time; one that failed is tried again in half an hour."""
    now, last = timezone.localtime(), read_record("backup")
    night = now.replace(hour=2, minute=0, second=0, microsecond=0)
    if settings.BACKUP_TO and now >= night and (last is None or last["at"] < night):
        back_up()


@every(MAIL, seconds=5)
def send_mail(stopping):
    deliver_waiting(stopping=stopping)


@every(RETENTION, minutes=60)
def forget_old_guesses(stopping):
    guess_limits.forget_old()


@every(RETENTION, minutes=60)
def delete_expired_sessions(stopping):
    sessions.delete_expired()
