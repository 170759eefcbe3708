"""Forms for what a translation has of its own: pictures, and addresses of external links."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.images.permissions import permission_policy
from wagtail.images.widgets import AdminImageChooser

from translations.image_overrides import ImageOverride, image_overrides_of, set_images
from translations.link_overrides import save_addresses
from translations.views.base import TranslationView


class PicturesForm(forms.Form):
    """One chooser for each picture of the original; left empty, the original's picture is shown."""

    def __init__(self, *args, pictures: list[ImageOverride], user, **kwargs):
        super().__init__(*args, **kwargs)
        self.pictures = pictures
        images = permission_policy.instances_user_has_permission_for(user, "choose")
        for shown in pictures:
            self.fields[f"picture-{shown.context_id}"] = forms.ModelChoiceField(
                label=shown.place.label,
                queryset=images,
                required=False,
                initial=shown.own,
                widget=AdminImageChooser(show_edit_link=False),
            )

    def rows(self):
        """Return each picture with its chooser."""
        return [(shown, self[f"picture-{shown.context_id}"]) for shown in self.pictures]

    @property
    def chosen(self) -> dict:
        """The pictures that were chosen, by context; what the form that was sent does not know of is left as it is."""
        fields = {shown.context_id: f"picture-{shown.context_id}" for shown in self.pictures}
        return {context: self.cleaned_data[name] for context, name in fields.items() if name in self.data}


class PicturesView(TranslationView):
    """Saves which pictures the translation shows."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        form = PicturesForm(request.POST, pictures=image_overrides_of(self.translation), user=request.user)
        if form.is_valid():
            changed = set_images(self.translation, form.chosen, request.user)
            words = ngettext("%(count)s picture saved.", "%(count)s pictures saved.", changed)
            messages.success(request, words % {"count": changed})
        else:
            messages.error(request, _("That picture is not there, or you may not use it."))
        return redirect("translations:workbench", self.translation.pk)


class AddressesView(TranslationView):
    """Saves the addresses outside this site that the translation leads to."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        typed = {
            int(name.removeprefix("address-")): value
            for name, value in request.POST.items()
            if name.removeprefix("address-").isdecimal() and len(name) < 30
        }
        changed, wrong = save_addresses(self.translation, typed, request.user)
        for link in wrong:
            messages.error(request, _("No link can lead there: the address of “%(link)s”.") % {"link": link.original})
        if changed or not wrong:
            words = ngettext("%(count)s address saved.", "%(count)s addresses saved.", changed)
            messages.success(request, words % {"count": changed})
        return redirect("translations:workbench", self.translation.pk)
