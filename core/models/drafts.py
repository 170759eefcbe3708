"""Rules for publishing: they hold when a page is published, and never stop a draft from being saved.

Wagtail's forms and blocks put off their required fields while a draft is saved. The rules that models add are put off
likewise: they stand in `clean_to_publish`. `core.checks.completeness` asks for both wherever a page is published.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from core.models.slugs import is_made_from, slug_for

# Fields with text that has a form of its own; a draft may hold something else there.
TYPED = (forms.EmailField, forms.URLField)
STORED_AS_TYPED = (models.EmailField, models.URLField)


class PublishingRules:
    """A mixin for models with rules that hold for what readers see."""

    is_deferred_validation = False  # true while a draft is saved; named as in Wagtail's forms and blocks

    def clean_fields(self, exclude=None):
        excluded = set(exclude or ())
        if self.is_deferred_validation:
            excluded |= {field.name for field in self._meta.fields if isinstance(field, STORED_AS_TYPED)}  # type: ignore[attr-defined]
        super().clean_fields(excluded)  # type: ignore[misc]  # of the model this is mixed into

    def clean(self):
        super().clean()  # type: ignore[misc]  # of the model this is mixed into
        if not self.is_deferred_validation:
            self.clean_to_publish()

    def clean_to_publish(self) -> None:
        """Raise ValidationError if readers may not see this as it is."""


class DefersRules:
    """A mixin for the form of what has drafts: a draft is saved whatever is missing or badly written, in its rows too."""

    formsets: dict[str, forms.BaseFormSet]

    def defer_required_fields(self):
        super().defer_required_fields()
        self._defer_rules(True)

    def restore_required_fields(self):
        super().restore_required_fields()
        self._defer_rules(False)

    def _defer_rules(self, is_deferred: bool) -> None:
        rows = (form for formset in self.formsets.values() for form in formset)
        for form in (self, *rows):
            form.instance.is_deferred_validation = is_deferred
            for field in form.fields.values():
                if isinstance(field, TYPED):
                    _take_as_typed(field, is_deferred)


def _take_as_typed(field: forms.CharField, is_deferred: bool) -> None:
    """Let a field of a form take what it refuses otherwise, if there is room for it; or no longer."""
    if not is_deferred:
        vars(field).pop("clean", None)
        return
    strictly = type(field).clean

    def clean(value):
        try:
            return strictly(field, value)
        except ValidationError:
            return forms.CharField(max_length=field.max_length, required=False).clean(value)

    field.clean = clean  # type: ignore[method-assign]


class DraftSnippetForm(DefersRules, WagtailAdminModelForm):
    pass


class DraftForm(DefersRules, WagtailAdminPageForm):
    """The form of a page. A draft without a title is saved under one in brackets, which keeps it back as every hint does."""

    def _defer_rules(self, is_deferred):
        super()._defer_rules(is_deferred)
        for name in {"title", "slug"} & self.fields.keys():
            self.fields[name].required = not is_deferred

    def clean_title(self) -> str:
        title = self.cleaned_data["title"]
        if title or not self.is_deferred_validation:
            return title
        with override(self.parent_page.locale.language_code):
            return "[{}]".format(_("No title yet: %(kind)s") % {"kind": self.instance.kind})

    def save(self, commit=True):
        """Put a new page into the tree as a draft: it is published afterwards, unless that is refused."""
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit)

    def clean_slug(self) -> str:
        """Have the address follow the title until the page is published first, unless somebody wrote another."""
        slug, title = self.cleaned_data["slug"], self.cleaned_data.get("title", "")
        before = self.instance  # the fields of the form are not yet in it
        if not slug and title:
            return slug_for(title, self.parent_page, before)
        is_left_alone = slug == before.slug and is_made_from(slug, before.title)
        if before.first_published_at or not title or not (is_left_alone or is_made_from(slug, title)):
            return slug
        if slug == before.slug and is_made_from(slug, title):
            return slug
        return slug_for(title, self.parent_page, before)

    def get_field_updates_for_resave(self):
        """Tell an open form the address that the page was given."""
        updates = super().get_field_updates_for_resave()
        if "slug" in self.fields and self.data.get("slug") != self.instance.slug:
            updates.append(("slug", self.instance.slug))
        return updates
