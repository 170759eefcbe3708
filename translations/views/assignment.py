"""Taking a translation, handing it over, and giving it back to the team."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin import messages

from translations.assignees import give, translators_into
from translations.views.base import StepView


class AssignView(StepView):
    """Gives the translation to the person in `to`: "me", somebody of the team, or nobody."""

    def post(self, request, *args, **kwargs):
        wanted = request.POST.get("to", "")
        person = request.user if wanted == "me" else None
        if wanted.isdecimal() and len(wanted) < 18:
            person = translators_into([self.translation.target_locale]).filter(pk=wanted).first()
        if wanted and person is None:
            messages.error(request, _("Nobody of the team was chosen. Choose a name."))
            return self.back()
        try:
            give(self.translation, person)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return self.back()
        if person is None:
            messages.success(request, _("Anybody of the team may take it now."))
        elif person == request.user:
            messages.success(request, _("It is yours now. The others of the team see that you have it."))
        else:
            name = person.get_full_name() or person.get_username()
            messages.success(request, _("%(name)s has it now.") % {"name": name})
        return self.back()
