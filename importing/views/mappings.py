"""What categories, tags and authors become, decided once for each."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from importing.decisions import map_term
from importing.models import Kind
from importing.moves import AT_WORK
from importing.views.base import MovingInView

LONGEST = 120


class MappingsView(MovingInView):
    template_name = "importing/admin/mappings.html"
    screen_title = gettext_lazy("Categories, tags and authors")

    def post(self, request, *args, **kwargs):
        if self.move.task:
            messages.error(request, AT_WORK)
            return redirect("importing:mappings", self.move.pk)
        for mapping in self.move.mappings.select_related("move"):
            if f"target-{mapping.pk}" not in request.POST:
                continue
            target = request.POST[f"target-{mapping.pk}"].replace("\0", "").strip()[:LONGEST]
            kind = request.POST.get(f"kind-{mapping.pk}", "")
            kind = kind if kind in Kind.values else ""
            if (target, kind) != (mapping.target, mapping.kind):
                map_term(mapping, target, kind)
        messages.success(request, _("Saved. It holds for what is taken over from now on."))
        return redirect("importing:mappings", self.move.pk)

    def get_context_data(self, **kwargs):
        kinds = [choice for choice in Kind.choices if choice[0] != Kind.MEDIA]
        return super().get_context_data(**kwargs) | {
            "move": self.move,
            "mappings": self.move.mappings.order_by("site", "taxonomy", "-count", "name"),
            "kinds": kinds,
        }
