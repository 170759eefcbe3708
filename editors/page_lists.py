"""Lists of pages in the admin, with a picture, the date that readers see, and the state of each translation."""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from core.models import SiteImage
from core.prefetch.renditions import prefetch_card_renditions
from core.publishing.trash import without_binned
from core.routing import open_languages
from translations.models import Assignment
from translations.models.assignments import State

SORTED_BY_HAND_AT_MOST = 500
REMEMBERED = "filters_of_page_lists"
MOST_REMEMBERED = 20  # lists in a session
LONGEST_QUERY = 1000
THUMBNAIL = "fill-400x225|format-webp"


class PictureColumn(Column):
    """A small picture, if one has been made already: a list makes none."""

    cell_template_name = "editors/picture_cell.html"

    def get_value(self, instance):
        return getattr(instance, "thumbnail", None)


class LanguagesColumn(Column):
    """One sign for each other language: there, being translated, out of date, or missing."""

    cell_template_name = "editors/languages_cell.html"

    def get_value(self, instance):
        return getattr(instance, "languages_shown", [])


class DateColumn(Column):
    cell_template_name = "editors/date_cell.html"

    def get_value(self, instance):
        return getattr(instance, "shown_on", None)


class FilterSet(GenericPageFilterSet):
    """Wagtail's filters and two about languages; there is one site, so nobody has to choose one."""

    site = None

    locale = ChoiceFilter(
        label=_("Language"),
        field_name="locale__language_code",
        choices=settings.LANGUAGES,
        empty_label=_("Any"),
    )
    untranslated = ChoiceFilter(
        label=_("Translation"),
        method="filter_untranslated",
        choices=[("missing", _("Missing in an open language")), ("open", _("In work or out of date"))],
        empty_label=_("Any"),
    )

    def filter_untranslated(self, queryset, name, value):
        if value == "missing":
            return _missing_somewhere(queryset)
        waiting = Assignment.objects.exclude(state__in=[State.CURRENT, State.STOPPED])
        return queryset.filter(translation_key__in=waiting.values("translation__source__object_id"))


def _missing_somewhere(queryset):
    missing = queryset.none()
    for locale_id in open_languages().values_list("locale_id", flat=True):
        missing |= queryset.exclude(
            translation_key__in=Page.objects.filter(locale_id=locale_id).values("translation_key")
        )
    return missing


class PageListView(ExplorableIndexView):
    """Wagtail's explorer with columns for picture, languages and date."""

    base_filterset_class = FilterSet
    base_columns = [
        *ExplorableIndexView.base_columns[:1],
        PictureColumn("picture", label=_("Picture"), width="6rem"),
        *ExplorableIndexView.base_columns[1:2],
        LanguagesColumn("languages", label=_("Languages"), width="12%"),
        DateColumn("shown_on", label=_("Date"), width="9%"),
        *ExplorableIndexView.base_columns[2:],
    ]

    def get(self, request, parent_page_id=None):
        """Show a list as this person left it, narrowed down, until they take the filters away or leave the admin."""
        before = remembered_filters(request, parent_page_id)
        if before and not request.GET and not self.results_only:
            return HttpResponseRedirect(f"{request.path}?{before}")
        if request.GET or self.results_only:
            remember_filters(request, parent_page_id, self.filterset_class.base_filters)
        return super().get(request, parent_page_id)

    @cached_property
    def show_locale_labels(self):
        return self.is_searching_whole_tree or super().show_locale_labels

    def get_base_queryset(self):
        return without_binned(super().get_base_queryset())

    def get_ordering(self):
        """Sorting by hand shows every page at once: refused where that would be too many."""
        ordering = super().get_ordering()
        too_many = ordering == "ord" and self.parent_page.numchild > SORTED_BY_HAND_AT_MOST
        return "-latest_revision_created_at" if too_many else ordering

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pages = list(context["object_list"])
        _find_thumbnails(pages)
        _find_languages(pages)
        return context


def remembered_filters(request, pk: int | None) -> str:
    """Return how a list was narrowed down when this session saw it last, as a query string."""
    return request.session.get(REMEMBERED, {}).get(str(pk), "")


def remember_filters(request, pk: int | None, names: Iterable[str]) -> None:
    """Remember the filters of a list for this session: not the words looked for, nor which page of it was shown."""
    narrowed = QueryDict(mutable=True)
    for key, values in request.GET.lists():
        if key.startswith(tuple(names)) and any(values):
            narrowed.setlist(key, values)
    query = narrowed.urlencode()
    if query == remembered_filters(request, pk):
        return
    others = {key: found for key, found in request.session.get(REMEMBERED, {}).items() if key != str(pk)}
    newest = dict(list(others.items())[-MOST_REMEMBERED:])
    request.session[REMEMBERED] = newest | ({str(pk): query} if query and len(query) <= LONGEST_QUERY else {})


def _find_thumbnails(pages: list[Page]) -> None:
    """Give each page its picture: two queries for all of them."""
    wanted = {page.lead_image_id for page in pages if getattr(page, "lead_image_id", None)}
    images = SiteImage.objects.in_bulk(wanted) if wanted else {}
    for page in pages:
        if getattr(page, "lead_image_id", None) in images:
            page.lead_image = images[page.lead_image_id]
    shown = [page for page in pages if getattr(page, "lead_image_id", None) in images]
    prefetch_card_renditions(*shown)
    for page in shown:
        made = {rendition.filter_spec: rendition for rendition in page.lead_image.renditions.all()}
        page.thumbnail = made.get(THUMBNAIL)


def _find_languages(pages: list[Page]) -> None:
    """Tell each page how it stands with every other language: two queries for all of them."""
    keys = {page.translation_key for page in pages if page.depth > 1}
    if not keys:
        return
    rows = without_binned(Page.objects.filter(Q(translation_key__in=keys) | Q(depth=2))).order_by("locale_id")
    languages, there = {}, defaultdict(dict)
    for key, locale_id, code, live, depth in rows.values_list(
        "translation_key", "locale_id", "locale__language_code", "live", "depth"
    ):
        there[key][locale_id] = live
        if depth == 2:
            languages[locale_id] = code
    states = _states(keys)
    for page in pages:
        if page.depth > 1:
            key = page.translation_key
            page.languages_shown = [
                _language(code, there[key].get(locale_id), states.get((key, locale_id)))
                for locale_id, code in languages.items()
                if locale_id != page.locale_id
            ]


def _states(keys: set) -> dict[tuple, State]:
    """Return what the translators' board says, by page and language."""
    rows = Assignment.objects.filter(translation__source__object_id__in=keys)
    names = ("translation__source__object_id", "translation__target_locale_id", "state")
    return {(key, locale_id): State(state) for key, locale_id, state in rows.values_list(*names)}


def _language(code: str, is_live: bool | None, state: State | None) -> dict:
    """Return what a cell shows of one language; the page is not there where nobody knows whether it is live."""
    if is_live is None:
        words = _("not there")
    elif state and state not in {State.CURRENT, State.STOPPED}:
        words = state.label
    else:
        words = _("published") if is_live else _("draft")
    return {"code": code, "words": words}


class PageListViewSet(PageViewSet):
    """Every list of pages in the explorer."""

    model = Page
    index_view_class = PageListView
    filterset_class = FilterSet
