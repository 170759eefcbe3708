from datetime import date

import factory

from campaigns.models import (
    AppealIndexPage,
    AppealPage,
    CallIndexPage,
    CallPage,
    FestivalReportPage,
    ReportIndexPage,
)
from home.models import StandardPage
from news.models import StoryIndexPage, StoryPage


class PageFactory(factory.django.DjangoModelFactory):
    """A published page below `parent`, in the parent's language."""

    class Meta:
        abstract = True

    title = factory.Sequence("Page {}".format)
    slug = factory.Sequence("page-{}".format)
    intro = "What it is about."

    @classmethod
    def _create(cls, model_class, *args, parent, **kwargs):
        kwargs.setdefault("locale", parent.locale)
        return parent.add_child(instance=model_class(*args, **kwargs))


class StoryIndexPageFactory(PageFactory):
    class Meta:
        model = StoryIndexPage


class StoryPageFactory(PageFactory):
    class Meta:
        model = StoryPage

    story_date = date(2020, 5, 17)


class CallIndexPageFactory(PageFactory):
    class Meta:
        model = CallIndexPage


class CallPageFactory(PageFactory):
    class Meta:
        model = CallPage

    starts_on = date(2020, 11, 22)
    ends_on = date(2020, 11, 30)


class AppealIndexPageFactory(PageFactory):
    class Meta:
        model = AppealIndexPage


class AppealPageFactory(PageFactory):
    class Meta:
        model = AppealPage

    issued_on = date(2020, 5, 17)


class ReportIndexPageFactory(PageFactory):
    class Meta:
        model = ReportIndexPage


class FestivalReportPageFactory(PageFactory):
    class Meta:
        model = FestivalReportPage

    event_name = "Festival"
    starts_on = date(2017, 12, 10)


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage
