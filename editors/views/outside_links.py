"""Links to other sites at which nobody answers, and the screen that mends one everywhere."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Count, Max
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from core.i18n.invisible_characters import without_invisible_characters
from core.models import OutsideLink
from core.publishing.link_mending import holders, mend
from core.web_addresses import without_tracking
from editors.views.base import EditorsView

SHOWN = 100
LONGEST = 200  # letters, of the shortest column that holds an address
WEB = URLValidator(schemes=["http", "https"])


def has_no_password(address: str) -> None:
    """Refuse an address that signs in whoever opens it, or that no browser opens. Raises ValidationError."""
    try:
        parts = urlsplit(address)
        is_wrong = parts.port == 0
    except ValueError:
        is_wrong = True
    if is_wrong:
        raise ValidationError(WEB.message)
    if "@" in parts.netloc:
        raise ValidationError(
            _("Take the user name and the password out of this address: every reader would have them.")
        )


class AddressField(forms.CharField):
    """An address of another site, as a person writes it."""

    def __init__(self, **kwargs):
        attrs = {"dir": "ltr", "inputmode": "url"}
        validators = [WEB, has_no_password]
        super().__init__(max_length=LONGEST, widget=forms.TextInput(attrs=attrs), validators=validators, **kwargs)

    def to_python(self, value):
        return without_invisible_characters(super().to_python(value))


class MendForm(forms.Form):
    old = AddressField(label=gettext_lazy("Address as it stands on the pages"))
    new = AddressField(label=gettext_lazy("New address"))

    def clean_new(self):
        new = without_tracking(self.cleaned_data["new"])
        if new == self.cleaned_data.get("old"):
            raise ValidationError(_("This is the address that stands there already."))
        return new


class MendsLinks(EditorsView):
    header_icon = "link"

    def may_open(self) -> bool:
        return self.request.user.has_perm("wagtailredirects.add_redirect")


class OutsideLinksView(MendsLinks):
    http_method_names = ["get", "head", "options"]
    template_name = "editors/outside_links.html"
    page_title = gettext_lazy("Links to other sites")

    def get_context_data(self, **kwargs):
        links = OutsideLink.objects.broken().filter(page__live=True).values("address")
        rows = links.annotate(pages=Count("page", distinct=True), why=Max("problem")).order_by("-pages", "address")
        return super().get_context_data(**kwargs) | {"rows": rows[:SHOWN], "is_checked": settings.LINK_CHECK}


class MendLinkView(MendsLinks):
    template_name = "editors/mend_link.html"
    page_title = gettext_lazy("Mend a link everywhere")

    @cached_property
    def form(self) -> MendForm:
        data = self.request.POST if self.request.method == "POST" else None
        return MendForm(data, initial={"old": self.request.GET.get("old", "")[:LONGEST]})

    @cached_property
    def old(self) -> str:
        """The address whose places are shown; empty if what was sent is none."""
        old = str(self.form["old"].value() or "").strip()
        try:
            WEB(old)
        except ValidationError:
            return ""
        return old

    def post(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        number = mend(self.form.cleaned_data["old"], self.form.cleaned_data["new"], request.user)
        if not number:
            messages.warning(request, _("This address stands on no page. Drafts in which it stood are mended."))
        else:
            words = ngettext(
                "The link is mended in %(number)s place.", "The link is mended in %(number)s places.", number
            )
            messages.success(request, words % {"number": number})
        return HttpResponseRedirect(reverse("editors:outside_links"))

    def get_context_data(self, **kwargs):
        finder = AdminURLFinder(self.request.user)
        found = holders(self.old) if self.old else []
        rows = [
            {
                "title": row.get_admin_display_title() if isinstance(row, Page) else str(row),
                "kind": row._meta.verbose_name,
                "language": getattr(row, "locale", ""),
                "url": finder.get_edit_url(row),
            }
            for row in found[:SHOWN]
        ]
        more = max(0, len(found) - SHOWN)
        context = {"form": self.form, "old": self.old, "rows": rows, "number": len(found), "more": more}
        return super().get_context_data(**kwargs) | context
