"""Which language of a form a reader is shown, and whether it takes answers now."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.functional import cached_property
from wagtail.models import Page

from core.i18n.languages import Language
from forms_app.models import FormVersion, SignupForm, State, Submission
from forms_app.schema import every_question

FEW_PLACES = 10  # so few are counted on the page; pages are made anew for each of these, not for hundreds


@dataclass(frozen=True)
class LocalisedForm:
    """A form as one reader meets it: words in one language, everything else from its source."""

    source: SignupForm
    words: SignupForm

    @property
    def key(self):
        return self.source.translation_key

    @property
    def version(self) -> FormVersion:
        return self.words.version  # type: ignore[return-value]  # only forms that were frozen are shown

    @property
    def language(self) -> Language:
        return self.words.language

    @cached_property
    def state(self) -> State:
        """Return whether it takes answers: no query, or one where places are limited."""
        by_date = self.source.state_by_date()
        return State.FULL if by_date == State.OPEN and self.places_left == 0 else by_date

    @cached_property
    def places_left(self) -> int | None:
        """Return how many places are free: no query, or one where places are limited."""
        return places_left(self.source)

    @property
    def asks_for_address(self) -> bool:
        """Tell whether an e-mail address is among what it asks."""
        return any(question["type"] == "email" for question in every_question(self.version.schema["questions"]))

    @cached_property
    def privacy_page(self) -> Page | None:
        """Return the public page that explains privacy, in the language of the words where it is there: one query."""
        if self.source.privacy_page_id is None:
            return None
        same = Page.objects.filter(pk=self.source.privacy_page_id).values("translation_key")
        family = Page.objects.live().public().filter(translation_key__in=same).select_related("locale")
        pages = {page.locale.language_code: page for page in family}
        return pages.get(self.language.code) or pages.get(self.source.language.code)

    @property
    def has_few_places_left(self) -> bool:
        return self.places_left is not None and self.places_left <= FEW_PLACES


def places_left(source: SignupForm) -> int | None:
    """Return how many places of a form are free; None where they are not limited."""
    if source.capacity is None:
        return None
    taken = Submission.objects.of_form(source.translation_key).taking_a_place().count()
    return max(source.capacity - taken, 0)


def is_full(source: SignupForm) -> bool:
    """Tell whether every place of a form is taken."""
    return places_left(source) == 0


def invalidate_pages_with(form_key) -> None:
    """Have pages that show a form with limited places made anew, after its last place was taken or given back.

    Pages are kept until something they show is written to, and answers themselves never stand on a page.
    """
    SignupForm.objects.filter(translation_key=form_key).exclude(capacity=None).update(capacity=F("capacity"))


def find_form(key, language: Language, family: list[SignupForm] | None = None) -> LocalisedForm | None:
    """Return a form for a reader of this language, whole in it or else whole in its source language.

    One query, or none if its family was fetched before. None if the form is not there, or its source is not published.
    """
    family = list(SignupForm.objects.family(key)) if family is None else family
    if not family or not family[0].live or family[0].version is None:
        return None
    source = family[0]
    fitting = (form for form in family if form.locale.language_code == language.code and form.live and form.ready)
    return LocalisedForm(source=source, words=next(fitting, source))
