from campaigns.models.calls import (
    CallIndexPage,
    CallPage,
    CallPartner,
    CallPath,
    CallQuerySet,
    CallVenue,
    Series,
    SignupSlot,
)
from campaigns.models.programme import ProgrammeEntry
from campaigns.models.reports import FestivalReportPage, ReportIndexPage, ReportPartner, ReportTopic

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
