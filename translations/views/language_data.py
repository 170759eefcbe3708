"""What a language has gathered, out and in: its glossary as CSV, its translation memory as TMX."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Locale

from translations.exchange import glossary_csv, tmx
from translations.exchange.importer import UnreadableFile
from translations.permissions import require
from translations.views.base import TranslationsAdminView
from translations.views.files import as_file
from translations.views.uploads import uploaded

TOLD = 10


class LanguageDataView(TranslationsAdminView):
    """A table or a memory from the site's first language into another."""

    @cached_property
    def source(self) -> Locale:
        return Locale.get_default()

    @cached_property
    def target(self) -> Locale:
        locale = get_object_or_404(Locale, language_code=self.kwargs["code"])
        require(self.permissions.sees(locale.pk))
        if locale == self.source:
            raise Http404
        return locale

    def name(self, words: str, suffix: str) -> str:
        return f"{words}-{self.source.language_code}-{self.target.language_code}.{suffix}"


class GlossaryView(LanguageDataView):
    """Gives the glossary as CSV, and takes one in."""

    def get(self, request, *args, **kwargs):
        require(request.user.has_perm("translations.view_glossaryterm"))
        content = glossary_csv.write(self.source, self.target)
        return as_file(content, "text/csv; charset=utf-8", self.name(_("glossary"), "csv"))

    def post(self, request, *args, **kwargs):
        require(request.user.has_perms(["translations.add_glossaryterm", "translations.change_glossaryterm"]))
        try:
            content, _name = uploaded(request)
            saved, refused = glossary_csv.read(content, self.source, self.target)
        except UnreadableFile as refusal:
            messages.error(request, str(refusal))
            return redirect("translations:board")
        words = ngettext("%(count)s glossary entry taken in.", "%(count)s glossary entries taken in.", saved)
        messages.success(request, words % {"count": saved})
        for line in refused[:TOLD]:
            messages.error(request, line)
        return redirect("translations:board")


class MemoryView(LanguageDataView):
    """Gives the translation memory as TMX, and takes one in."""

    def get(self, request, *args, **kwargs):
        return as_file(tmx.write(self.source, self.target), "application/x-tmx+xml", self.name(_("memory"), "tmx"))

    def post(self, request, *args, **kwargs):
        try:
            content, _name = uploaded(request)
            count = tmx.read(content, self.source, self.target, request.user)
        except UnreadableFile as refusal:
            messages.error(request, str(refusal))
            return redirect("translations:board")
        words = ngettext("%(count)s pair taken into the memory.", "%(count)s pairs taken into the memory.", count)
        messages.success(request, words % {"count": count})
        return redirect("translations:board")
