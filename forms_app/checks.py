"""What has to be looked at before a page with a form is published."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.checks.registry import Advice, register_check
from core.streams import leaves_of
from forms_app.models import SignupForm


def edit_address(form: SignupForm) -> str:
    """Return where an editor opens a form."""
    return reverse("wagtailsnippets_forms_app_signupform:edit", args=[form.pk])


@register_check
def forms_on_a_page_are_published(page: Page) -> Iterator[Advice]:
    """A form that is a draft shows readers nothing where the editor sees one."""
    for form in {value for value in leaves_of(page) if isinstance(value, SignupForm)}:
        if not form.live:
            yield Advice(
                _("The form “%(form)s” is a draft: readers do not see it. Publish the form first.") % {"form": form},
                is_blocking=True,
                url=edit_address(form),
            )
