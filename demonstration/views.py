"""The screen on which an administrator begins a new site."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from demonstration.build import is_built
from demonstration.forms import FirstInvitationForm, NewSiteForm
from demonstration.new_site import SiteExistsError, begin
from editors.languages.access import may_manage_languages
from editors.views.base import EditorsView


def may_begin(user) -> bool:
    """Tell whether somebody may begin the site: administrators, while it has no pages."""
    return may_manage_languages(user) and user.has_perm("core.add_user") and not is_built()


class NewSiteView(EditorsView):
    template_name = "demonstration/new_site.html"
    page_title = gettext_lazy("Begin your site")
    header_icon = "site"

    def may_open(self) -> bool:
        return may_manage_languages(self.request.user) and self.request.user.has_perm("core.add_user")

    def dispatch(self, request, *args, **kwargs):
        if self.may_open() and is_built():
            return self.there_is_one()
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        form, invitation = NewSiteForm(request.POST, request.FILES), FirstInvitationForm(request.POST)
        if not all([form.is_valid(), invitation.is_valid()]):
            return self.render_to_response(self.get_context_data(form=form, invitation=invitation))
        try:
            with transaction.atomic():
                begin(form.beginning(), request.user)
                person = invitation.save()
        except SiteExistsError:
            return self.there_is_one()
        messages.success(
            request, _("The site is there. Change its first pages as you like, and write the first story.")
        )
        if person:
            messages.success(
                request, _("The invitation for %(name)s is on its way.") % {"name": person.get_full_name()}
            )
        return HttpResponseRedirect(reverse("wagtailadmin_home"))

    def there_is_one(self):
        messages.info(self.request, _("The site has its first pages already."))
        return HttpResponseRedirect(reverse("wagtailadmin_home"))

    def get_context_data(self, **kwargs):
        forms = {"form": NewSiteForm(), "invitation": FirstInvitationForm()}
        return super().get_context_data(**forms | kwargs)
