"""Which groups may read, and which may copy, the answers to one form."""

from django.contrib import messages
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from forms_app.admin.base import FormAdminView
from forms_app.models import FormAccess


class GroupRightsView(FormAdminView):
    """One line a group, three boxes a line."""

    template_name = "forms_app/admin/group_rights.html"

    def may_open(self) -> bool:
        return self.request.user.has_perm("forms_app.change_formaccess")

    def post(self, request, *args, **kwargs):
        readers, moderators, exporters = (set(request.POST.getlist(name)) for name in ("read", "moderate", "export"))
        chosen = [group for group in Group.objects.all() if str(group.pk) in readers | moderators | exporters]
        with transaction.atomic():
            FormAccess.objects.filter(form_key=self.key).delete()
            FormAccess.objects.bulk_create(
                FormAccess(
                    form_key=self.key,
                    group=group,
                    may_moderate=str(group.pk) in moderators,
                    may_export=str(group.pk) in exporters,
                )
                for group in chosen
            )
            data = {"groups": [group.name for group in chosen]}
            log(instance=self.versions[0], action="forms_app.rights", user=request.user, data=data)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def get_context_data(self, **kwargs):
        given = {access.group_id: access for access in FormAccess.objects.filter(form_key=self.key)}
        groups = Group.objects.order_by("name").prefetch_related("permissions__content_type")
        return super().get_context_data(**kwargs) | {
            "rows": [{"group": group, "access": given.get(group.pk), "general": _general(group)} for group in groups]
        }


def _general(group) -> set[str]:
    """Return which rights a group has for every form."""
    names = {
        permission.codename
        for permission in group.permissions.all()
        if permission.content_type.app_label == "forms_app"
    }
    return names & {"view_submission", "export_submission"}
