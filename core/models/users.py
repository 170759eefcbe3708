from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models

from core.models.guarded import GuardedQuerySet


class UserManager(DjangoUserManager.from_queryset(GuardedQuerySet)):  # type: ignore[misc]
    """Django's manager; rules about accounts also see what is written in bulk."""

    use_in_migrations = False


class User(AbstractUser):
    """A person who works on the site; readers and people who sign up never have an account."""

    # Grows when all links that were mailed to set a new password are to open nothing any more.
    link_generation = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()  # type: ignore[misc]

    @property
    def language_code(self) -> str:
        """The language this person chose for the admin, in which mails are written too; else the site's first."""
        profile = getattr(self, "wagtail_userprofile", None)
        return (profile and profile.preferred_language) or settings.LANGUAGE_CODE
