"""Addresses that readers asked for and did not find, with the way to a redirect."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView

from core.models import MissedAddress
from core.redirects import LoopFreeRedirectForm
from editors.views.base import EditorsView

SHOWN = 100


class MissedAddressesView(EditorsView):
    template_name = "editors/missed_addresses.html"
    page_title = gettext_lazy("Addresses not found")
    header_icon = "redirect"

    def may_open(self) -> bool:
        return self.request.user.has_perm("wagtailredirects.add_redirect")

    def post(self, request, *args, **kwargs):
        """Take an address off the list; if it is asked for again, it comes back."""
        wanted = request.POST.get("missed", "")
        get_object_or_404(MissedAddress, pk=int(wanted) if wanted.isdecimal() and len(wanted) < 12 else 0).delete()
        return HttpResponseRedirect(reverse("editors:missed_addresses"))

    def get_context_data(self, **kwargs):
        number = MissedAddress.objects.count()
        rows = MissedAddress.objects.all()[:SHOWN]
        return super().get_context_data(**kwargs) | {"rows": rows, "more": max(0, number - SHOWN)}


class RedirectFromMissedView(CreateView):
    """Wagtail's form for a redirect with the address that was not found filled in; it sends itself to Wagtail's own address."""

    form_class = LoopFreeRedirectForm

    def get_initial(self):
        missed = get_object_or_404(MissedAddress, pk=self.kwargs["pk"])
        return super().get_initial() | {"old_path": missed.path, "is_permanent": True}


@receiver(post_save, sender=Redirect)
def forget_what_leads_on(instance, **_about):
    """An address that leads on is missed no more."""
    MissedAddress.objects.filter(path=instance.old_path).delete()
