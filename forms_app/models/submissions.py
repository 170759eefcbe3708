import json
import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import connections, models
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.i18n.languages import Language
from forms_app.answer_display import ReadableAnswer, display_text, readable_answers
from forms_app.encryption import EncryptedJSONField, digests
from forms_app.models.versions import FormVersion
from forms_app.question_types.other import OTHER, other_key
from forms_app.schema import every_question, picks_of

MANY_NUMBERS = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT value::bigint FROM json_array_elements_text(%s::json)",
}


class Status(models.TextChoices):
    NEW = "new", _("Waiting")
    CONTACTED = "contacted", _("Contacted")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


def sent_within(first: date, last: date) -> models.Q:
    """Return the condition that an answer was sent on one of these days: databases compare moments fast, days slowly."""
    begin, end = (timezone.make_aware(datetime.combine(day, time.min)) for day in (first, last + timedelta(days=1)))
    return models.Q(created_at__gte=begin, created_at__lt=end)


class SubmissionQuerySet(models.QuerySet):
    def of_form(self, key):
        return self.filter(form_key=key)

    def taking_a_place(self):
        """Return the answers that count towards the places a form has."""
        return self.exclude(status=Status.DECLINED)

    def never_confirmed(self):
        """Return the answers whose senders never proved an address; one that was corrected may have proved its first."""
        return self.filter(pending=True, corrected_at=None)

    def accepted(self):
        return self.filter(status=Status.ACCEPTED)

    def among(self, pks: list[int]):
        """Return those of these numbers, however many: they travel to the database as one parameter."""
        return self.filter(pk__in=RawSQL(MANY_NUMBERS[connections[self.db].vendor], [json.dumps(pks)]))  # noqa: S611

    def of_contact(self, contacts: Iterable[str]):
        """Return the answers in which one of these addresses or numbers stands."""
        found = [name for contact in contacts for name in digests(contact)]
        return self.filter(pk__in=Contact.objects.filter(digest__in=found).values("submission"))

    def shorten_lives(self, lifetime):
        """Bring forward the end of answers that would stay longer than this after they were sent."""
        for day in self.filter(delete_after__gt=timezone.localdate()).dates("created_at", "day"):
            end = day + lifetime
            self.filter(created_at__date=day, delete_after__gt=end).update(delete_after=end)

    def overdue(self):
        """Return the answers whose time is up."""
        return self.filter(delete_after__lt=timezone.localdate())


class PicksField(EncryptedJSONField):
    """What was picked among the answers, taken from them whenever it is saved: counting reads nothing else."""

    def pre_save(self, model_instance, add):
        picks = picks_of(model_instance.version.schema, model_instance.answers)
        setattr(model_instance, self.attname, picks)
        return picks


class Submission(models.Model):
    """What one person sent. It belongs to a wording, not to a form or page, and survives the end of both."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_key = models.UUIDField(editable=False)
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="submissions", editable=False)
    locale = models.CharField(_("language"), max_length=100, editable=False)
    source_page = models.ForeignKey(
        Page, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    source_path = models.CharField(max_length=500, blank=True, editable=False)
    answers = EncryptedJSONField(editable=False)
    picks = PicksField(default=dict, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who takes care of it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    notes = EncryptedJSONField(_("notes"), default=str, blank=True)
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    pending = models.BooleanField(_("waits for confirmation"), default=False, editable=False)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True, editable=False)
    corrected_at = models.DateTimeField(_("corrected by the sender"), null=True, blank=True, editable=False)
    # Since then only what its author agreed to publish is kept, for as long as it is public.
    reduced_at = models.DateTimeField(null=True, blank=True, editable=False)
    delete_after = models.DateField(_("deleted after"), db_index=True, editable=False)
    dedupe = models.CharField(max_length=64, editable=False)  # equal only for the same post
    content = models.CharField(max_length=64, default="", editable=False)  # equal for the same answers

    objects = SubmissionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        default_permissions = ("view", "change", "delete")
        permissions = [("export_submission", "Can export answers")]
        constraints = [models.UniqueConstraint(fields=["form_key", "dedupe"], name="one_submission_per_content")]
        indexes = [
            models.Index(fields=["form_key", "-created_at"], name="submission_by_form_and_time"),
            models.Index(fields=["form_key", "content"], name="submission_by_form_and_content"),
        ]

    def __str__(self):
        return f"{self.uid}"  # never an answer: names of rows reach logs and messages

    @property
    def language(self) -> Language:
        return Language(self.locale)

    @property
    def readable_answers(self) -> list[ReadableAnswer]:
        """Every question as the person saw it, with what they answered."""
        return list(readable_answers(self.version.schema, self.answers))

    def answer_to(self, question_key):
        """Return the stored answer to a question, or None."""
        return self.answers.get(str(question_key))

    def answer_meaning(self, meaning: str):
        """Return the stored answer to the question an editor gave this meaning, or None."""
        question = self._question_meaning(meaning)
        return self.answers.get(question["key"]) if question else None

    def words_meaning(self, meaning: str) -> str:
        """Return that answer in words: the name of a choice, or what was written instead of one."""
        value = self.answer_meaning(meaning)
        if value == OTHER:
            return self.answers.get(other_key(self._question_meaning(meaning)["key"]), "")
        return "" if value is None else display_text(self._question_meaning(meaning), value)

    def agreed_to(self, meaning: str) -> bool:
        """Tell whether the person said yes to the question with this meaning, ticking a box or picking the word."""
        return self.answer_meaning(meaning) in (True, "yes")

    def _question_meaning(self, meaning):
        questions = every_question(self.version.schema["questions"])
        return next((question for question in questions if question.get("meaning") == meaning), None)

    @property
    def email(self) -> str:
        """The first e-mail address among the answers, or nothing."""
        questions = every_question(self.version.schema["questions"])
        found = (self.answers.get(question["key"]) for question in questions if question["type"] == "email")
        return next(filter(None, found), "")


class Contact(models.Model):
    """A keyed digest of an address or number in an answer, by which one person is found again."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="contacts")
    digest = models.CharField(max_length=64, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.digest
