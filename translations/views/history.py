"""Earlier versions of a translation, and the way back to one."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from translations import version_history
from translations.models import Version
from translations.views.base import TranslationView

SHOWN = 50


class HistoryView(TranslationView):
    """Lists what was sent and published, and puts the words of one of them back into the workbench."""

    template_name = "translations/history.html"

    def post(self, request, *args, **kwargs):
        wanted = request.POST.get("version", "")
        version = get_object_or_404(
            Version, pk=int(wanted) if wanted.isdecimal() and len(wanted) < 18 else 0, translation=self.translation
        )
        count = version_history.restore(version, request.user)
        words = ngettext("%(count)s place is as it was.", "%(count)s places are as they were.", count)
        messages.success(request, words % {"count": count} if count else _("Nothing was different."))
        return redirect(reverse("translations:workbench", args=[self.translation.pk]))

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _("Earlier versions")}]

    def get_context_data(self, **kwargs):
        found = Version.objects.filter(translation=self.translation).select_related("made_by").newest_first()[:SHOWN]
        return super().get_context_data(**kwargs) | {"versions": found, "translation": self.translation}
