"""Requests that none of our screens sends are answered 400 in words, and logged; a mistake in our code stays a 500.

Wagtail's admin trusts what its own scripts send: counts of blocks, ids, JSON. It answers anything else with 500. An
exception counts as the fault of the request only

- if a field was read that the request does not have,
- or if it was raised by Wagtail, Django or Python inside one of `READERS`, which do nothing but read a request,
- or if it was raised in a line of one of `TRUSTING`: functions of Wagtail that look at no value before they use it,
- or if `next` names no address, which Django then takes for the name of a view,
- or if a value fits no column of its kind: a number of more than 64 bits, letters for a number, a null character.

Whatever a function of this project raises itself inside a reader is our mistake.
"""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from types import CodeType

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DataError, models
from django.db.backends.utils import CursorWrapper
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import NoReverseMatch, get_resolver
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin.forms.choosers import URLOrAbsolutePathValidator
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.views.chooser import BrowseView as PageChooser
from wagtail.admin.views.dismissibles import DismissiblesView
from wagtail.admin.views.generic.chooser import CreateViewMixin
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.workflows import Edit as EditView
from wagtail.blocks import FieldBlock, ListBlock, StreamBlock
from wagtail.contrib.redirects.forms import ConfirmImportManagementForm

logger = logging.getLogger(__name__)

READERS: set[CodeType] = {
    reader.__code__
    for reader in (
        ConfirmImportManagementForm.clean,
        ContentstateConverter.to_database_format,
        DismissiblesView.patch,
        FieldBlock.value_from_datadict,
        ListBlock.value_from_datadict,
        StreamBlock.value_from_datadict,
    )
}
TRUSTING: set[CodeType] = {
    function.__code__
    for function in (
        CreateViewMixin.get,  # asked to make a row in a chooser that makes none
        CreateViewMixin.post,
        EditView.get_paginated_pages,
        PageChooser.get,
        RevisionsRevertView.get_object,  # given the number 0, which is never looked for
        URLOrAbsolutePathValidator.is_absolute_path,  # given no address at all
    )
}
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
# Where Django turns a value into what a column of its kind holds, and hands it to the database.
COLUMNS: set[CodeType] = {
    function.__code__
    for function in (
        CursorWrapper._execute,  # type: ignore[attr-defined]
        models.DateField.to_python,
        models.DateTimeField.to_python,
        models.IntegerField.get_prep_value,
        models.UUIDField.to_python,
    )
}
UNSTORABLE = (DataError, OverflowError, UnicodeError, ValueError, ValidationError)


class MalformedRequestMiddleware:
    """Answers a request that cannot be read with 400: in words, or in JSON for a script."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not (is_malformed(exception) or _leads_nowhere(request, exception)):
            return None
        # The words of the exception may hold what somebody typed; the places in the code do not.
        places = "".join(traceback.format_tb(exception.__traceback__))
        logger.warning("A request could not be read and was answered 400: %s\n%s", type(exception).__name__, places)
        if not request.accepts("text/html") or request.headers.get("X-Requested-With") == "XMLHttpRequest":
            words = _("What your browser sent could not be read. Load the page again and try once more.")
            return JsonResponse({"detail": words}, status=400)
        return get_resolver().resolve_error_handler(400)(request, exception=exception)  # type: ignore[call-arg]


def is_malformed(exception: Exception) -> bool:
    """Return whether the request, and not our code, is to blame for an exception."""
    if isinstance(exception, MultiValueDictKeyError):
        return True
    frames = [frame for frame, _line in traceback.walk_tb(exception.__traceback__)]
    if not frames or _is_ours(frames[-1].f_code):
        return False
    codes = {frame.f_code for frame in frames}
    own = [frame.f_code for frame in frames if not frame.f_code.co_name.startswith("<")]  # comprehensions are not
    is_unread = codes & READERS or own[-1] in TRUSTING
    return bool(
        (isinstance(exception, UNREADABLE) and is_unread) or (isinstance(exception, UNSTORABLE) and codes & COLUMNS)
    )


def _leads_nowhere(request: HttpRequest, exception: Exception) -> bool:
    """Tell whether the address to go to next, which the request gives, is none: no mistake in a name of ours."""
    if not isinstance(exception, NoReverseMatch):
        return False
    given = {parameters.get("next", "") for parameters in (request.POST, request.GET)} - {""}
    names = {name for one in given for name in (one, *one.split(":")) if name}  # Django names the part it does not know
    return any(f"'{name}'" in str(exception) for name in names)


def _is_ours(code: CodeType) -> bool:
    path = Path(code.co_filename)
    return path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts
