"""Base views of the screens about translations."""

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation

from translations.permissions import TranslationPermissions, permissions_of, require
from translations.target_builder import target_of


class TranslationsAdminView(WagtailAdminTemplateMixin, TemplateView):
    """A screen about translations."""

    header_icon = "globe"
    page_title = _("Translations")

    @cached_property
    def permissions(self) -> TranslationPermissions:
        return permissions_of(self.request.user)

    def dispatch(self, request, *args, **kwargs):
        require(self.may_open())
        return super().dispatch(request, *args, **kwargs)

    def may_open(self) -> bool:
        return self.permissions.may_use_workbench()

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("translations:board"), "label": _("Translations")}]


class TranslationView(TranslationsAdminView):
    """A screen about one translation, for those who may translate or publish it."""

    def may_open(self) -> bool:
        return self.permissions.may_translate(self.translation, self.target)

    @cached_property
    def translation(self) -> Translation:
        # One that was stopped, or whose original is gone, is edited by itself.
        rows = Translation.objects.filter(enabled=True).select_related(
            "source__specific_content_type", "source__locale", "target_locale"
        )
        translation = get_object_or_404(rows, pk=self.kwargs["pk"])
        if translation.source.specific_content_type.model_class() is None:
            raise Http404
        return translation

    @cached_property
    def target(self) -> models.Model | None:
        return target_of(self.translation)

    @cached_property
    def may_publish(self) -> bool:
        return self.permissions.may_publish(self.translation, self.target)

    @property
    def title(self) -> str:
        return self.translation.source.object_repr

    def get_page_subtitle(self):
        return self.title

    def get_breadcrumbs_items(self):
        url = reverse("translations:workbench", args=[self.translation.pk])
        return [*super().get_breadcrumbs_items(), {"url": url, "label": self.title}]


class StepView(TranslationView):
    """Performs one action by POST and redirects to the workbench."""

    http_method_names = ["post", "options"]

    def back(self):
        return redirect(reverse("translations:workbench", args=[self.translation.pk]))
