from campaigns.models.calls import (
    CallIndexPage,
    CallPage,
    CallPartner,
    CallPath,
    CallQuerySet,
    CallVenue,
    Series,
)
from campaigns.models.former_seasons import FormerSeason
from campaigns.models.programme import ProgrammeEntry
from campaigns.models.reports import FestivalReportPage, ReportIndexPage, ReportPartner, ReportTopic
from campaigns.models.slots import SignupSlot

__all__ = [
    "CallIndexPage",
    "CallPage",
    "CallPartner",
    "CallPath",
    "CallQuerySet",
    "CallVenue",
    "FestivalReportPage",
    "FormerSeason",
    "ProgrammeEntry",
    "ReportIndexPage",
    "ReportPartner",
    "ReportTopic",
    "Series",
    "SignupSlot",
]
