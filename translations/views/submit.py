"""The screen that submits a page, a page with its descendants, or a snippet."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib.auth import get_user_model
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from translations import submission
from translations.assignees import languages_without, translators_into
from translations.permissions import SEND
from translations.target_builder import target_of
from translations.views.base import TranslationsAdminView
from translations.word_counts import count_words


class SendForm(forms.Form):
    """Into which languages, how much, with what note, until when."""

    locales = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Into"), queryset=Locale.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    subtree = forms.BooleanField(label=gettext_lazy("with all pages below it"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("What the translator should know: for whom it is, what must not be lost."),
    )
    due_on = forms.DateField(label=gettext_lazy("Due"), required=False, widget=AdminDateInput)
    assigned_to = forms.ModelChoiceField(
        label=gettext_lazy("For"),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=gettext_lazy("anybody who translates"),
    )

    def __init__(self, *args, locales: list[Locale], below: int, **kwargs):
        super().__init__(*args, **kwargs)
        pks = [locale.pk for locale in locales]
        into: Any = self.fields["locales"]
        into.queryset = Locale.objects.filter(pk__in=pks)
        person: Any = self.fields["assigned_to"]
        person.queryset = translators_into(locales)
        person.label_from_instance = lambda user: user.get_full_name() or user.get_username()
        if len(pks) == 1:
            self.fields["locales"].initial = pks
        if below:
            words = ngettext("with the page below it", "with all %(count)s pages below it", below)
            self.fields["subtree"].label = words % {"count": below}
        else:
            del self.fields["subtree"]

    def clean(self):
        cleaned = super().clean()
        person, locales = cleaned.get("assigned_to"), cleaned.get("locales")
        if person and locales and (others := languages_without(person, locales)):
            words = _("%(name)s does not translate into: %(languages)s. Choose somebody else, or send it to the team.")
            name = person.get_full_name() or person.get_username()
            self.add_error("assigned_to", words % {"name": name, "languages": ", ".join(map(str, others))})
        return cleaned


class SendView(TranslationsAdminView):
    """Asks what is to be sent, and sends it."""

    template_name = "translations/submit.html"
    page_title = gettext_lazy("Send to translators")

    def may_open(self) -> bool:
        return self.request.user.has_perm(SEND)

    def get_object(self) -> Any:
        raise NotImplementedError

    @cached_property
    def below(self) -> int:
        """How many pages stand below it."""
        return 0

    @cached_property
    def instance(self) -> Any:
        """What is to be translated: the original, whichever of its languages the button was pressed on."""
        found = self.get_object()
        source = TranslationSource.objects.filter(
            object_id=found.translation_key, translations__target_locale_id=found.locale_id
        ).first()
        return source.get_source_instance() if source else found

    @cached_property
    def locales(self) -> list[Locale]:
        return [locale for locale in Locale.objects.all() if self.permissions.may_send(self.instance, locale)]

    def get_form(self) -> SendForm:
        return SendForm(self.request.POST or None, label_suffix="", locales=self.locales, below=self.below)

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        data = form.cleaned_data
        details = submission.TranslationRequest(request.user, data["note"], data["due_on"], data["assigned_to"])
        if data.get("subtree"):
            return self.send_subtree(data["locales"], details)
        sent = [submission.submit(self.instance, locale, details) for locale in data["locales"]]
        names = ", ".join(str(locale) for locale in data["locales"])
        words = _("“%(title)s” is with the translators (%(languages)s). Readers see nothing of it yet.")
        if any(getattr(target_of(one), "live", False) for one in sent):
            words = _("“%(title)s” is with the translators (%(languages)s). Readers keep the translation they have.")
        messages.success(request, words % {"title": self.instance, "languages": names})
        return redirect(self.after(sent))

    def send_subtree(self, locales, details: submission.TranslationRequest):
        pages = list(self.instance.get_descendants(inclusive=True).filter(alias_of=None).order_by("path"))
        batch = submission.submit_many(pages, locales, details, str(self.instance))
        if batch.total <= submission.AT_ONCE:
            submission.process_batch(batch.total)
        words = ngettext(
            "%(count)s page goes to the translators.", "%(count)s pages go to the translators.", batch.total
        )
        messages.success(self.request, words % {"count": batch.total})
        return redirect("translations:board")

    def after(self, sent: list[Translation]) -> str:
        mine = [one for one in sent if self.permissions.may_translate(one)]
        if len(sent) == 1 and mine and self.permissions.is_limited:
            return reverse("translations:workbench", args=[mine[0].pk])
        return self.instance_url

    @property
    def instance_url(self) -> str:
        return reverse("translations:board")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        sent = Translation.objects.filter(source__object_id=self.instance.translation_key, enabled=True)
        return context | {
            "form": kwargs.get("form") or self.get_form(),
            "instance": self.instance,
            "locales": self.locales,
            "words": count_words(self.instance),
            "sent": sent.select_related("target_locale", "assignment"),
        }

    def get_page_subtitle(self):
        return str(self.instance)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title, "sublabel": str(self.instance)}]


class SendPageView(SendView):
    def get_object(self) -> Page:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"], depth__gt=1).specific
        permissions = page.permissions_for_user(self.request.user)
        if not (permissions.can_edit() or (self.permissions.teams and self.permissions.may_read_page(page.pk))):
            raise Http404
        return page.alias_of.specific if page.alias_of_id else page

    @cached_property
    def below(self) -> int:
        return self.instance.get_descendants().filter(alias_of=None).count()


class SendSnippetView(SendView):
    def get_object(self) -> Any:
        try:
            model = apps.get_model(self.kwargs["app_label"], self.kwargs["model_name"])
        except LookupError as error:
            raise Http404 from error
        if not issubclass(model, TranslatableMixin) or not hasattr(model, "snippet_viewset"):
            raise Http404
        pk = str(self.kwargs["pk"])
        if not pk.isdecimal() or len(pk) > 18:
            raise Http404
        return get_object_or_404(model, pk=pk)
