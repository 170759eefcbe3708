"""Redirect loops, for which a browser shows an error, are refused and not followed; nor is what leads to no open page.

An editor gets a message. Wagtail makes some by itself: a page that was given another address and then its old one
again leaves a redirect from that address to the page, which takes effect when the page is unpublished.
"""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.routing import open_languages


class LinkField(forms.URLField):
    """A whole address, or what follows the name of this site in one."""

    default_error_messages = {
        "invalid": gettext_lazy(
            "Write a whole address, such as https://example.org/, or one of this site from its first slash on, such as /en/news/."
        )
    }

    def to_python(self, value):
        value = str(value or "").strip()
        is_path = value.startswith("/") and not value.startswith("//")
        return super().to_python(f"{settings.SITE_URL}{value}" if is_path else value)


class LoopFreeRedirectForm(RedirectForm):
    """Wagtail's form for one redirect and for each row of an import; refuses loops, malformed addresses and what leads nowhere."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        former = self.fields["redirect_link"]
        text = {"label": former.label, "help_text": former.help_text, "max_length": former.max_length}
        widget = forms.TextInput(former.widget.attrs)  # a browser's own check of addresses knows no paths
        self.fields["redirect_link"] = LinkField(required=False, assume_scheme="https", widget=widget, **text)

    def clean_old_path(self):
        """Refuse a malformed address, for which Wagtail's form raises an error, and one that would never be looked up.

        Stored pages are found by their path, and by the filters of lists: what else follows a question mark is left out.
        """
        start = self.cleaned_data["old_path"]
        try:
            Redirect.normalise_path(start)
        except ValueError as error:
            raise ValidationError(URLValidator.message) from error
        if "?" in start:
            raise ValidationError(
                _("An address with a question mark cannot lead on by itself. Write only what stands before it.")
            )
        return start

    def clean(self):
        super().clean()
        page, start = self.cleaned_data.get("redirect_page"), self.cleaned_data.get("old_path")
        target = page.url if page else self.cleaned_data.get("redirect_link")
        if not (page or target or self.has_error("redirect_page") or self.has_error("redirect_link")):
            self.add_error("redirect_link", _("Choose a page, or write an address: so far this leads nowhere."))
        if start and target and self._is_loop(start, target):
            words = _("Readers would go in a circle: from there they are led back to the address they came from.")
            self.add_error("redirect_page" if page else "redirect_link", words)
        return self.cleaned_data

    def _is_loop(self, start: str, target: str) -> bool:
        """Return whether the redirects that follow one after the other come back to one of them."""
        met = {Redirect.normalise_path(start)}
        others = Redirect.objects.exclude(pk=self.instance.pk)
        while not met.intersection(asked := _lookup_paths(target)):
            found = {redirect.old_path: redirect for redirect in others.filter(old_path__in=asked)}
            following = next((found[path] for path in asked if path in found), None)
            if following is None or not following.link or following.old_path in _lookup_paths(following.link):
                return False
            met.add(following.old_path)
            target = following.link
        return True


class LoopFreeRedirectMiddleware(RedirectMiddleware):
    """Wagtail's middleware, without redirects to the address that was requested or to a page that nobody is shown.

    Whoever asks for a page that is no longer live, or whose language is not open, is told so at once. Where such a page
    would stand, processes may also think differently: `core.routing` compares only what is open.
    """

    def process_response(self, request, response):
        found = super().process_response(request, response)
        if found is response:
            return response
        asked = _lookup_paths(request.get_full_path())
        is_loop = not set(_lookup_paths(found.url)).isdisjoint(asked)
        return response if is_loop or _leads_to_hidden_page(asked) else found


def _leads_to_hidden_page(asked: list[str]) -> bool:
    is_open = Exists(Page.objects.live().filter(pk=OuterRef("redirect_page"), locale__in=open_languages()))
    rows = Redirect.objects.filter(old_path__in=asked).values_list("old_path", "redirect_page", is_open)
    _path, page, shown = min(rows, key=lambda row: asked.index(row[0]), default=("", None, True))
    return page is not None and not shown


def _lookup_paths(address: str) -> list[str]:
    """Return the paths under which Wagtail looks up a redirect: with query string, then without; none for other sites."""
    if (urlsplit(address).hostname or settings.ALLOWED_HOSTS[0]) not in settings.ALLOWED_HOSTS:
        return []
    whole = Redirect.normalise_path(address)
    return list(dict.fromkeys([whole, whole.partition("?")[0]]))


def install() -> None:
    """Have Wagtail's screens, which name their form themselves, use this one; called once, when the site starts."""
    views.CreateView.form_class = views.EditView.form_class = views.RedirectForm = LoopFreeRedirectForm
