"""The screen of a new site, and what leads to it."""

from django.urls import path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from demonstration.views import NewSiteView, may_begin


@hooks.register("register_admin_urls")
def new_site_url():
    return [path("new-site/", NewSiteView.as_view(), name="new_site")]


class NewSitePanel(Component):
    """Leads an administrator to the first screen, until the site has pages."""

    template_name = "demonstration/new_site_panel.html"
    name = "new-site"
    order = 5

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        return {"may_begin": may_begin(self.user)}


@hooks.register("construct_homepage_panels")
def new_site_panel(request, panels):
    panels.append(NewSitePanel(request.user))
