"""Sessions in the database that end: after an hour without use, and twelve hours after they were begun.

Django loads this module by the setting SESSION_ENGINE.
"""

from datetime import datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from core.models.user_sessions import UserSession

IDLE, LONGEST = timedelta(minutes=60), timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)  # that a session is used is written at most so often
BEGUN_AT = "begun_at"


class SessionStore(db.SessionStore):
    """Django's sessions in the database, whose rows also say whose they are and how long they hold."""

    row = None

    @classmethod
    def get_model_class(cls):
        return UserSession

    def load(self):
        self.row = self._get_session_from_db()
        return self.decode(self.row.session_data) if self.row else {}

    def create_model_instance(self, data):
        now = timezone.now()
        data.setdefault(BEGUN_AT, now.timestamp())
        row = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.begun_at, row.last_used_at = datetime.fromtimestamp(data[BEGUN_AT], now.tzinfo), now
        row.expire_date = _end(row)
        self.row = row
        return row

    def note_use(self) -> None:
        """Let the session hold for another hour of idleness, within its twelve."""
        now = timezone.now()
        if self.row is None or now - self.row.last_used_at < NOTED_EVERY:
            return
        self.row.last_used_at = now
        values = {"last_used_at": now, "expire_date": _end(self.row)}
        self.model.objects.filter(session_key=self.session_key).update(**values)


def _end(row) -> datetime:
    return min(row.last_used_at + IDLE, row.begun_at + LONGEST)
