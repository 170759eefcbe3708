"""How forms are looked up: a form and its translations are one family."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What a form says to somebody who comes now."""

    EARLY = "early", _("Not open yet")
    OPEN = "open", _("Takes answers")
    FULL = "full", _("All places taken")
    CLOSED = "closed", _("Takes no more answers")


class SignupFormQuerySet(models.QuerySet):
    def family(self, key):
        """Return a form in all its languages; the first was written first and decides what is not words."""
        return self.filter(translation_key=key).select_related("locale", "version").order_by("pk")

    def fetch_chosen(self, ids) -> dict:
        """Return forms by id, each knowing its family, so that showing them asks for nothing more: one query."""
        keys = self.model._default_manager.filter(pk__in=ids).values("translation_key")
        rows: list[Any] = list(self.filter(translation_key__in=keys).select_related("locale", "version").order_by("pk"))
        for row in rows:
            row.fetched_family = [other for other in rows if other.translation_key == row.translation_key]
        return {row.pk: row for row in rows}

    def sources(self):
        """Return of each form the language it was written in."""
        first = self.model._default_manager.filter(translation_key=models.OuterRef("translation_key")).order_by("pk")
        return self.filter(pk=models.Subquery(first.values("pk")[:1]))
