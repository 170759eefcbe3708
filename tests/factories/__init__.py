"""Makers of what tests need; only what a rule is about is set by the test."""

from tests.factories.images import ImageFactory, prepared_images
from tests.factories.pages import (
    AppealIndexPageFactory,
    AppealPageFactory,
    CallIndexPageFactory,
    CallPageFactory,
    FestivalReportPageFactory,
    ReportIndexPageFactory,
    StandardPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
)
from tests.factories.people import UserFactory
from tests.factories.snippets import OrganisationFactory, PersonFactory, PlaceFactory, SeriesFactory, TopicFactory

__all__ = [
    "AppealIndexPageFactory",
    "AppealPageFactory",
    "CallIndexPageFactory",
    "CallPageFactory",
    "FestivalReportPageFactory",
    "ImageFactory",
    "OrganisationFactory",
    "PersonFactory",
    "PlaceFactory",
    "ReportIndexPageFactory",
    "SeriesFactory",
    "StandardPageFactory",
    "StoryIndexPageFactory",
    "StoryPageFactory",
    "TopicFactory",
    "UserFactory",
    "prepared_images",
]
