"""The public side of a form: it is shown, filled in and checked."""

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from core.i18n.languages import active_language
from core.routing import open_home, readers_language
from forms_app.cross_site_check import is_cross_site
from forms_app.held_post import hold, read_held_post
from forms_app.http_policy import anonymous_post, cached, never_stored, require_readable_post
from forms_app.intake import RefusedError, SeenBeforeError, accept
from forms_app.lookup import LocalisedForm, find_form
from forms_app.models import FormVersion, State
from forms_app.public_form import HONEYPOT, PublicForm, form_for, words_of
from forms_app.rate_limiter import is_over_the_limit, seconds_to_wait
from forms_app.repeats import TOKEN_FIELD, read_token
from forms_app.thank_you_page import public_page, thank_you_address


@anonymous_post
@require_readable_post
def form(request: HttpRequest, key) -> HttpResponse:
    """Show a form on a page of its own, or take what was written into it anywhere."""
    if request.method == "POST":
        activate_open_language(request)
        return _receive(request, key, find_form(key, active_language()))
    open_home(request)
    shown = find_form(key, active_language())
    if shown is None:
        raise Http404
    return cached(_form_page(request, shown, shown.version))


@anonymous_post
@require_readable_post
def check(request: HttpRequest, key) -> HttpResponse:
    """Take answers whose sender looked at them a second time."""
    if request.method != "POST":
        open_home(request)
        return HttpResponseRedirect(reverse("forms_app:form", args=[key]))
    activate_open_language(request)
    sealed = read_held_post(request.POST.get("sealed", ""))
    version = FormVersion.objects.filter(form_key=key, pk=sealed.version_id).first() if sealed else None
    if sealed is None or version is None:
        return HttpResponseRedirect(reverse("forms_app:form", args=[key]))
    filled = form_for(version.schema, _as_post(sealed.typed))
    shown, page = find_form(key, active_language()), public_page(sealed.page_id)
    if request.POST.get("who") == "change":
        return _change(request, version, filled, shown, page)
    is_odd = sealed.is_odd or bool(request.POST.get(HONEYPOT))
    wait = seconds_to_wait(request, is_odd)
    if wait or not filled.is_valid() or not sealed.is_timely or request.POST.get(HONEYPOT):
        more = {"is_odd": is_odd, "wait": wait, "is_hasty": sealed.is_hasty}
        return _check_page(request, version, filled, sealed.page_id, sealed.token, **more)
    if request.POST.get("who") == "same":
        return _see_other(thank_you_address(None, shown, page, key))
    is_somebody_else = request.POST.get("who") == "other"
    return _finish(request, version, filled, shown, page, sealed.token, is_somebody_else)


def _change(request, version, filled, shown, page) -> HttpResponse:
    """Give answers back to be changed before they are sent."""
    state = shown.state if shown else State.CLOSED
    if state != State.OPEN:
        return _refusal(request, version, filled, shown, state)
    return never_stored(_form_page(request, shown, version, filled, page))


def activate_open_language(request) -> None:
    """Go on in another language where this one was closed while somebody was writing: no answer is lost by it."""
    translation.activate(readers_language(request))


def _receive(request, key, shown: LocalisedForm | None) -> HttpResponse:
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
    token = read_token(request.POST.get(TOKEN_FIELD, ""))
    is_odd = filled.filled_honeypot or is_cross_site(request)
    if is_over_the_limit(request) or is_odd or filled.is_guessed:
        return _check_page(request, version, filled, page.pk if page else None, token, is_odd=is_odd)
    return _finish(request, version, filled, shown, page, token)


def _words(version: FormVersion) -> dict:
    """Return what the templates of a form need, in the words of one version."""
    return words_of(version) | {"action": reverse("forms_app:form", args=[version.form_key])}


def _finish(request, version, filled, shown, page, token, is_somebody_else=False) -> HttpResponse:
    try:
        receipt = accept(version, filled.answers(), page, token, is_somebody_else)
    except RefusedError as refused:
        return _refusal(request, version, filled, shown, refused.state)
    except SeenBeforeError:
        # The token this page carries tells one press of its button from the next person's.
        return _check_page(request, version, filled, page.pk if page else None, str(uuid4()), was_seen=True)
    return _see_other(thank_you_address(receipt.submission, shown, page, version.form_key))


def _see_other(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return never_stored(response)


def _form_page(request, shown: LocalisedForm, version: FormVersion, filled: PublicForm | None = None, page=None):
    """Render a form on its own page, in the words the person already saw where there are any."""
    context = {
        **_words(version),
        "shown": shown,
        "state": shown.state,
        "form": filled or form_for(version.schema) if shown.state == State.OPEN else None,
        "page_id": page.pk if page else request.POST.get("page"),
    }
    return render(request, "forms_app/page.html", context)


def _check_page(request, version, filled, page_id, token, *, is_odd=False, was_seen=False, wait=0, is_hasty=False):
    """Show the answers once more, with a button that sends them; after `wait` seconds where there were too many."""
    sealed = hold(version, page_id, _lists(filled), token, is_odd)
    context = {**_words(version), "form": filled, "sealed": sealed, "was_seen": was_seen}
    context |= {"wait": wait, "is_hasty": is_hasty}
    response = never_stored(render(request, "forms_app/held_post.html", context, status=429 if wait else 200))
    if wait:
        response["Retry-After"] = str(wait)
    return response


def _refusal(request, version, filled, shown, state):
    """Say that the form takes nothing now, and give back what was written."""
    context = {**_words(version), "state": state, "shown": shown, "filled": filled}
    return never_stored(render(request, "forms_app/page.html", context))


def _lists(filled: PublicForm) -> dict:
    return {name: value if isinstance(value, list) else [value] for name, value in filled.as_typed().items()}


def _as_post(typed: dict) -> QueryDict:
    post = QueryDict(mutable=True)
    for name, values in typed.items():
        post.setlist(name, values)
    return post
