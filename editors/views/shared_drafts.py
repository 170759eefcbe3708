"""What a link to a draft opens, for people without an account: the page as it will be, and a form to write about it."""

# Messages: for readers

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from core.i18n.languages import Language
from core.middleware import PUBLIC_POLICY
from core.models import DraftLink, DraftRemark
from core.publishing.draft_links import draft_of, keep_remark, link_at, pages_of, render_draft
from forms_app.http_policy import anonymous_post, never_stored, require_readable_post


class DraftRemarkForm(forms.ModelForm):
    """Something to change, or an agreement."""

    class Meta:
        model = DraftRemark
        fields = ["name", "words", "is_agreed"]
        labels = {
            "name": gettext_lazy("Your name, or what we call you"),
            "words": gettext_lazy("What should be different"),
            "is_agreed": gettext_lazy("I agree that this is published as it stands here"),
        }
        widgets = {
            "name": forms.TextInput({"dir": "auto", "autocomplete": "off"}),
            "words": forms.Textarea({"dir": "auto", "rows": 5}),
        }

    def clean(self):
        said = super().clean()
        if not (said.get("words") or said.get("is_agreed")) and not self.errors:
            raise ValidationError(_("Write what should be different, or tick that you agree."))
        return said


@anonymous_post
@require_readable_post
def draft(request, token: str, pk: int | None = None) -> HttpResponse:
    """Show the draft, or the list of a bundle's; keep what somebody writes. Nothing of it is stored on the way."""
    link = link_at(token)
    pages = pages_of(link) if link else []
    if not link or not pages:
        raise Http404("This link opens no draft, or no longer.")
    if link.bundle_id and pk is None:
        return never_stored(_list(request, token, pages))
    page = next((page for page in pages if pk in {None, page.pk}), None)
    if page is None or (link.page_id and pk):
        raise Http404("This link opens no such draft.")
    with translation.override(page.locale.language_code):
        response = _draft(request, link, page)
    response["Content-Security-Policy"] = PUBLIC_POLICY
    return never_stored(response)


def _draft(request, link: DraftLink, page: Page) -> HttpResponse:
    shown = draft_of(page)
    form = DraftRemarkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if keep_remark(link, shown, form.instance):
            return HttpResponseRedirect(f"{request.path}#thanks")
        form.add_error(None, _("This link has brought many remarks already. Please write to the editors by mail."))
    return render_draft(shown, link, form, request)


def _list(request, token: str, pages: list[Page]) -> HttpResponse:
    language = Language(pages[0].locale.language_code)
    rows = [(page, reverse("draft_of_bundle", args=[token, page.pk])) for page in pages]
    with translation.override(language.code):
        return render(request, "editors/draft_pages.html", {"pages": rows, "language": language, "site_name": ""})
