"""The public side of a form: it is shown, filled in and checked."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from core.i18n.languages import active_language
from core.routing import open_home, readers_language
from forms_app.cross_site_check import comes_from_elsewhere
from forms_app.held_post import seal, unseal
from forms_app.http_policy import cached, never_stored, readable_post, without_authority
from forms_app.intake import RefusedError, accept
from forms_app.lookup import ShownForm, shown_form
from forms_app.models import FormVersion, State
from forms_app.public_form import TRAP, PublicForm, form_for, words_of
from forms_app.rate_limiter import is_hasty
from forms_app.thank_you_page import address_of_thanks, public_page


@without_authority
@readable_post
def form(request: HttpRequest, key) -> HttpResponse:
    """Show a form on a page of its own, or take what was written into it anywhere."""
    if request.method == "POST":
        speak_an_open_language(request)
        return _receive(request, key, shown_form(key, active_language()))
    open_home(request)
    shown = shown_form(key, active_language())
    if shown is None:
        raise Http404
    return cached(_form_page(request, shown, shown.version))


@without_authority
@readable_post
def check(request: HttpRequest, key) -> HttpResponse:
    """Take answers whose sender looked at them a second time."""
    if request.method != "POST":
        open_home(request)
        return HttpResponseRedirect(reverse("forms_app:form", args=[key]))
    speak_an_open_language(request)
    sealed = unseal(request.POST.get("sealed", ""))
    version = FormVersion.objects.filter(form_key=key, pk=sealed.version_id).first() if sealed else None
    if sealed is None or version is None:
        return HttpResponseRedirect(reverse("forms_app:form", args=[key]))
    filled = form_for(version.schema, _as_post(sealed.typed))
    if not filled.is_valid() or not sealed.is_timely or request.POST.get(TRAP):
        return _check_page(request, version, filled, sealed.page_id)
    return _finish(request, version, filled, shown_form(key, active_language()), public_page(sealed.page_id))


def speak_an_open_language(request) -> None:
    """Go on in another language where this one was closed while somebody was writing: no answer is lost by it."""
    translation.activate(readers_language(request))


def _receive(request, key, shown: ShownForm | None) -> HttpResponse:
    version = FormVersion.objects.filter(form_key=key, digest=request.POST.get("version", "")).first()
    if version is None:
        if shown is None:
            raise Http404
        version = shown.version
    filled = form_for(version.schema, request.POST)
    state = shown.state if shown else State.CLOSED
    if not filled.is_valid():
        if shown and state == State.OPEN:
            return never_stored(_form_page(request, shown, version, filled))
        return _refusal(request, version, filled, shown, state)
    page = public_page(request.POST.get("page"))
    if filled.fell_into_trap or comes_from_elsewhere(request) or is_hasty(request):
        return _check_page(request, version, filled, page.pk if page else None)
    return _finish(request, version, filled, shown, page)


def _words(version: FormVersion) -> dict:
    """Return what the templates of a form need, in the words of one version."""
    return words_of(version) | {"action": reverse("forms_app:form", args=[version.form_key])}


def _finish(request, version, filled, shown, page) -> HttpResponse:
    try:
        receipt = accept(version, filled.answers(), page)
    except RefusedError as refused:
        return _refusal(request, version, filled, shown, refused.state)
    response = HttpResponseRedirect(address_of_thanks(receipt.submission, shown, page))
    response.status_code = 303
    return never_stored(response)


def _form_page(request, shown: ShownForm, version: FormVersion, filled: PublicForm | None = None):
    """Render a form on its own page, in the words the person already saw where there are any."""
    context = {
        **_words(version),
        "closed_message": shown.words.closed_message,
        "state": shown.state,
        "form": filled or form_for(version.schema) if shown.state == State.OPEN else None,
        "page_id": request.POST.get("page"),
    }
    return render(request, "forms_app/page.html", context)


def _check_page(request, version, filled, page_id):
    context = {**_words(version), "form": filled, "sealed": seal(version, page_id, _lists(filled))}
    return never_stored(render(request, "forms_app/held_post.html", context))


def _refusal(request, version, filled, shown, state):
    """Say that the form takes nothing now, and give back what was written."""
    closed_message = shown.words.closed_message if shown else ""
    context = {**_words(version), "state": state, "closed_message": closed_message, "filled": filled}
    return never_stored(render(request, "forms_app/page.html", context))


def _lists(filled: PublicForm) -> dict:
    return {name: value if isinstance(value, list) else [value] for name, value in filled.as_typed().items()}


def _as_post(typed: dict) -> QueryDict:
    post = QueryDict(mutable=True)
    for name, values in typed.items():
        post.setlist(name, values)
    return post
