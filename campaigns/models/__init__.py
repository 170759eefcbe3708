from campaigns.models.calls import (
    CallIndexPage,
    CallPage,
    CallPartner,
    CallPath,
    CallQuerySet,
    CallVenue,
    Series,
)
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
    "ProgrammeEntry",
    "ReportIndexPage",
    "ReportPartner",
    "ReportTopic",
    "Series",
    "SignupSlot",
]
