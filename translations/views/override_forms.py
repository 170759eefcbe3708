"""Choosing the pictures that a translation shows in place of the original's."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.images.permissions import permission_policy
from wagtail.images.widgets import AdminImageChooser

from translations.image_overrides import Shown, choose_pictures, pictures_of
from translations.views.base import TranslationView


class PicturesForm(forms.Form):
    """One chooser for each picture of the original; left empty, the original's picture is shown."""

    def __init__(self, *args, pictures: list[Shown], user, **kwargs):
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
        form = PicturesForm(request.POST, pictures=pictures_of(self.translation), user=request.user)
        if form.is_valid():
            changed = choose_pictures(self.translation, form.chosen, request.user)
            words = ngettext("%(count)s picture saved.", "%(count)s pictures saved.", changed)
            messages.success(request, words % {"count": changed})
        else:
            messages.error(request, _("That picture is not there, or you may not use it."))
        return redirect("translations:workbench", self.translation.pk)
