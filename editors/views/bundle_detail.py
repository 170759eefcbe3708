"""A bundle with its blocking problems, and the button that publishes it now."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import Bundle
from core.publishing.bundles import problems_of, publish_bundle
from editors.views.base import EditorsView


class BundleView(EditorsView):
    template_name = "editors/bundle.html"
    page_title = gettext_lazy("Bundle")
    header_icon = "folder-open-1"

    def may_open(self) -> bool:
        return self.request.user.has_perm("core.change_bundle")

    @cached_property
    def bundle(self) -> Bundle:
        return get_object_or_404(Bundle, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.bundle.title

    def post(self, request, *args, **kwargs):
        if publish_bundle(self.bundle, request.user):
            messages.success(request, _("All pages of the bundle are public."))
        else:
            messages.error(request, _("Nothing was published: look at what is in the way."))
        return HttpResponseRedirect(reverse("editors:bundle", args=[self.bundle.pk]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "bundle": self.bundle,
            "items": self.bundle.items.select_related("page__locale"),
            "problems": [] if self.bundle.published_at else problems_of(self.bundle, self.request.user),
        }
