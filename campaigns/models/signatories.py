"""Who signed an appeal by its form: one row for each signature that counts, with a name only if it may be shown."""

from uuid import UUID

from django.db import models
from django.utils.functional import cached_property

from campaigns.models.appeal_rows import FirstSignatory
from core.i18n.languages import Language, active_language
from core.models import Organisation

LONGEST_NAME = 120


class SignatoryQuerySet(models.QuerySet["Signatory"]):
    def of_appeal(self, key: UUID):
        """Return the signatures of an appeal, given by its translation key."""
        return self.filter(appeal_key=key)

    def not_first(self):
        """Leave out organisations that stand among the first signatories of the appeal: nobody counts twice."""
        first = FirstSignatory.objects.filter(
            appeal__translation_key=models.OuterRef("appeal_key"),
            organisation__translation_key=models.OuterRef("organisation_key"),
        )
        return self.filter(models.Q(organisation_key=None) | ~models.Exists(first))

    def named(self):
        """Return those that are shown by name, organisations first, each kind in the order in which they signed."""
        return self.exclude(name="").order_by("-is_organisation", "pk")

    def with_translated_names(self, locale):
        """Annotate each with `name_here`: what the site calls the organisation in the locale with this id, or None."""
        terms = Organisation.objects.filter(translation_key=models.OuterRef("organisation_key"), locale_id=locale)
        return self.annotate(name_here=models.Subquery(terms.values("name")[:1]))


class Signatory(models.Model):
    """A signature. Who is only counted has an empty name; when the answer's time is up, its origin is forgotten too."""

    appeal_key = models.UUIDField(editable=False)
    origin = models.UUIDField(null=True, unique=True, editable=False)  # of the answer it came from
    is_organisation = models.BooleanField(default=False, editable=False)
    name = models.CharField(max_length=LONGEST_NAME, blank=True, default="", editable=False)
    locale = models.CharField(max_length=100, editable=False)  # the language in which the form was filled in
    other_name = models.CharField(max_length=LONGEST_NAME, blank=True, default="", editable=False)
    organisation_key = models.UUIDField(null=True, editable=False)  # of a term of the site with this name

    name_here: str | None = None  # see `with_translated_names`

    objects = SignatoryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["appeal_key"], name="signatory_by_appeal"),
            models.Index(
                fields=["appeal_key", "-is_organisation", "id"],
                condition=~models.Q(name=""),
                name="signatory_by_appeal_if_named",
            ),
        ]

    def __str__(self):
        return f"{self.pk}"  # never a name: names of rows reach logs and messages

    def forget(self) -> None:
        """Go on counting, and keep nothing that leads to anybody."""
        self.origin, self.name, self.other_name, self.organisation_key = None, "", "", None
        self.save()

    @classmethod
    def with_fetched(cls, name_here: str | None, **values) -> "Signatory":
        """Return a signature with the values that were fetched with the page."""
        signatory = cls(**values)
        signatory.name_here = name_here
        return signatory

    @cached_property
    def shown_name(self) -> str:
        """The name in the reader's language as far as it is known."""
        if self.name_here:
            return self.name_here
        is_in_language = Language(self.locale) == active_language()
        return self.name if is_in_language or not self.other_name else self.other_name
