"""How a question becomes a form field: one function for each type of question."""

# Messages: for readers

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from forms_app.fields import DateField, EmailField, LinesField, NumberField, PhoneField, WordsField

WRITTEN, GROUPED, TICKED = (f"forms_app/{name}.html" for name in ("field", "choices", "tick"))
LARGEST_NUMBER = 10**12
AUTOCOMPLETE = {"name": "name", "place": "address-level2"}
LTR = {"dir": "ltr"}
ENDS = ("?", "؟", "!", ".", ":", "…")


class QuestionBoundField(forms.BoundField):
    """A question on the page, which knows the follow-ups inside its choices."""

    @property
    def options(self):
        """The choices, each with its own box and the bound follow-up questions inside it."""
        return [
            {"box": box, "follow_ups": [self.form[question["key"]] for question in choice["follow_up"]]}
            for box, choice in zip(self.subwidgets, self.field.question["choices"], strict=True)
        ]

    @property
    def first_control(self):
        """The id that a link in the error summary leads to: for a group, its first box."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id

    @property
    def short_label(self) -> str:
        return Truncator(str(self.label)).chars(60)

    @property
    def asks_outright(self) -> bool:
        """Tell whether the label ends like a sentence, after which no colon can stand."""
        return self.short_label.rstrip().endswith(ENDS)

    @property
    def suggestions_id(self):
        return f"{self.auto_id}_list"

    def build_widget_attrs(self, attrs, widget=None):
        built = super().build_widget_attrs(attrs, widget)
        return built | {"list": self.suggestions_id} if self.field.question.get("suggestions") else built


def field_for(question: dict, in_choice: bool = False) -> forms.Field:
    """Return the form field of a question; inside a choice it becomes required only once that is picked."""
    field = MAKERS[question["type"]](
        question,
        label=question["label"],
        help_text=question["help"],
        required=question["required"] and not in_choice,
    )
    field.bound_field_class = QuestionBoundField
    field.question = question
    field.in_choice = in_choice
    field.error_messages["required"] = _required_message(question)
    return field


def _required_message(question: dict):
    kind = question["type"]
    if kind == "consent":
        return _("Tick the box if you agree. Without it we may not keep your answers.")
    if kind == "several_choices" or question.get("several"):
        return _("Pick at least one of the choices.")
    if "choices" in question:
        return _("Pick one of the choices.")
    return _("Write an answer here.")


def _short_text(question, **about):
    attrs = {"dir": "auto", "autocomplete": AUTOCOMPLETE.get(question.get("about"), "off")}
    widget = forms.TextInput(attrs)
    return WordsField(max_length=question.get("max_length", 200), widget=widget, template_name=WRITTEN, **about)


def _long_text(question, **about):
    widget = forms.Textarea({"dir": "auto", "rows": 5})
    return LinesField(max_length=question.get("max_length", 2000), widget=widget, template_name=WRITTEN, **about)


def _organisation(question, **about):
    widget = forms.TextInput({"dir": "auto", "autocomplete": "organization"})
    return WordsField(max_length=200, widget=widget, template_name=WRITTEN, **about)


def _email(question, **about):
    widget = forms.EmailInput(LTR | {"autocomplete": "email", "spellcheck": "false"})
    return EmailField(widget=widget, template_name=WRITTEN, **about)


def _phone(question, **about):
    widget = forms.TextInput(LTR | {"type": "tel", "autocomplete": "tel"})
    return PhoneField(max_length=60, widget=widget, template_name=WRITTEN, **about)


def _number(question, **about):
    return NumberField(
        min_value=question.get("min_value", -LARGEST_NUMBER),
        max_value=question.get("max_value", LARGEST_NUMBER),
        widget=forms.TextInput(LTR | {"inputmode": "numeric", "autocomplete": "off"}),
        template_name=WRITTEN,
        **about,
    )


def _date(question, **about):
    # No numeric keyboard: many have no stroke to put between day and month.
    return DateField(widget=forms.TextInput(LTR | {"autocomplete": "off"}), template_name=WRITTEN, **about)


def _choices(question):
    return [(choice["value"], choice["label"]) for choice in question["choices"]]


def _one_choice(question, **about):
    return forms.ChoiceField(choices=_choices(question), widget=forms.RadioSelect, template_name=GROUPED, **about)


def _several_choices(question, **about):
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=_choices(question), widget=widget, template_name=GROUPED, **about)


def _topic(question, **about):
    return (_several_choices if question.get("several") else _one_choice)(question, **about)


def _province(question, **about):
    choices = [("", _("Choose a governorate")), *_choices(question)]
    return forms.ChoiceField(choices=choices, widget=forms.Select, template_name=WRITTEN, **about)


def _tick(question, **about):
    return forms.BooleanField(template_name=TICKED, **about)


MAKERS = {
    "short_text": _short_text,
    "long_text": _long_text,
    "email": _email,
    "phone": _phone,
    "number": _number,
    "date": _date,
    "one_choice": _one_choice,
    "several_choices": _several_choices,
    "yes_no": _one_choice,
    "province": _province,
    "topic": _topic,
    "organisation": _organisation,
    "consent": _tick,
    "newsletter": _tick,
}
