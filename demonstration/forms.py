"""The form on which an administrator begins a new site."""

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField

from core.models import Navigation, SiteFacts, User
from core.palettes import PaletteChoice, PaletteSelect
from demonstration.new_site import ARABIC, Beginning
from editors.account_forms import AccountCreationForm
from editors.languages.creation import presets_left

NAME = Navigation._meta.get_field("site_name").max_length
SENTENCE = Navigation._meta.get_field("description").max_length


def _name(label, language: str, direction: str, **options) -> forms.CharField:
    widget = forms.TextInput(attrs={"lang": language, "dir": direction})
    return forms.CharField(label=label, max_length=NAME, widget=widget, **options)


def _sentence(label, language: str, direction: str, **options) -> forms.CharField:
    widget = forms.Textarea(attrs={"lang": language, "dir": direction, "rows": 2})
    return forms.CharField(label=label, max_length=SENTENCE, widget=widget, **options)


class NewSiteForm(forms.Form):
    """Name, languages, contact, colours and logo of a new site."""

    name_en = _name(gettext_lazy("Name of the organisation, in English"), "en", "ltr")
    about_en = _sentence(
        gettext_lazy("What you do, in one English sentence"),
        "en",
        "ltr",
        help_text=gettext_lazy(
            "It stands on the front page, on the page about you, and where search engines name you."
        ),
    )
    in_arabic = forms.BooleanField(
        label=gettext_lazy("Readers find the site in Arabic, too"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "The first pages come in Arabic. Without the tick Arabic stays closed until you open it."
        ),
    )
    name_ar = _name(gettext_lazy("Name of the organisation, in Arabic"), "ar", "rtl", required=False)
    about_ar = _sentence(gettext_lazy("What you do, in one Arabic sentence"), "ar", "rtl", required=False)
    further = forms.MultipleChoiceField(
        label=gettext_lazy("Languages to translate into later"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Closed to readers until you open them. Others can be added at any time."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Address for letters from readers"),
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy("It stands in the footer and on the page about privacy."),
    )
    palette = forms.ChoiceField(
        label=SiteFacts._meta.get_field("palette").verbose_name,
        choices=PaletteChoice,
        initial=PaletteChoice.LAPIS,
        widget=PaletteSelect,
        help_text=SiteFacts._meta.get_field("palette").help_text,
    )
    logo = forms.Field()  # made anew for each form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Wagtail's field says which formats it takes in the language of the moment in which it is made.
        self.fields["logo"] = WagtailImageField(label=_("Logo"), required=False)
        about_logo = _("It stands on a dark ground before the name. You can add one later.")
        self.fields["logo"].help_text = f"{about_logo} {self.fields['logo'].help_text}"
        self.presets = {preset.code: preset for preset in presets_left()}
        self.fields["further"].choices = [(code, _(preset.label)) for code, preset in self.presets.items()]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("in_arabic"):
            for name in ("name_ar", "about_ar"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("Write this in Arabic, or take the tick for Arabic away."))
        return cleaned

    def beginning(self) -> Beginning:
        """Return what was said; only after `is_valid`."""
        said = self.cleaned_data
        codes = ["en", ARABIC] if said["in_arabic"] else ["en"]
        return Beginning(
            names={code: said[f"name_{code}"] for code in codes},
            about={code: said[f"about_{code}"] for code in codes},
            email=said["email"],
            palette=said["palette"],
            logo=said["logo"],
            further_languages=[self.presets[code] for code in said["further"]],
        )


class FirstInvitationForm(forms.Form):
    """Whom to invite first, if anybody."""

    person_name = forms.CharField(
        label=gettext_lazy("Name or pseudonym"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Leave all three empty to invite people later, under Settings, Users."),
    )
    person_email = forms.EmailField(
        label=gettext_lazy("E-mail address"), required=False, widget=forms.EmailInput(attrs={"dir": "ltr"})
    )
    role = forms.ModelChoiceField(
        Group.objects.order_by("name"), label=gettext_lazy("Role"), required=False, empty_label=gettext_lazy("Choose")
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the invitation"), choices=settings.WAGTAILADMIN_PERMITTED_LANGUAGES
    )
    account: AccountCreationForm | None = None

    def clean(self):
        cleaned = super().clean()
        given = [bool(cleaned.get(name)) for name in ("person_name", "person_email", "role")]
        if self.errors or not any(given):
            return cleaned
        if not all(given):
            raise ValidationError(_("To invite somebody, give a name, an e-mail address and a role."))
        self.account = AccountCreationForm(
            {
                "username": cleaned["person_email"],
                "email": cleaned["person_email"],
                "first_name": cleaned["person_name"],
                "groups": [cleaned["role"].pk],
                "language": cleaned["language"],
            }
        )
        if not self.account.is_valid():
            raise ValidationError([words for found in self.account.errors.values() for words in found])
        return cleaned

    def save(self) -> User | None:
        """Make the account and have the invitation sent; None where nobody is invited."""
        return self.account.save() if self.account else None
