from django.db import models

from forms_app.consents import wording
from forms_app.question_types import is_consent
from forms_app.schema import Schema, digest_of, every_question


class FormVersionManager(models.Manager["FormVersion"]):
    def freeze(self, form_key, schema: Schema) -> "FormVersion":
        """Return the version with exactly this wording, made now if it is new."""
        return self.get_or_create(
            form_key=form_key, locale=schema["language"], digest=digest_of(schema), defaults={"schema": schema}
        )[0]

    def first_consents(self, form_key, language_code: str) -> dict[str, str]:
        """Return by key the words under which each consent of a form was published first in a language."""
        first: dict[str, str] = {}
        for version in self.filter(form_key=form_key, locale=language_code).order_by("pk"):
            for question in filter(is_consent, every_question(version.schema["questions"])):
                first.setdefault(question["key"], wording(question))
        return first


class FormVersion(models.Model):
    """What people saw: the words of a form in one language, frozen when they were published.

    It is never changed, and stays for as long as an answer to it does.
    """

    form_key = models.UUIDField(editable=False)
    locale = models.CharField(max_length=100, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    schema = models.JSONField(editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = FormVersionManager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["form_key", "locale", "digest"], name="one_version_per_wording")]

    def __str__(self):
        return self.schema["title"]
