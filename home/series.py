"""The page of a series: each of its seasons with its call, programme, report, figures and documents."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.models import Page

from campaigns.models import CallPage, FestivalReportPage, ProgrammeEntry
from core.prefetch.choosers import chooser_ids
from core.prefetch.renditions import prefetch_card_renditions
from core.streams import raw_leaves_of
from home.taxonomy import KINDS, find_term, follows_merges


@dataclass
class Season:
    """A call, and what came of it."""

    call: CallPage
    report: FestivalReportPage | None = None
    documents: list = field(default_factory=list)


@require_safe
@follows_merges
def series_page(request, key: str):
    """List the seasons of a series, the newest first."""
    home, page = find_term(request, KINDS["series"], key)
    seasons = seasons_of(key, home.locale_id)
    pictured = next((season.call for season in seasons if season.call.card_picture), None)
    if pictured:
        page.card_picture, page.lead_image_alt = pictured.card_picture, pictured.lead_image_alt
    prefetch_card_renditions(*(season.call for season in seasons))
    return render(request, "home/series_page.html", {"page": page, "seasons": seasons})


def seasons_of(key: str, locale: int) -> list[Season]:
    """Return the public seasons of a series in a language: four queries, however many there are."""
    entries = ProgrammeEntry.objects.filter(call__translation_key=OuterRef("translation_key"), live=True)
    private = Page.objects.all().private_q()  # one query for both types
    calls = (
        CallPage.objects.live().exclude(private).filter(series__key=key, locale_id=locale).select_related("lead_image")
    )
    calls = calls.with_signups().annotate(has_programme=Exists(entries)).order_by("-starts_on", "-pk")
    seasons = {call.translation_key: Season(call) for call in calls}
    reports = FestivalReportPage.objects.live().exclude(private).filter(locale_id=locale)
    for report in reports.filter(call__translation_key__in=seasons).select_related("call").order_by("pk"):
        seasons[report.call.translation_key].report = report
    _add_documents(list(seasons.values()))
    return list(seasons.values())


def _add_documents(seasons: list[Season]) -> None:
    """Fetch the documents that calls and reports show: one query."""
    model = get_document_model()
    shown = [
        (season, list(dict.fromkeys(pk for page in pages if page for pk in sorted(_chosen(page, model)))))
        for season in seasons
        for pages in [(season.call, season.report)]
    ]
    found = model.objects.in_bulk({pk for _season, pks in shown for pk in pks})
    for season, pks in shown:
        season.documents = [found[pk] for pk in pks if pk in found]


def _chosen(page, model) -> set[int]:
    return chooser_ids(raw_leaves_of(page)).get(model, set())
