"""Answers that wait until their sender looks at them again. The page itself carries them, signed: nothing is stored."""

import time
from dataclasses import dataclass

from django.core import signing

SOONEST = 2  # seconds; a person cannot read the page faster
LATEST = 24 * 60 * 60
SALT = "forms_app.held_post"


@dataclass(frozen=True)
class HeldPost:
    """What the page with held answers carries."""

    version_id: int
    page_id: int | None
    typed: dict
    token: str
    is_odd: bool  # it came from another site, or filled in what only programs see
    age: float

    @property
    def is_hasty(self) -> bool:
        return self.age < SOONEST

    @property
    def is_timely(self) -> bool:
        return SOONEST <= self.age <= LATEST


def hold(version, page_id, typed: dict, token: str, is_odd: bool = False) -> str:
    """Return a token that carries a post, and that nobody else can make or change."""
    content = {"version": version.pk, "page": page_id, "typed": typed, "token": token, "odd": is_odd, "at": time.time()}
    return signing.dumps(content, salt=SALT, compress=True)


def read_held_post(token: str) -> HeldPost | None:
    """Return what a token carries, or None if this site did not make it."""
    try:
        content = signing.loads(token, salt=SALT)
    except (signing.BadSignature, UnicodeError):
        return None
    age = time.time() - content["at"]
    token, is_odd = content.get("token", ""), content.get("odd", False)
    return HeldPost(content["version"], content["page"], content["typed"], token, is_odd, age)
