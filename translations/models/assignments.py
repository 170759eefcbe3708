from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail_localize.models import Translation


class State(models.TextChoices):
    """Where a translation stands; everybody sees the same one word."""

    WAITING = "waiting", pgettext_lazy("translation", "Waiting")
    IN_WORK = "in_work", pgettext_lazy("translation", "In work")
    UNCONFIRMED = "unconfirmed", pgettext_lazy("translation", "Machine-made, not confirmed")
    READY = "ready", pgettext_lazy("translation", "Ready to publish")
    IN_REVIEW = "in_review", pgettext_lazy("translation", "In review")
    RETURNED = "returned", pgettext_lazy("translation", "Returned")
    OUTDATED = "outdated", pgettext_lazy("translation", "Outdated")
    SCHEDULED = "scheduled", pgettext_lazy("translation", "Scheduled")
    CURRENT = "current", pgettext_lazy("translation", "Up to date")
    STOPPED = "stopped", pgettext_lazy("translation", "Stopped")


OPEN_STATES = [State.WAITING, State.IN_WORK, State.UNCONFIRMED, State.READY, State.RETURNED, State.OUTDATED]


class AssignmentQuerySet(models.QuerySet):
    def open(self):
        """Return what still needs a translator."""
        return self.filter(state__in=OPEN_STATES)

    def in_review(self):
        return self.filter(state=State.IN_REVIEW)

    def most_urgent_first(self):
        return self.order_by(models.F("due_on").asc(nulls_last=True), "asked_at", "pk")

    def with_names(self):
        """Fetch with each assignment what a list shows of it."""
        return self.select_related(
            "translation__source__specific_content_type",
            "translation__source__locale",
            "translation__target_locale",
            "assigned_to",
            "asked_by",
        )


class Assignment(models.Model):
    """What is known about one translation: who asked for it, until when, who has it, how far it is.

    The figures are counted anew with every change, so that a list of thousands costs no counting.
    """

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="assignment")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    note = models.TextField(_("note"), blank=True, max_length=1000)
    due_on = models.DateField(_("due"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING, db_index=True)
    state_since = models.DateTimeField(default=timezone.now)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    machine_made = models.PositiveIntegerField(default=0)
    # Words of the source, those that still wait for a person, and those in texts that stand in it more than once.
    source_words = models.PositiveIntegerField(default=0)
    words_left = models.PositiveIntegerField(default=0)
    repeated_words = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # When it goes live by itself: at a time, or at the moment its original does.
    publish_at = models.DateTimeField(null=True, blank=True)
    with_original = models.BooleanField(default=False)
    # Segments were saved one by one since its draft was made; the worker makes it again.
    draft_is_old = models.BooleanField(default=False, db_index=True)
    # Words that stood on the page before it was sent and have no place yet: it is not published before somebody decided.
    unplaced = models.JSONField(default=list)

    objects = AssignmentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self):
        return f"{self.translation.source.object_repr} ({self.translation.target_locale.language_code})"

    @property
    def is_scheduled(self) -> bool:
        return self.publish_at is not None or self.with_original

    @property
    def missing(self) -> int:
        return self.total - self.done

    @property
    def confirmed(self) -> int:
        """How many texts have words that a person wrote or confirmed."""
        return max(self.done - self.machine_made, 0)

    @property
    def percent(self) -> int:
        """How much is confirmed, rounded down: 100 only when nothing is missing and nothing machine-made unread."""
        return 100 * self.confirmed // self.total if self.total else 100

    @property
    def word_count_text(self) -> str:
        """The words of the source in words: those left, all, and those in texts that are repeated."""
        words = ngettext(
            "%(number)s word left of %(total)s; repeated: %(repeated)s",
            "%(number)s words left of %(total)s; repeated: %(repeated)s",
            self.words_left,
        )
        return words % {"number": self.words_left, "total": self.source_words, "repeated": self.repeated_words}

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.state in OPEN_STATES and self.due_on < timezone.localdate()
