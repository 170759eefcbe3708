"""A page costs a few queries, the same whether there is little on it and round it, or much."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Site

from campaigns.models import (
    AppealAddressee,
    AppealTopic,
    CallPartner,
    CallPath,
    CallVenue,
    FirstSignatory,
    ReportPartner,
    ReportTopic,
    Signatory,
    SignupSlot,
)
from core.memo import GENERATION
from core.models import Navigation, Passage, SiteFacts, listing
from news.models import StoryAuthor, StoryTopic
from tests.factories import (
    AppealPageFactory,
    CallPageFactory,
    FestivalReportPageFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    SeriesFactory,
    StandardPageFactory,
    StoryPageFactory,
    TopicFactory,
    prepared_images,
)
from tests.forms_app.building import SignupFormFactory

MOST = 15
MOST_FOR_STORE = 8  # once what stands on every page has been fetched
MOST_FOR_FRONT_PAGE = 10  # one for each list on it
ADDRESSES = [
    f"/{language}/{path}"
    for language in ("en", "ar")
    for path in (
        "",
        "news/",
        "news/?page=2",
        "news/?topic=topic&place=place&year=2020",
        "news/rich/",
        "campaigns/",
        "campaigns/rich/",
        "festivals/",
        "festivals/rich/",
        "appeals/",
        "appeals/rich/",
        "rich/",
    )
]


class Content:
    """Pages of every type in both languages, with `number` of whatever they may have several of."""

    def __init__(self, home, lists, in_arabic, number):
        self.home, self.lists, self.in_arabic = home, lists, in_arabic
        self.english = home.locale
        self.numbers = range(number)
        self.images = prepared_images(number)
        self.form = SignupFormFactory()
        self.names = StandardPageFactory(parent=home, slug="named")
        self.picture = {"lead_image": self.images[0], "lead_image_alt": "A boat."}
        self.place, self.topic = PlaceFactory(name="Place"), TopicFactory(name="Topic")
        self.organisations = OrganisationFactory.create_batch(number)

    def rows(self, model, **fields):
        return [model(locale=self.english, sort_order=number, **fields) for number in self.numbers]

    def body(self):
        """Return a body with all a body may hold: two sign-up forms, and the rest so many times."""
        file = ContentFile(b"text", name="plan.txt")
        document = get_document_model().objects.create(title="Plan", file=file)
        pictures = [{"image": image.pk, "alt": "A boat", "caption": "", "credit": ""} for image in self.images]
        others = [StandardPageFactory(parent=self.home) for _number in self.numbers]
        passage = Passage.objects.create(locale=self.english, title="Contact", body="<p>Write.</p>")
        blocks = [("gallery", {"pictures": pictures * 2}), ("signup", {"form": self.form.pk})]
        for picture, page in zip(pictures, others, strict=True):
            blocks += [
                ("paragraph", f'<p><a linktype="page" id="{page.pk}">page</a></p>'),
                ("picture", picture),
                ("document", {"document": document.pk, "title": ""}),
                ("map", picture | {"url": ""}),
                ("passage", passage.pk),
                ("call_to_action", {"page": page.pk, "url": "", "label": "", "note": ""}),
                ("related_pages", {"heading": "", "pages": [page.pk, self.names.pk]}),
            ]
        return [{"type": kind, "value": value} for kind, value in blocks]

    def build(self):
        # A page of each type that has everything, in both languages ...
        for parent, make in zip(
            [self.home, *self.lists], [self.standard, self.story, self.call, self.report, self.appeal], strict=True
        ):
            self.in_arabic(make(parent=parent, slug="rich", body=self.body(), **self.picture))
        # ... and so many more beside it in each list.
        for parent in [*self.lists, *(page.get_translation(self.arabic) for page in self.lists)]:
            self.fill(parent)
        self.front_pages()

    @property
    def arabic(self):
        return self.home.get_translations().get().locale

    def standard(self, **fields):
        return StandardPageFactory(**fields)

    def story(self, **fields):
        return StoryPageFactory(
            authors=self.rows(StoryAuthor, person=PersonFactory()),
            topics=self.rows(StoryTopic, topic=self.topic),
            dateline_place=self.place,
            dateline_organisation=self.organisations[0],
            **fields,
        )

    def call(self, **fields):
        first = timezone.localdate() + timedelta(days=9)
        link = "https://www.example.org/"
        return CallPageFactory(
            series=SeriesFactory(),
            venues=self.rows(CallVenue, name="Garden", place=self.place),
            paths=self.rows(CallPath, topic=self.topic),
            partners=[row for partner in self.organisations for row in self.rows(CallPartner, organisation=partner)],
            slots=[
                SignupSlot(label="Form", form=self.form, locale=self.english),
                *self.rows(SignupSlot, label="There", link=link),
            ],
            **{"starts_on": first, "ends_on": first + timedelta(days=3)} | fields,
        )

    def appeal(self, **fields):
        page = AppealPageFactory(
            place=self.place,
            shows_people=True,
            form=self.form,
            addressees=self.rows(AppealAddressee, name="Ministry"),
            demands=[("demand", "Publish the figures")] * len(self.numbers),
            first_signatories=[
                row for one in self.organisations for row in self.rows(FirstSignatory, organisation=one)
            ],
            topics=self.rows(AppealTopic, topic=self.topic),
            **fields,
        )
        Signatory.objects.bulk_create(
            Signatory(appeal_key=page.translation_key, name="Amal", locale="en") for _number in self.numbers
        )
        return page

    def report(self, **fields):
        gallery = [{"type": "picture", "value": {"image": image.pk, "alt": "A boat"}} for image in self.images]
        return FestivalReportPageFactory(
            place=self.place,
            dateline_organisation=self.organisations[0],
            gallery=gallery,
            what_next=f'<p><a linktype="page" id="{self.names.pk}">page</a></p>',
            partners=[row for partner in self.organisations for row in self.rows(ReportPartner, organisation=partner)],
            topics=self.rows(ReportTopic, topic=self.topic),
            **fields,
        )

    def fill(self, parent):
        factories = [StoryPageFactory, CallPageFactory, FestivalReportPageFactory, AppealPageFactory]
        make = next(factory for factory in factories if factory._meta.model in parent.allowed_subpage_models())
        first = timezone.localdate() + timedelta(days=20)
        dates = {"starts_on": first, "ends_on": first} if make is CallPageFactory else {}
        for number in range(2 * len(self.numbers) + 1):
            words = {"lead_image": self.images[number % len(self.images)], "lead_image_alt": "A boat."}
            rows = [SignupSlot(label="There", link="https://www.example.org/", locale=parent.locale)]
            make(parent=parent, **words, **dates, **({"slots": rows} if dates else {}))

    def front_pages(self):
        for home in (self.home, self.home.get_translation(self.arabic)):
            home.sections = self.body()
            home.save()
            link = {"type": "link", "value": {"page": self.names.pk, "url": "", "label": ""}}
            menus = {"main_menu": [link] * len(self.numbers), "footer_menu": [link] * len(self.numbers)}
            note = f'<p><a linktype="page" id="{self.names.pk}">page</a></p>'
            Navigation.objects.create(locale=home.locale, site_name="ICSSI", footer_note=note, **menus)
        SiteFacts.objects.create(site=Site.objects.get(), contact_email="hello@example.org", share_image=self.images[0])


@pytest.fixture
def content(home, stories, calls, reports, appeals, in_arabic):
    """Return a function that fills the site with so many of everything."""

    def fill(number):
        Content(home, [stories, calls, reports, appeals], in_arabic, number).build()

    return fill


def costs(client, **environ):
    """Return the number of queries of each page; what stands on every page, and after every story, has been fetched."""
    for language in ("en", "ar"):
        client.get(f"/{language}/", **environ)
        client.get(f"/{language}/news/rich/", **environ)
    return {address: cost(client, address, **environ) for address in ADDRESSES}


def cost(client, address, **environ):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, **environ)
    assert response.status_code == 200, address
    return len(queries)


@pytest.mark.django_db
def test_page_costs_few_queries_and_the_same_with_little_and_with_much(client, content, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    assert connection.features.supports_json_field  # which costs queries once in a process
    with transaction.atomic():
        content(1)
        little = costs(client)
        little_for_store = costs(client, **{GENERATION: b"little"})
        transaction.set_rollback(True)

    monkeypatch.setattr(listing, "PER_PAGE", 5)
    content(4)

    much = costs(client)
    assert much == little
    assert {address: number for address, number in much.items() if number > MOST} == {}
    for_store = costs(client, **{GENERATION: b"much"})
    assert for_store == little_for_store
    front_pages = [for_store.pop(f"/{language}/") for language in ("en", "ar")]
    assert max(front_pages) <= MOST_FOR_FRONT_PAGE
    assert {address: number for address, number in for_store.items() if number > MOST_FOR_STORE} == {}
