from importlib import import_module

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac


class UserSessionManager(BaseSessionManager):
    def current(self):
        """Return the sessions that still hold, the one used last first."""
        return self.filter(expire_date__gt=timezone.now()).order_by("-last_used_at")


class UserSession(AbstractBaseSession):
    """A session, with whose it is and when it was begun and last used. Neither an address nor a browser is noted.

    `session_key` is the secret in the cookie: screens name a session by its `label`.
    """

    # Nothing in the database refers to a person here: a session must not keep an account from being deleted.
    user = models.ForeignKey("core.User", null=True, on_delete=models.CASCADE, db_constraint=False, editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserSessionManager()  # type: ignore[misc]

    wagtail_reference_index_ignore = True

    class Meta(AbstractBaseSession.Meta):
        default_permissions = ()

    def __str__(self):
        return self.label

    @classmethod
    def get_session_store_class(cls):
        return import_module(settings.SESSION_ENGINE).SessionStore

    @property
    def label(self) -> str:
        return salted_hmac("core.models.user_sessions", self.session_key, algorithm="sha256").hexdigest()[:20]
