"""Two views of the admin that ask for nothing: an answer of one word, and an admin page without content."""

from django.http import HttpResponse
from django.urls import path
from django.views.generic import TemplateView
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from icssi_cms.urls import urlpatterns as of_the_site


class EmptyPage(WagtailAdminTemplateMixin, TemplateView):
    """Shows the menu, the header and nothing else."""

    page_title = "Empty"
    template_name = "wagtailadmin/generic/base.html"


urlpatterns = [
    path("admin/constant/", require_admin_access(lambda request: HttpResponse(b"constant"))),
    path("admin/empty/", require_admin_access(EmptyPage.as_view())),
    *of_the_site,
]
