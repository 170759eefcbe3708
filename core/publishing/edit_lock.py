"""One save at a time: two requests that save the same thing wait for each other.

Wagtail's editors save by themselves while somebody writes. Such a save reads the page, and writes the whole row if the
page was a draft when read. Where "Publish" came in between, it wrote back the draft: the page went offline again a moment
after it was published, without a word. So the row is locked before the view reads it. This can go once Wagtail's
`save_action` locks the row itself; `tests/core/publishing/test_edit_lock.py` shows whether it does.
"""

from collections.abc import Callable
from functools import wraps

from django.db import transaction
from django.db.models import QuerySet
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page


def one_at_a_time(view: Callable, find: Callable[..., QuerySet]) -> Callable:
    """Return the view with its posts one after another for every row that `find`, given its arguments, returns."""

    @wraps(view)
    def waiting(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            found = find(*args, **kwargs).select_for_update()
            list(found.values_list("pk"))
            return view(request, *args, **kwargs)

    return waiting


class PageEditView(EditView):
    """Wagtail's editor of a page; a decision about a task that is over no longer fails, and the words are saved."""

    def workflow_action_is_valid(self) -> bool:
        return self.page.current_workflow_task is not None and super().workflow_action_is_valid()


edit_page = one_at_a_time(PageEditView.as_view(), lambda page_id: Page.objects.filter(pk=page_id))
