"""The list of languages; adding, opening, closing and removing one."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from core.i18n.languages import Language
from core.i18n.presets import SHIPPED_CODES
from core.models import OpenLanguage
from editors.languages import opening
from editors.languages.access import locales_of, may_manage_languages, works_on_languages
from editors.languages.creation import add, home_of, presets_left, removal_problem, remove
from editors.languages.facts import Facts
from editors.languages.saved_texts import count_in
from editors.views.base import EditorsView


class LanguagesView(EditorsView):
    """All languages for those who manage them; a team sees its own."""

    template_name = "editors/languages.html"
    page_title = gettext_lazy("Languages")
    header_icon = "globe"

    def may_open(self) -> bool:
        return works_on_languages(self.request.user)

    def get_context_data(self, **kwargs):
        is_open = set(OpenLanguage.objects.values_list("locale_id", flat=True))
        rows = [
            {
                "locale": locale,
                "language": Language(locale.language_code),
                "facts": Facts(Language(locale.language_code).preset),
                "home": home_of(locale),
                "is_open": locale.pk in is_open,
                "count": count_in(locale),
                "is_shipped": locale.language_code in SHIPPED_CODES,
            }
            for locale in locales_of(self.request.user)
        ]
        runs = may_manage_languages(self.request.user)
        return super().get_context_data(**kwargs) | {"rows": rows, "runs": runs, "left": runs and bool(presets_left())}


class AddLanguageView(EditorsView):
    """The presets that can be added, each with what it means for readers."""

    template_name = "editors/add_language.html"
    page_title = gettext_lazy("Add a language")
    header_icon = "globe"

    def may_open(self) -> bool:
        return may_manage_languages(self.request.user)

    def post(self, request, *args, **kwargs):
        wanted = request.POST.get("code")
        preset = next((preset for preset in presets_left() if preset.code == wanted), None)
        if preset is None:
            messages.error(request, _("Choose one of these."))
            return HttpResponseRedirect(reverse("editors:add_language"))
        add(preset, request.user)
        messages.success(
            request,
            _("%(language)s is there, closed to readers. Its translators can begin.") % {"language": preset.name},
        )
        return HttpResponseRedirect(reverse("editors:language", args=[preset.code]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"presets": [Facts(preset) for preset in presets_left()]}


class LanguageView(EditorsView):
    """One language: what readers would find, and the button that opens or closes it."""

    template_name = "editors/language.html"
    page_title = gettext_lazy("Language")
    header_icon = "globe"

    def may_open(self) -> bool:
        return may_manage_languages(self.request.user)

    @cached_property
    def locale(self) -> Locale:
        return get_object_or_404(Locale, language_code=self.kwargs["code"])

    @cached_property
    def language(self) -> Language:
        return Language(self.locale.language_code)

    def get_page_subtitle(self):
        return self.language.name

    def post(self, request, *args, **kwargs):
        deeds = {"open": self.open, "close": self.close, "remove": self.remove}
        deed = deeds.get(request.POST.get("deed", ""))
        return deed() if deed else self.back()

    def open(self):
        refusal = opening.opening_problem(self.locale)
        is_whole = all(check.is_done for check in opening.checks_of(self.locale))
        if refusal:
            messages.error(self.request, _("Not yet: this is missing: %(what)s") % {"what": refusal})
        elif not is_whole and "known" not in self.request.POST:
            messages.error(self.request, _("Tick that you know what is missing, or see to it first."))
        else:
            opening.open_to_readers(self.locale)
            messages.success(self.request, _("Readers are offered %(language)s.") % {"language": self.language.name})
        return self.back()

    def close(self):
        refusal = opening.closing_problem(self.locale)
        if refusal:
            messages.error(self.request, refusal)
        else:
            opening.close(self.locale)
            words = _("%(language)s is closed to readers. Everything in it is kept.")
            messages.success(self.request, words % {"language": self.language.name})
        return self.back()

    def remove(self):
        refusal = removal_problem(self.locale)
        if refusal:
            messages.error(self.request, refusal)
            return self.back()
        remove(self.locale)
        messages.success(self.request, _("%(language)s is removed.") % {"language": self.language.name})
        return HttpResponseRedirect(reverse("editors:languages"))

    def back(self):
        return HttpResponseRedirect(reverse("editors:language", args=[self.locale.language_code]))

    def get_context_data(self, **kwargs):
        checks = opening.checks_of(self.locale)
        return super().get_context_data(**kwargs) | {
            "locale": self.locale,
            "language": self.language,
            "facts": Facts(self.language.preset),
            "checks": checks,
            "is_whole": all(check.is_done for check in checks),
            "home": home_of(self.locale),
            "is_open": OpenLanguage.objects.filter(locale=self.locale).exists(),
            "not_to_open": opening.opening_problem(self.locale),
            "not_to_close": opening.closing_problem(self.locale),
            "must_stay": removal_problem(self.locale),
        }
