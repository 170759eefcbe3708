"""The guides, reachable from the Help menu."""

from django.http import FileResponse, Http404
from django.utils.translation import gettext_lazy as _

from core.i18n.languages import active_language
from editors.guides import FOLDER, guide
from editors.views.base import EditorsView

TITLES = {
    "administrators-guide": _("Administrator's guide"),
    "editors-guide": _("Editor's guide"),
    "languages": _("A further language"),
    "organisers-guide": _("Organiser's guide"),
    "moving-in": _("Move in from WordPress"),
    "where": _("Where everything is changed"),
    "translators-guide": _("Translator's guide"),
}


class GuideView(EditorsView):
    template_name = "editors/guide.html"
    header_icon = "help"

    def may_open(self) -> bool:
        return True

    def get_page_title(self):
        return TITLES.get(self.kwargs["name"], "")

    def get_context_data(self, **kwargs):
        name = self.kwargs["name"]
        text = guide(name, active_language().code) if name in TITLES else None
        if text is None:
            raise Http404
        return super().get_context_data(**kwargs) | {"guide": text}


def guide_picture(request, name):
    """Answer with a picture of a guide; the address allows letters, digits and hyphens only."""
    path = FOLDER / "img" / f"{name}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")
