"""What a link to a draft opens, for people without an account: the page as it will be, and a form to write about it."""

# Messages: for readers

from functools import partial
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from core.i18n.languages import Language
from core.middleware import PUBLIC_POLICY
from core.models import DraftLink, DraftRemark
from core.publishing.draft_links import draft_of, keep_remark, link_at, pages_of, render_draft
from core.publishing.draft_parts import parts_of
from core.publishing.site_preview import BusyError, preview_page, preview_path
from core.routing import open_home_pages
from forms_app.http_policy import anonymous_post, never_stored, require_readable_post


class DraftRemarkForm(forms.ModelForm):
    """Something to change, or an agreement."""

    class Meta:
        model = DraftRemark
        fields = ["name", "place", "words", "is_agreed"]
        labels = {
            "name": gettext_lazy("Your name, or what we call you"),
            "place": gettext_lazy("About which part"),
            "words": gettext_lazy("What should be different"),
            "is_agreed": gettext_lazy("I agree that this is published as it stands here"),
        }
        widgets = {
            "name": forms.TextInput({"dir": "auto", "autocomplete": "off"}),
            "place": forms.Select({"dir": "auto"}),
            "words": forms.Textarea({"dir": "auto", "rows": 5}),
        }

    def __init__(self, *args, recipient: str, parts: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.recipient, self.parts = recipient, parts
        self.fields["place"].widget.choices = [("", _("The whole page")), *parts.items()]

    def clean_place(self):
        """Take a part that is gone by now for the whole page: what was written about it is not lost."""
        place = self.cleaned_data["place"]
        self.instance.part = self.parts.get(place, "")
        return place if place in self.parts else ""

    def clean_name(self):
        """Tell the remarks of several people apart: by the name they write, or the one the link was made for."""
        name = self.cleaned_data["name"] or self.recipient[: self.fields["name"].max_length]
        if not name:
            raise ValidationError(_("Write a name, or what we call you: others may write about this draft too."))
        return name

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
        response = _draft(request, link, page, pages, token)
    response["Content-Security-Policy"] = PUBLIC_POLICY
    return never_stored(response)


def _draft(request, link: DraftLink, page: Page, pages: list[Page], token: str) -> HttpResponse:
    shown = draft_of(page)
    form = DraftRemarkForm(
        request.POST if request.method == "POST" else None, recipient=link.recipient, parts=parts_of(shown)
    )
    if request.method == "POST" and form.is_valid():
        if keep_remark(link, shown, form.instance):
            return HttpResponseRedirect(f"{request.path}#thanks")
        form.add_error(None, _("This link has brought many remarks already. Please write to the editors by mail."))
    if link.bundle_id:
        more = {"draft_link": link, "draft_form": form, "draft_action": request.path, "draft_list": _list_at(token)}
        try:
            return preview_page(pages, page, request, partial(_address_in_site, token), **more)
        except (BusyError, Http404):  # such as in a language that is not open to readers: the draft alone
            pass
    return render_draft(shown, link, form, request)


@require_safe
def draft_site(request, token: str, path: str) -> HttpResponse:
    """Show any page of the site as it will be once the pages of a bundle are published."""
    link = link_at(token)
    pages = pages_of(link) if link else []
    if not link or not link.bundle_id or not pages:
        raise Http404("This link opens no site.")
    more = {"draft_link": link, "draft_list": _list_at(token)}
    try:
        response = preview_path(pages, f"/{path}", request, partial(_address_in_site, token), **more)
    except BusyError:
        words = _("Somebody else is looking at this draft right now. Load the page again in a few seconds.")
        response = HttpResponse(
            words, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "3"}
        )
    response["Content-Security-Policy"] = PUBLIC_POLICY
    return never_stored(response)


def _address_in_site(token: str, path: str) -> str:
    return reverse("draft_site", args=[token, path.removeprefix("/")])


def _list_at(token: str) -> str:
    return reverse("draft", args=[token])


def _list(request, token: str, pages: list[Page]) -> HttpResponse:
    language = Language(pages[0].locale.language_code)
    rows = [(page, reverse("draft_of_bundle", args=[token, page.pk])) for page in pages]
    used = {page.locale_id for page in pages}
    with translation.override(language.code):
        homes = [home for home in open_home_pages(Site.find_for_request(request)) if home.locale_id in used]
        fronts = [(home, _address_in_site(token, urlsplit(home.url).path)) for home in homes]
        context = {"pages": rows, "fronts": fronts, "language": language, "site_name": ""}
        return render(request, "editors/draft_pages.html", context)
