"""The base class of the editors' screens."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class EditorsView(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the admin; subclasses decide in `may_open` who may open it."""

    header_icon = "home"
    page_title = _("Desk")

    def dispatch(self, request, *args, **kwargs):
        if not self.may_open():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_open(self) -> bool:
        raise NotImplementedError

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]
