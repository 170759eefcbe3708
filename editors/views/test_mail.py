"""A button that sends a mail to oneself, to see whether mail goes out."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.i18n.languages import active_language
from core.operations.outbox import Words, post, writes
from editors.views.base import EditorsView

KIND = "home.test"


@writes(KIND)
def write_test_mail(letter) -> Words:
    return Words(letter.recipient, _("Mail goes out"), render_to_string("mail/test.txt"))


class MailTestView(EditorsView):
    template_name = "editors/mail.html"
    page_title = gettext_lazy("Try whether mail goes out")
    header_icon = "mail"

    def may_open(self) -> bool:
        return self.request.user.has_perm("core.change_sitefacts")

    def post(self, request, *args, **kwargs):
        if request.user.email:
            post(KIND, recipient=request.user.email, locale=active_language().code)
            messages.success(request, _("The mail is on its way. If it does not arrive, tell whoever runs the site."))
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
