"""What every type of question has: a block for editors, plain data, a form field, and words for its answers."""

# Messages: for readers

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.question_types.bound_field import QuestionBoundField

ONE_LINE, GROUP, TICK_BOX = (f"forms_app/{name}.html" for name in ("field", "choices", "tick"))
LTR = {"dir": "ltr"}
EMPTY = (None, "", [])

# What code above this app may look for among the answers, whatever the question is called and in whatever language.
MEANINGS = {
    "title": _("the title of the activity"),
    "description": _("the description of the activity"),
    "path": _("the path of the activity"),
    "day": _("the day of the activity"),
    "place": _("the place of the activity"),
    "organiser": _("who is named as organising it"),
    "may_publish": _("consent to publish the activity"),
    "may_name": _("consent to name who organises it"),
    "signatory": _("the name of a person, shown under an appeal"),
    "signing_organisation": _("the name of an organisation, shown under an appeal"),
    "other_name": _("the same name in the other language"),
}
# What is written here is public once it is accepted; who leaves it empty is counted only.
NAMES_OF_SIGNATORIES = {"signatory", "signing_organisation", "other_name"}
CONSENT_MEANINGS = {"may_publish", "may_name"}


def meaning_block(*meanings: str) -> blocks.ChoiceBlock:
    """Return the field that says what an answer becomes once an organiser accepts it."""
    return blocks.ChoiceBlock(
        label=_("once accepted, this becomes"),
        choices=[(meaning, MEANINGS[meaning]) for meaning in meanings],
        required=False,
        help_text=_("Only for forms in which people propose an activity of a call, or sign an appeal."),
    )


class QuestionBlock(blocks.StructBlock):
    """The fields an editor fills in for every question."""

    label = blocks.CharBlock(label=_("question"), max_length=250)
    help_text = blocks.CharBlock(
        label=_("help"),
        max_length=400,
        required=False,
        default="",
        help_text=_("One sentence under the question: an example, or what the answer is for."),
    )
    required = blocks.BooleanBlock(
        label=_("must be answered"),
        required=False,
        default=True,
        help_text=_("Ask only for what you need: each thing you know about a person can be taken from you."),
    )


class QuestionType:
    """One type of question. Subclasses say what differs; `name` is stored in forms and in frozen wordings.

    `question` is always the plain data of one question in a frozen wording, as `describe` returns it.
    """

    name: ClassVar[str]
    block: ClassVar[type[blocks.StructBlock]]
    copied: ClassVar[tuple[str, ...]] = ("meaning",)  # settings of the block that belong to the wording
    is_asked = True  # it is a question, and no words between questions
    is_contact = False  # its answers are addresses or numbers by which a person is found
    is_countable = False  # its answers are few values, so that counting them says something
    is_left_to_right = False  # its answers run from left to right in every language
    is_text = True  # its answers are words, so that letters are compared as people read them
    is_consent = False  # its wording is what people agree to
    template = ONE_LINE
    usual_help: Any = ""
    required_message: Any = _("Write an answer here.")

    def describe(self, block, locale) -> dict:
        """Return what readers of a language see of a question, as plain data."""
        value = block.value
        question = {
            "key": str(block.id),
            "type": self.name,
            "label": value["label"],
            "help": value.get("help_text") or str(self.usual_help),
            "required": bool(value.get("required", False)),
        }
        question |= {name: value[name] for name in self.copied if value.get(name) not in EMPTY}
        return question | self.describe_more(block, locale)

    def describe_more(self, block, locale) -> dict:
        """Return the rest of the plain data, such as choices."""
        return {}

    def form_field(self, question: dict, in_choice: bool = False) -> forms.Field:
        """Return the form field of a question; inside a choice it becomes required only once that is picked."""
        field = self.make_field(
            question,
            label=question["label"],
            help_text=question["help"],
            required=question["required"] and not in_choice,
            template_name=self.template,
        )
        field.bound_field_class = QuestionBoundField
        field.question = question  # type: ignore[attr-defined]  # read by QuestionBoundField
        field.error_messages["required"] = self.message_if_missing(question)
        return field

    def on_page(self, question: dict, form):
        """Return what stands on the page for it: the bound field of a form."""
        return form[question["key"]]

    def make_field(self, question: dict, **options) -> forms.Field:
        raise NotImplementedError

    def message_if_missing(self, question: dict):
        """Return what is said to somebody who left a required question out."""
        return self.required_message

    def is_guessed(self, typed) -> bool:
        """Tell whether what was typed can be read in several ways, so that it is shown back before it is sent."""
        return False

    def display(self, question: dict, value) -> str:
        """Return a stored answer as text for people."""
        return "" if value is None else str(value)

    def contact(self, value) -> str:
        """Return the address or number in an answer, by which a person is found."""
        return value

    def link(self, value) -> str:
        """Return the address by which somebody is reached: of an e-mail address or number; else nothing."""
        return ""

    def export(self, question: dict, value):
        """Return a stored answer as a spreadsheet should keep it: text, a number or a date."""
        return self.display(question, value)

    def countable_values(self, question: dict) -> list:
        """Return the values whose answers are counted, in the order of the form."""
        return []


def described_choice(value: str, label: str, follow_up: list[dict] | None = None) -> dict:
    """Return one choice as plain data."""
    return {"value": value, "label": label, "follow_up": follow_up or []}


class PickedType(QuestionType):
    """A question whose answer is picked from choices: one of them, unless a subclass says otherwise."""

    is_countable = True
    template = GROUP
    required_message = _("Pick one of the choices.")
    required_message_for_several = _("Pick at least one of the choices.")

    def make_field(self, question, **options):
        return forms.ChoiceField(choices=self.pairs(question), widget=forms.RadioSelect, **options)

    def make_field_for_several(self, question, **options):
        return forms.MultipleChoiceField(choices=self.pairs(question), widget=forms.CheckboxSelectMultiple, **options)

    def pairs(self, question: dict) -> list[tuple[str, str]]:
        return [(choice["value"], choice["label"]) for choice in question["choices"]]

    def display(self, question, value):
        if isinstance(value, list):
            return "\n".join(self.display(question, item) for item in value)
        labels = dict(self.pairs(question))
        return "" if value is None else labels.get(value, str(value))

    def countable_values(self, question):
        return [choice["value"] for choice in question["choices"]]


class TickedType(QuestionType):
    """One box to tick, whose wording is the question."""

    is_countable = True
    template = TICK_BOX

    def make_field(self, question, **options):
        return forms.BooleanField(**options)

    def display(self, question, value):
        return gettext("Yes") if value else gettext("No")

    def countable_values(self, question):
        return [True]
