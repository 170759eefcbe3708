"""Where editors make links to a draft, revoke them, and read what people wrote."""

from datetime import timedelta
from itertools import groupby

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from core.models import Bundle, DraftLink, DraftRemark
from core.publishing.draft_links import address_of, digest_of, draft_of, revoke
from editors.views.base import EditorsView

DAYS = [
    (1, gettext_lazy("one day")),
    (3, gettext_lazy("three days")),
    (7, gettext_lazy("a week")),
    (30, gettext_lazy("30 days")),
]


class DraftLinkForm(forms.ModelForm):
    """For whom a link is, and for how long."""

    days = forms.TypedChoiceField(label=gettext_lazy("Opens the draft for"), choices=DAYS, coerce=int, initial=7)

    class Meta:
        model = DraftLink
        fields = ["recipient", "days", "ends_with_publication"]


class DraftLinksView(EditorsView):
    """The links to one page or bundle."""

    template_name = "editors/draft_links.html"
    page_title = gettext_lazy("Show the draft to others")
    header_icon = "view"

    @property
    def links(self):
        """The links to what the screen is about."""
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        if key := request.POST.get("revoke", ""):
            for link in self.links.filter(pk=key if key.isascii() and key.isdigit() else 0):
                revoke(link)
                messages.success(request, _("The link opens nothing any more."))
        elif key := request.POST.get("resolve", ""):
            of_these = DraftRemark.objects.filter(link__in=self.links, resolved_at=None)
            of_these.filter(pk=key if key.isascii() and key.isdigit() else 0).update(resolved_at=timezone.now())
        elif key := request.POST.get("reopen", ""):
            of_these = DraftRemark.objects.filter(link__in=self.links)
            of_these.filter(pk=key if key.isascii() and key.isdigit() else 0).update(resolved_at=None)
        else:
            return self.make(DraftLinkForm(request.POST, instance=self.links.model(**self.about, made_by=request.user)))
        return HttpResponseRedirect(request.path)

    def make(self, form: DraftLinkForm):
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.instance.ends_at = timezone.now() + timedelta(days=form.cleaned_data["days"])
        form.save()
        messages.success(self.request, _("The link is in the list. Copy it, and send it to whom you trust."))
        return HttpResponseRedirect(self.request.path)

    def get_context_data(self, **kwargs):
        now = timezone.now()
        rows = [
            (link, address_of(link), link.revoked_at is None and link.ends_at > now)
            for link in self.links.select_related("made_by")
        ]
        remarks = DraftRemark.objects.filter(link__in=self.links).select_related("link", "page__locale")
        digests = {page.pk: digest_of(draft_of(page)) for page in {remark.page for remark in remarks}}
        said = [(remark, digests[remark.page_id] == remark.seen) for remark in remarks]
        readers = groupby(sorted(said, key=lambda one: _who(one[0])), key=lambda one: _who(one[0]))
        return super().get_context_data(**{"form": DraftLinkForm()} | kwargs) | {
            "rows": rows,
            "readers": [(name, _open_first(theirs)) for name, theirs in readers],
            "is_bundle": "bundle" in self.about,
        }


def _who(remark: DraftRemark) -> str:
    return remark.name or remark.link.recipient


def _open_first(remarks) -> list[tuple[DraftRemark, bool]]:
    return sorted(remarks, key=lambda one: one[0].resolved_at is not None)


class PageDraftLinksView(DraftLinksView):
    @cached_property
    def page(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["pk"], depth__gt=1)

    @property
    def about(self):
        return {"page": self.page}

    @property
    def links(self):
        return DraftLink.objects.filter(page=self.page)

    def may_open(self) -> bool:
        return self.page.permissions_for_user(self.request.user).can_edit()

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()


class BundleDraftLinksView(DraftLinksView):
    @cached_property
    def bundle(self) -> Bundle:
        return get_object_or_404(Bundle, pk=self.kwargs["pk"])

    @property
    def about(self):
        return {"bundle": self.bundle}

    @property
    def links(self):
        return DraftLink.objects.filter(bundle=self.bundle)

    def may_open(self) -> bool:
        return self.request.user.has_perm("core.change_bundle")

    def get_page_subtitle(self):
        return self.bundle.title
