from django import template
from django.urls import reverse

from core.i18n.languages import active_language
from forms_app.lookup import find_form
from forms_app.models import State
from forms_app.public_form import HONEYPOT, form_for

register = template.Library()


@register.inclusion_tag("forms_app/signup.html", takes_context=True)
def signup_form(context, form):
    """Show a form in the reader's language: at most two queries. Nothing where it is not published."""
    family = getattr(form, "fetched_family", None)
    shown = find_form(form.translation_key, active_language(), family) if form else None
    if shown is None:
        return {}
    number = _number_on_page(context.get("request"))
    page = context.get("page")
    return {
        "key": shown.key,
        "version": shown.version,
        "schema": shown.version.schema,
        "language": shown.language,
        "shown": shown,
        "state": shown.state,
        "form": form_for(shown.version.schema, number=number) if shown.state == State.OPEN else None,
        "number": number,
        "action": reverse("forms_app:form", args=[shown.key]),
        "page_id": getattr(page, "pk", None),
        "honeypot": HONEYPOT,
    }


def _number_on_page(request) -> int:
    """Count the forms of a page, so that no two of them share an id."""
    number = getattr(request, "signup_forms_shown", 0) + 1
    if request is not None:
        request.signup_forms_shown = number
    return number
