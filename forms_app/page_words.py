"""Words of sign-up forms in the search index: a page is found by the title and the questions of its form."""

from collections.abc import Iterable

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from core.models import BasePage
from core.streams import nodes_of
from forms_app.models import SignupForm

WORDS = {"label", "heading", "help_text"}  # names of the blocks of a form that hold them


class PageWithForms(BasePage):
    """A page whose body may hold a form."""

    class Meta:
        abstract = True

    def names_shown(self) -> str:
        forms = {node.value for node in nodes_of(self) if isinstance(node.value, SignupForm)}
        return "\n".join([super().names_shown(), *words_of_forms(forms, self.locale_id)])


def words_of_forms(forms: Iterable[SignupForm], locale: int) -> list[str]:
    """Return the texts of forms in a language, those that readers see before they send anything."""
    keys = {form.translation_key for form in forms}
    shown = SignupForm.objects.filter(translation_key__in=keys, locale_id=locale, live=True) if keys else []
    return [text for form in shown for text in [form.title, form.intro, *_questions(form)]]


def _questions(form: SignupForm) -> list[str]:
    return [node.value for node in nodes_of(form) if node.name in WORDS and isinstance(node.value, str)]


@receiver(post_save, sender=SignupForm)
def index_pages_with_the_form(instance, raw=False, **_kwargs):
    """Index the pages that show a form, in all languages, when it was published or withdrawn."""
    if raw:
        return
    ids = {
        int(reference.object_id)
        for form in SignupForm.objects.family(instance.translation_key)
        for reference in ReferenceIndex.get_references_to(form)
        if reference.object_id.isdecimal()
    }
    for page in Page.objects.filter(pk__in=ids).specific() if ids else []:
        index.insert_or_update_object(page)
