from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager

from core.models.guarded import GuardedQuerySet


class UserManager(DjangoUserManager.from_queryset(GuardedQuerySet)):
    """Django's manager; rules about accounts also see what is written in bulk."""

    use_in_migrations = False


class User(AbstractUser):
    """A person who works on the site; readers and people who sign up never have an account."""

    objects = UserManager()
