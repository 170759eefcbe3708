"""Structured data about a page in the terms of schema.org; Google's documentation says which fields are required."""

from collections.abc import Iterable

from django.templatetags.static import static
from django.urls import reverse
from wagtail.models import Page

from core.models.organisations import Role
from core.site_context import SiteContext

Data = dict[str, object]


def organisation(site_context: SiteContext) -> Data:
    """Return the organisation that publishes the site."""
    facts = site_context.facts
    return _without_empty(
        {
            "@type": "Organization",
            "@id": f"{site_context.site_url}/#organisation",
            "name": site_context.navigation.site_name,
            "url": f"{site_context.site_url}/",
            "logo": site_context.site_url + static(facts.colours.icon(512)),
            "description": site_context.navigation.description,
            "email": facts.contact_email,
            "sameAs": [address for _name, address in facts.accounts],
        }
    )


def website(site_context: SiteContext) -> Data:
    """Return the site itself, and where it is searched."""
    search = f"{site_context.site_url}{reverse('search')}?q={{search_term_string}}"
    return _without_empty(
        {
            "@type": "WebSite",
            "@id": f"{site_context.site_url}/#website",
            "name": site_context.navigation.site_name,
            "url": f"{site_context.site_url}/",
            "inLanguage": site_context.language.code,
            "publisher": {"@id": f"{site_context.site_url}/#organisation"},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search},
                "query-input": "required name=search_term_string",
            },
        }
    )


def breadcrumbs(page, site_context: SiteContext) -> Data | None:
    """Return the breadcrumbs of a page, or None for a front page."""
    if site_context.home is None or page.pk == site_context.home.pk:
        return None
    way = [(site_context.home.title, site_context.home.full_url)]
    way += [(above.title, above.full_url) for above in _sections_above(page, site_context.home)]
    way.append((page.title, page.full_url))
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _sections_above(page, home: Page) -> list[Page]:
    """Return the pages between a page and its front page; a query only for previews, which were not routed to."""
    if not isinstance(page, Page):
        return []
    if hasattr(page, "sections_above"):
        return page.sections_above
    return list(page.get_ancestors().filter(depth__gt=home.depth).live())


def news_article(page, site_context: SiteContext, pictures: list[str], authors: Iterable = ()) -> Data:
    """Return a story as an article; what others published first names them and leads to the original."""
    people: list[Data] = [
        _without_empty({"@type": "Person", "name": author.name, "jobTitle": author.role}) for author in authors
    ]
    signed_by = getattr(page, "dateline_organisation", None)
    if not people and signed_by:
        people = [_without_empty({"@type": "Organization", "name": signed_by.name, "url": signed_by.website})]
    data = _article("OpinionNewsArticle" if page.is_opinion else "NewsArticle", page, site_context, pictures)
    data["author"] = people or data["author"]
    return _without_empty(data | (_first_published(page) if page.is_from_elsewhere else {}))


def appeal(page, site_context: SiteContext, pictures: list[str]) -> Data:
    """Return an appeal as an article that so many people have agreed to."""
    counter = {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/AgreeAction",
        "userInteractionCount": page.signatures_in_all,
    }
    data = _article("Article", page, site_context, pictures) | {"articleSection": str(page.kind_shown)}
    return _without_empty(data | ({"interactionStatistic": counter} if page.counts_signatures else {}))


def _article(kind: str, page, site_context: SiteContext, pictures: list[str]) -> Data:
    """Return what is the same for articles of all kinds."""
    return {
        "@type": kind,
        "headline": page.title,
        "description": page.description,
        "inLanguage": site_context.language.code,
        "datePublished": page.dated_on.isoformat(),
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
        "image": pictures,
        "mainEntityOfPage": page.full_url,
        "author": [_publisher(site_context)],
        "publisher": _publisher(site_context),
    }


def _first_published(page) -> Data:
    """Return what differs where others published a story first."""
    source: Data = {"@type": "Organization", "name": page.source_name}
    author: Data = {"@type": "Person", "name": page.source_author} if page.source_author else source
    work: Data = _without_empty(
        {
            "@type": "NewsArticle",
            "url": page.source_url,
            "datePublished": page.source_date.isoformat() if page.source_date else None,
            "publisher": source,
        }
    )
    return {"author": [author], "translationOfWork" if page.is_translated_by_us else "isBasedOn": work}


def event(page, site_context: SiteContext, pictures: list[str], places: list[Data], **more) -> Data | None:
    """Return a call or a festival as an event, or None without a day and a place, which an event must have.

    `more` may hold name, last (day) and partners; for a call its report, and for a report its call. What a report is
    about is a part of what its call is about, and the report is named by both.
    """
    if not (places and page.starts_on):
        return None
    call, report = more.get("call"), more.get("report")
    organisers = [row.organisation for row in more.get("partners") or () if row.role == Role.ORGANISER]
    return _without_empty(
        {
            "@type": "Event",
            "@id": _event_id(page, site_context),
            "name": more.get("name") or page.title,
            "description": page.description,
            "inLanguage": site_context.language.code,
            "startDate": page.starts_on.isoformat(),
            "endDate": (more.get("last") or page.starts_on).isoformat(),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "eventStatus": "https://schema.org/EventScheduled",
            "image": pictures,
            "location": places,
            "organizer": [
                _without_empty({"@type": "Organization", "name": each.name, "url": each.website}) for each in organisers
            ]
            or [_publisher(site_context)],
            "url": page.full_url,
            "superEvent": call and _named("Event", call, {"@id": _event_id(call, site_context), "name": call.title}),
            "subjectOf": report and _named("Article", report, {"headline": report.title}),
        }
    )


def _event_id(page, site_context: SiteContext) -> str:
    """Return the name of what a page announces or reports on, the same in every language."""
    return f"{site_context.site_url}/#event-{page.translation_key}"


def _named(kind: str, page, data: Data) -> Data:
    return {"@type": kind, **data, "url": page.full_url}


def place(name: str, town) -> Data:
    """Return a venue in a town; places without a province lie outside Iraq."""
    address = {
        "@type": "PostalAddress",
        "addressLocality": town.name if town else name,
        "addressRegion": town.get_province_display() if town else "",
        "addressCountry": "IQ" if town is None or town.province else "",
    }
    return {"@type": "Place", "name": name, "address": _without_empty(address)}


def _publisher(site_context: SiteContext) -> Data:
    return {
        "@type": "Organization",
        "@id": f"{site_context.site_url}/#organisation",
        "name": site_context.navigation.site_name,
        "url": f"{site_context.site_url}/",
        "logo": site_context.site_url + static(site_context.facts.colours.icon(512)),
    }


def _without_empty(data: Data) -> Data:
    """Return the data without empty values."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}
