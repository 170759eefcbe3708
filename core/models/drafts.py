"""Rules for publishing: they hold when a page is published, and never stop a draft from being saved.

Wagtail's forms and blocks put off their required fields while a draft is saved. The rules that models add are put off
likewise: they stand in `clean_to_publish`. `core.checks.completeness` asks for both wherever a page is published.
"""

from wagtail.admin.forms import WagtailAdminPageForm

from core.models.slugs import is_made_from, slug_for


class PublishingRules:
    """A mixin for models with rules that hold for what readers see."""

    is_deferred_validation = False  # true while a draft is saved; named as in Wagtail's forms and blocks

    def clean(self):
        super().clean()  # type: ignore[misc]  # of the model this is mixed into
        if not self.is_deferred_validation:
            self.clean_to_publish()

    def clean_to_publish(self) -> None:
        """Raise ValidationError if readers may not see this as it is."""


class DraftForm(WagtailAdminPageForm):
    """The form of a page: a draft is saved whatever is missing in the page and in the rows below it."""

    def defer_required_fields(self):
        super().defer_required_fields()
        self._defer_rules(True)

    def restore_required_fields(self):
        super().restore_required_fields()
        self._defer_rules(False)

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

    def _defer_rules(self, is_deferred: bool) -> None:
        rows = (form for formset in self.formsets.values() for form in formset)
        for form in (self, *rows):
            form.instance.is_deferred_validation = is_deferred
