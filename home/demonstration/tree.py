"""The pages of the demonstration.

All of them are made as drafts first, so that they can point at each other; then each gets its body,
is published, and is published again in the other language.
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from campaigns.models import (
    CallIndexPage,
    CallPage,
    CallPartner,
    CallPath,
    CallVenue,
    FestivalReportPage,
    ProgrammeEntry,
    ReportIndexPage,
    ReportPartner,
    ReportTopic,
    Series,
    SignupSlot,
)
from core.models import Organisation, Person, Place, SiteImage, Topic
from forms_app.models import SignupForm
from home.demonstration import campaigns, pages, stories
from home.demonstration.bodies import BodyWriter
from home.demonstration.wording import Dictionary, side
from home.models import HomePage, StandardPage
from news.models import StoryAuthor, StoryIndexPage, StoryPage, StoryTopic
from translations.publication import publish_in

SOURCE_LANGUAGE = {"both": "en", "en": "en", "ar-first": "ar"}
PICTURE_WORDS = {"alt": "lead_image_alt", "caption": "lead_image_caption", "credit": "lead_image_credit"}


def next_season(words: dict[str, Any]) -> tuple[date, date]:
    """Return the first and last day of the nearest season in which every sign-up of the call is open today or later."""
    month, first, last = words["yearly"]
    year = timezone.localdate().year
    closes = date(year, month, first) - timedelta(days=max(slot["closes_days_before"] for slot in words["slots"]))
    if timezone.localdate() > closes:
        year += 1
    return date(year, month, first), date(year, month, last)


class TreeBuilder:
    """Builds every page; snippets, pictures and forms must exist in both languages."""

    def __init__(
        self,
        vocabulary: dict[type, dict[str, Any]],
        pictures: dict[str, SiteImage],
        forms: dict[str, SignupForm],
        home: HomePage,
    ):
        self.vocabulary = vocabulary
        self.pictures = pictures
        self.forms = forms
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.homes = {"en": home, "ar": home.get_translation(self.locales["ar"])}
        self.pages: dict[str, Page] = {}

    def build(self) -> None:
        indexes = {
            StoryIndexPage: pages.NEWS_INDEX,
            CallIndexPage: pages.CALL_INDEX,
            ReportIndexPage: pages.REPORT_INDEX,
        }
        for model, data in indexes.items():
            self._index(model, data)
        self._family(StandardPage, pages.STANDARD, self.homes, self._standard)
        self._family(CallPage, campaigns.CALLS, self._indexes(CallIndexPage), self._call)
        self._family(FestivalReportPage, campaigns.REPORTS, self._indexes(ReportIndexPage), self._report)
        self._family(StoryPage, stories.STORIES, self._indexes(StoryIndexPage), self._story)
        self._finish_bodies()
        self._finish_homes()

    # --- Drafts -----------------------------------------------------------------------------

    def _index(self, model, data) -> None:
        words = side(data, "en")
        page = self.homes["en"].add_child(instance=model(locale=self.locales["en"], **words))
        page.save_revision().publish()
        publish_in(self.locales["ar"], page, Dictionary(data, "en", "ar", {page.slug: page.slug}))
        self.pages[page.slug] = page

    def _indexes(self, model) -> dict[str, Page]:
        return {code: model.objects.get(locale=locale) for code, locale in self.locales.items()}

    def _family(self, model, entries, parents, fields_of) -> None:
        """Make a draft of each entry, in the language it is written in first."""
        for data in entries:
            language = SOURCE_LANGUAGE[data.get("languages", "both")]
            words = side(data, language)
            page = model(
                locale=self.locales[language],
                title=words["title"],
                slug=words["slug"],
                intro=words["intro"],
                live=False,
                **self._lead_image(words),
                **fields_of(words, language),
            )
            self.pages[page.slug] = parents[language].add_child(instance=page)

    def _lead_image(self, words) -> dict[str, Any]:
        if not words.get("picture"):
            return {}
        texts = {field: words.get(f"picture_{name}") or "" for name, field in PICTURE_WORDS.items()}
        return {"lead_image": self.pictures[words["picture"]], **texts}

    def _term(self, model, key: str | None, language: str):
        """Return a snippet in the language the page is written in."""
        return self.vocabulary[model][key].get_translation(self.locales[language]) if key else None

    def _rows(self, model, language: str, entries: list[dict]) -> list:
        return [
            model(locale=self.locales[language], sort_order=number, **entry) for number, entry in enumerate(entries)
        ]

    def _standard(self, words, language) -> dict[str, Any]:
        return {}

    def _call(self, words, language) -> dict[str, Any]:
        starts_on, ends_on = words["starts_on"], words["ends_on"]
        if words.get("yearly"):
            starts_on, ends_on = next_season(words)
        dates = [
            {"date": str(starts_on - timedelta(days=entry["days_before_start"])), "label": entry["label"]}
            for entry in words["key_dates"]
        ]
        return {
            "series": self._term(Series, words["series"], language),
            "season_number": words["season_number"],
            "slogan": words["slogan"] or "",
            "starts_on": starts_on,
            "ends_on": ends_on,
            "website": words["website"] or "",
            "key_dates": self._writer(f"{words['slug']}/dates").stream("key_date", dates),
            "venues": self._rows(
                CallVenue,
                language,
                [
                    {"name": venue["name"], "place": self._term(Place, venue["place"], language)}
                    for venue in words["venues"]
                ],
            ),
            "paths": self._rows(
                CallPath,
                language,
                [
                    {"topic": self._term(Topic, path["topic"], language), "focus": path["focus"] or ""}
                    for path in words["paths"]
                ],
            ),
            "partners": self._partners(CallPartner, words, language),
            "slots": self._rows(SignupSlot, language, [self._slot(slot, starts_on) for slot in words["slots"]]),
        }

    def _slot(self, slot, starts_on) -> dict[str, Any]:
        return {
            "label": slot["label"],
            "note": slot["note"] or "",
            "form": self.forms[slot["form"]] if slot["form"] else None,
            "link": slot["link"] or "",
            "opens_on": min(starts_on - timedelta(days=slot["opens_days_before"]), timezone.localdate()),
            "closes_on": starts_on - timedelta(days=slot["closes_days_before"]),
        }

    def _partners(self, model, words, language) -> list:
        return self._rows(
            model,
            language,
            [
                {
                    "organisation": self._term(Organisation, partner["organisation"], language),
                    "role": partner["role"],
                }
                for partner in words["partners"]
            ],
        )

    def _topics(self, model, words, language) -> list:
        return self._rows(model, language, [{"topic": self._term(Topic, topic, language)} for topic in words["topics"]])

    def _report(self, words, language) -> dict[str, Any]:
        writer = self._writer(f"{words['slug']}/parts")
        programme = [
            {name: entry.get(name) or "" for name in ("time", "title", "description")} for entry in words["programme"]
        ]
        return {
            "event_name": words["event_name"],
            "starts_on": words["starts_on"],
            "ends_on": words["ends_on"],
            "place": self._term(Place, words["place"], language),
            "dateline_organisation": self._term(Organisation, words["dateline_organisation"], language),
            "figures": writer.stream("figure", words["figures"]),
            "programme": writer.stream("entry", programme),
            "gallery": writer.stream("picture", [writer.picture(picture) for picture in words["gallery"]]),
            "what_next": "".join(f"<p>{text}</p>" for text in words["what_next"]),
            "outside_page": words["outside_page"] or "",
            "outside_label": words["outside_label"] or "",
            "partners": self._partners(ReportPartner, words, language),
            "topics": self._topics(ReportTopic, words, language),
        }

    def _story(self, words, language) -> dict[str, Any]:
        people = [{"person": self._term(Person, key, language)} for key in words["authors"]]
        return {
            "story_date": words["story_date"],
            "dateline_organisation": self._term(Organisation, words["organisation"], language),
            "dateline_place": self._term(Place, words["place"], language),
            "authors": self._rows(StoryAuthor, language, people),
            "topics": self._topics(StoryTopic, words, language),
        }

    # --- Bodies, publishing, the other language ----------------------------------------------

    def _writer(self, prefix: str) -> BodyWriter:
        forms = {key: form.pk for key, form in self.forms.items()}
        return BodyWriter(self.pictures, self.pages, forms, prefix)

    def _finish_bodies(self) -> None:
        families: list[list[dict]] = [pages.STANDARD, campaigns.CALLS, campaigns.REPORTS, stories.STORIES]
        for data in (entry for family in families for entry in family):
            languages = data.get("languages", "both")
            source = SOURCE_LANGUAGE[languages]
            page = self.pages[data["slug"]]
            words = side(data, source)
            page.body = self._writer(page.slug).write(words["body"])
            if data.get("related_call"):
                page.related_call = self.pages[data["related_call"]]
            if data.get("call"):
                page.call = self.pages[data["call"]]
            self._publish(page)
            if languages != "en":
                target = "ar" if source == "en" else "en"
                publish_in(self.locales[target], page, Dictionary(data, source, target, {page.slug: page.slug}))
            for entry in data.get("programme", []) if isinstance(page, CallPage) else []:
                self._programme_entry(page, entry)

    def _programme_entry(self, call: CallPage, data: dict) -> None:
        words = side(data, "en")
        entry = ProgrammeEntry(
            call=call,
            locale=self.locales["en"],
            title=words["title"],
            description=words["description"],
            path=self._term(Topic, words["path"], "en"),
            day=call.starts_on + timedelta(days=words["day"] - 1),
            time=words["time"],
            venue=words["venue"],
            organiser=words["organiser"] or "",
        )
        entry.save()
        entry.save_revision().publish()
        publish_in(self.locales["ar"], entry, Dictionary(data, "en", "ar"))

    @staticmethod
    def _publish(page: Page) -> None:
        """Publish through a revision, as an editor would."""
        page.full_clean()
        page.save_revision().publish()
        page.refresh_from_db()

    def _finish_homes(self) -> None:
        home, data = self.homes["en"], pages.HOME
        words = side(data, "en")
        blocks = [
            block
            for section in words["sections"]
            for block in [("heading", section["heading"]), ("paragraph", section["paragraphs"])]
        ]
        home.title, home.intro = words["title"], words["intro"]
        home.lead_call = self.pages[words["lead_call"]]
        home.sections = self._writer("home").write(blocks)
        self._publish(home)
        slugs = {home.slug: self.homes["ar"].slug}
        publish_in(self.locales["ar"], home, Dictionary(data, "en", "ar", slugs))
