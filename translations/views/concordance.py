"""Search in all texts of a language, replace words in them, and undo that."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Locale
from wagtail_localize.models import Translation

from core.i18n.languages import Language
from translations import bulk_changes, concordance
from translations.differences import diff
from translations.inline_tags import with_tags
from translations.models import SegmentEdit
from translations.views.base import TranslationsAdminView

PAGE_SIZE = 50
LONGEST = 200


class LanguageView(TranslationsAdminView):
    """A screen about all texts of one language."""

    def get_breadcrumbs_items(self):
        label = str(ConcordanceView.page_title)
        return [*super().get_breadcrumbs_items(), {"url": reverse("translations:concordance"), "label": label}]

    def may_translate(self, translation: Translation) -> bool:
        return self.permissions.sees(translation.target_locale_id) and self.permissions.may_translate(translation)


class ConcordanceView(LanguageView):
    """Shows sources and targets with some words; shows what replacing them would change, and does it by POST."""

    template_name = "translations/concordance.html"
    page_title = gettext_lazy("Search in all texts")

    @cached_property
    def locales(self) -> list[Locale]:
        targets = Translation.objects.filter(enabled=True).values("target_locale")
        return [locale for locale in Locale.objects.filter(pk__in=targets) if self.permissions.sees(locale.pk)]

    @cached_property
    def locale(self) -> Locale | None:
        """The language that was asked for, if the person works on it; the first one if none was."""
        code = self.asked("locale")
        if not code:
            return self.locales[0] if self.locales else None
        return next((locale for locale in self.locales if locale.language_code == code), None)

    def asked(self, name: str) -> str:
        values = self.request.POST if self.request.method == "POST" else self.request.GET
        return values.get(name, "").replace("\0", "").strip()[:LONGEST]

    @cached_property
    def replacements(self) -> list[bulk_changes.Replacement]:
        if self.locale is None:
            return []
        return bulk_changes.replacements(self.locale, self.asked("words"), self.asked("instead"), self.may_translate)

    def post(self, request, *args, **kwargs):
        chosen = set(request.POST.getlist("chosen"))
        wanted = [one for one in self.replacements if one.key in chosen and one.is_possible]
        if not wanted:
            messages.warning(request, _("Nothing was chosen, or it has changed meanwhile."))
            return redirect("translations:concordance")
        operation, changed = bulk_changes.replace(wanted, request.user)
        words = ngettext("%(count)s text changed.", "%(count)s texts changed.", changed)
        messages.success(request, words % {"count": changed})
        if left := len(wanted) - changed:
            words = ngettext(
                "%(count)s text was left as it was: it does not fit its place.",
                "%(count)s texts were left as they were: they do not fit their places.",
                left,
            )
            messages.warning(request, words % {"count": left})
        return redirect("translations:bulk_change", operation) if changed else redirect("translations:concordance")

    def get_context_data(self, **kwargs):
        words, instead = self.asked("words"), self.asked("instead")
        is_preview = bool(self.locale and words and "preview" in self.request.GET)
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(**kwargs) | {
            "locales": self.locales,
            "locale": self.locale,
            "language": self.locale and Language(self.locale.language_code),
            "words": words,
            "instead": instead,
            "where": self.asked("where"),
            "query": query.urlencode(),
            "is_preview": is_preview,
            "replacements": [(one, diff(one.segment.words, one.html)) for one in self.replacements]
            if is_preview
            else [],
            **(self.found(words) if self.locale and words and not is_preview else {}),
            "changes": self.recent_changes() if not words else [],
        }

    def found(self, words: str) -> dict:
        page = Paginator(concordance.search(self.locale, words, self.asked("where")), PAGE_SIZE).get_page(
            self.request.GET.get("p")
        )
        places = concordance.places_of(page.object_list, self.locale)
        return {
            "page_obj": page,
            "rows": [
                {
                    "source": with_tags(row.translation_of.data),
                    "target": with_tags(row.data),
                    "place": places.get((row.translation_of_id, row.context_id)),
                }
                for row in page.object_list
            ],
        }

    def recent_changes(self) -> list[SegmentEdit]:
        """Return the first edit of each of the person's newest bulk changes."""
        edits = SegmentEdit.objects.filter(made_by=self.request.user.pk, operation__isnull=False).order_by("-pk")
        first = {}
        for edit in edits[:PAGE_SIZE]:
            first.setdefault(edit.operation, edit)
        return list(first.values())


class BulkChangeView(LanguageView):
    """What one operation changed in many texts; undoes it by POST, for whoever did it."""

    template_name = "translations/bulk_change.html"
    page_title = gettext_lazy("Changed at once")

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @property
    def operation(self) -> UUID:
        return self.kwargs["operation"]

    @cached_property
    def edits(self) -> list[SegmentEdit]:
        rows = SegmentEdit.objects.filter(operation=self.operation, made_by=self.request.user.pk)
        found = [edit for edit in rows.select_related("locale", "string") if self.permissions.sees(edit.locale_id)]
        if not found:
            raise Http404
        return found

    def post(self, request, *args, **kwargs):
        put_back, left = bulk_changes.undo(self.edits[0].operation, request.user, self.may_translate)
        words = ngettext("%(count)s text is as it was.", "%(count)s texts are as they were.", put_back)
        messages.success(request, words % {"count": put_back} if put_back else _("Nothing was different."))
        if left:
            words = ngettext(
                "%(count)s text was changed again since, and stays.",
                "%(count)s texts were changed again since, and stay.",
                left,
            )
            messages.warning(request, words % {"count": left})
        return redirect("translations:concordance")

    def get_context_data(self, **kwargs):
        locale = self.edits[0].locale
        places = concordance.places_of(self.edits, locale)
        return super().get_context_data(**kwargs) | {
            "language": Language(locale.language_code),
            "rows": [
                {
                    "source": with_tags(edit.string.data),
                    "target": with_tags(edit.html),
                    "place": places.get((edit.string_id, edit.context_id)),
                }
                for edit in self.edits
            ],
        }
