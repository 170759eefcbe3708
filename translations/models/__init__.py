from translations.models.assignments import Assignment, State
from translations.models.batches import Batch
from translations.models.check_waivers import CheckWaiver
from translations.models.glossary import GlossaryTerm
from translations.models.presence import Presence
from translations.models.remarks import Remark
from translations.models.reviews import Review
from translations.models.segment_edits import SegmentEdit
from translations.models.teams import LanguageTeam
from translations.models.versions import Version

__all__ = [
    "Assignment",
    "Batch",
    "CheckWaiver",
    "GlossaryTerm",
    "LanguageTeam",
    "Presence",
    "Remark",
    "Review",
    "SegmentEdit",
    "State",
    "Version",
]
