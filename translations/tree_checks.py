"""Find, and where possible repair, damage in the page tree and among translations."""

from wagtail.models import Page
from wagtail_localize.models import Translation

from translations import progress

KINDS = {
    "bad characters in the path": 0,
    "bad length of the path": 1,
    "without a parent": 2,
    "wrong depth": 3,
    "wrong number of children": 4,
}


def problems() -> list[str]:
    """Return every problem in words."""
    return _tree_problems() + _language_problems() + _uncounted()


def repair() -> None:
    """Repair what can be repaired without losing anything: depths, counts and missing entries on the board."""
    Page.fix_tree()
    for translation in Translation.objects.filter(assignment=None).select_related("source"):
        progress.refresh(translation)


def _tree_problems() -> list[str]:
    found = Page.find_problems()
    return [f"Page {pk}: {kind}." for kind, index in KINDS.items() for pk in _ids(found[index])]


def _ids(rows) -> list:
    return [row[0] if isinstance(row, (list, tuple)) else row for row in rows]


def _language_problems() -> list[str]:
    """Find pages whose parent is in another language: no reader of either would find their way."""
    rows = list(Page.objects.filter(depth__gte=2).values_list("pk", "path", "locale_id"))
    locales = {path: locale for _pk, path, locale in rows}
    return [
        f"Page {pk}: its language is not its parent's."
        for pk, path, locale in rows
        if locales.get(path[: -Page.steplen], locale) != locale
    ]


def _uncounted() -> list[str]:
    uncounted = Translation.objects.filter(assignment=None).order_by("pk")
    return [f"Translation {pk}: not on the board." for pk in uncounted.values_list("pk", flat=True)]
