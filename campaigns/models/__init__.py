from campaigns.models.appeal_rows import AppealAddressee, AppealTopic, FirstSignatory
from campaigns.models.appeals import AppealIndexPage, AppealPage, Outcome
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
from campaigns.models.signatories import Signatory
from campaigns.models.slots import SignupSlot

__all__ = [
    "AppealAddressee",
    "AppealIndexPage",
    "AppealPage",
    "AppealTopic",
    "CallIndexPage",
    "CallPage",
    "CallPartner",
    "CallPath",
    "CallQuerySet",
    "CallVenue",
    "FestivalReportPage",
    "FirstSignatory",
    "FormerSeason",
    "Outcome",
    "ProgrammeEntry",
    "ReportIndexPage",
    "ReportPartner",
    "ReportTopic",
    "Series",
    "Signatory",
    "SignupSlot",
]
