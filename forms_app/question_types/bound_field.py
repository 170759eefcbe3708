"""A question on the page."""

from django import forms
from django.utils.text import Truncator

SENTENCE_ENDS = ("?", "؟", "!", ".", ":", "…")


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
    def label_ends_sentence(self) -> bool:
        """Tell whether the label ends like a sentence, after which no colon can stand."""
        return self.short_label.rstrip().endswith(SENTENCE_ENDS)

    @property
    def suggestions_id(self):
        return f"{self.auto_id}_list"

    def build_widget_attrs(self, attrs, widget=None):
        built = super().build_widget_attrs(attrs, widget)
        if (widget or self.field.widget).attrs.get("dir") == "auto":
            # Tells the style sheet which fields are empty: browsers let those run from the left.
            built["placeholder"] = " "
        return built | {"list": self.suggestions_id} if self.field.question.get("suggestions") else built
