"""Replace wagtail-localize's URLs by our views.

Django takes the first address that fits, and the admin's addresses are gathered in the order of their hooks: what is
registered here comes before the package's. Each of its addresses is listed, with what became of it.
"""

from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from translations.permissions import SEND, permissions_of, require
from translations.sources import update_source
from translations.views import files, segment_api, submit, uploads


class RemovedView(View):
    """An address of the old editor: it checked no language and no marks, and nothing here uses it."""

    def dispatch(self, request, *args, **kwargs):
        require(False)


class NoAliasView(View):
    """Would have put the original's words in the place of a translation that readers have."""

    def dispatch(self, request, *args, page_id, **kwargs):
        page = get_object_or_404(Page, pk=page_id)
        require(page.permissions_for_user(request.user).can_edit())
        messages.error(
            request, _("A translation is never replaced by its original. Unpublish it, if readers should not have it.")
        )
        return redirect("wagtailadmin_pages:edit", page_id)


class UpdateView(View):
    """Brings the texts up to date with the original by hand; it happens by itself when the original is published."""

    def dispatch(self, request, *args, translation_source_id, **kwargs):
        source = get_object_or_404(TranslationSource, pk=translation_source_id)
        require(request.user.has_perm(SEND) and not permissions_of(request.user).is_limited)
        if request.method == "POST" and request.POST.get("publish_translations"):
            messages.error(
                request, _("Translations are not published along with their original. Publish each by itself.")
            )
        elif request.method == "POST":
            update_source(source.get_source_instance())
            messages.success(request, _("The texts to translate are those of the original again."))
        return redirect("translations:board")


class ToBoardView(View):
    """The package's report showed every language to everybody."""

    def dispatch(self, request, *args, **kwargs):
        require(permissions_of(request.user).may_use_workbench())
        return redirect("translations:board")


def addresses() -> list:
    """Return the package's addresses with what stands there now."""
    one = "localize/translate/<int:pk>"
    return [
        path("localize/submit/page/<int:page_id>/", submit.SendPageView.as_view()),
        path("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", submit.SendSnippetView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateView.as_view()),
        path(f"{one}/strings/<int:string_segment_id>/edit/", RemovedView.as_view()),
        path(f"{one}/overrides/<int:overridable_segment_id>/edit/", RemovedView.as_view()),
        path(f"{one}/pofile/download/", files.DownloadView.as_view()),
        path(f"{one}/pofile/upload/", uploads.UploadView.as_view()),
        path(f"{one}/machine_translate/", files.MachineView.as_view()),
        path(f"{one}/preview/", segment_api.PreviewView.as_view()),
        path(f"{one}/preview/<str:mode>/", segment_api.PreviewView.as_view()),
        path(f"{one}/disable/", files.StopView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", NoAliasView.as_view()),
        path("localize/reports/translations/", ToBoardView.as_view()),
        path("localize/reports/translations/results/", ToBoardView.as_view()),
        path("localize/api/snippets/<slug:app_label>/<slug:model_name>/", RemovedView.as_view()),
        path("localize/api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/", RemovedView.as_view()),
    ]
