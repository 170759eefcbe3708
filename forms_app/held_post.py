"""Answers that wait for a second look, carried by the page itself: nothing is stored for them."""

import time
from dataclasses import dataclass

from forms_app.encryption import UndecryptableError, decrypt, encrypt

SOONEST = 2  # seconds; a person cannot read the page faster
LATEST = 24 * 60 * 60


@dataclass(frozen=True)
class Sealed:
    """What a check page carries."""

    version_id: int
    page_id: int | None
    typed: dict
    age: float

    @property
    def is_timely(self) -> bool:
        return SOONEST <= self.age <= LATEST


def seal(version, page_id, typed: dict) -> str:
    """Return a token that only this site can read."""
    return encrypt({"version": version.pk, "page": page_id, "typed": typed, "at": time.time()})


def unseal(token: str) -> Sealed | None:
    """Return what a token carries, or None if this site did not make it."""
    try:
        content = decrypt(token)
        return Sealed(content["version"], content["page"], content["typed"], time.time() - content["at"])
    except (UndecryptableError, UnicodeError, KeyError, TypeError):
        return None
