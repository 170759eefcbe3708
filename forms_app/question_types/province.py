"""One of the governorates of Iraq."""

# Messages: for readers

from django import forms
from django.utils.translation import gettext_lazy as _

from core.models.places import Province
from forms_app.question_types.base import ONE_LINE, PickedType, QuestionBlock, described_choice


class ProvinceBlock(QuestionBlock):
    class Meta:
        icon = "site"
        label = _("Governorate of Iraq")


class GovernorateOfIraq(PickedType):
    name = "province"
    block = ProvinceBlock
    template = ONE_LINE

    def describe_more(self, block, locale):
        return {"choices": [described_choice(key, str(label)) for key, label in Province.choices]}

    def make_field(self, question, **options):
        choices = [("", _("Choose a governorate")), *self.pairs(question)]
        return forms.ChoiceField(choices=choices, widget=forms.Select, **options)
