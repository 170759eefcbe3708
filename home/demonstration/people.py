"""The people one can log in as, with passwords made up on the spot."""

import secrets
from typing import NamedTuple

from django.contrib.auth.models import Group
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from core.models import User
from editors.roles import EDITORS, ORGANISERS, reviewers_of, translators_of


class Login(NamedTuple):
    username: str
    password: str
    task: str


def make_people(arabic: Locale) -> list[Login]:
    """Make an editor, an Arabic translator and reviewer, and an organiser; their groups must exist."""
    people = [
        ("editor", "Salma", EDITORS, "en", "writes and publishes in English and Arabic"),
        ("translator", "Haidar", translators_of(arabic), "ar", "translates into Arabic, with the admin in Arabic"),
        ("reviewer", "Rasha", reviewers_of(arabic), "ar", "approves and publishes what was translated into Arabic"),
        ("organiser", "Nadia", ORGANISERS, "en", "reads what people sent through the forms"),
    ]
    return [_make(*person) for person in people]


def _make(username: str, first_name: str, group: str, language: str, task: str) -> Login:
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(username, f"{username}@icssi.example", password, first_name=first_name)
    user.groups.add(Group.objects.get(name=group))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return Login(username, password, task)
