from core.models.blocked_publications import HeldBack
from core.models.bundles import Bundle, BundleItem
from core.models.deletions import DeletedPage, Deletion
from core.models.draft_links import DraftLink, DraftRemark
from core.models.external_links import OutsideLink
from core.models.guess_counts import GuessCount
from core.models.images import SiteImage, SiteRendition
from core.models.listing import ListingPage, ListingQuerySet
from core.models.missed_addresses import MissedAddress
from core.models.navigation import Navigation
from core.models.notices import Notice
from core.models.open_languages import InterfaceText, OpenLanguage
from core.models.organisations import Organisation, Role
from core.models.other_names import OtherNamesMixin
from core.models.outbox import OutboxLetter
from core.models.pages import BasePage, LeadImageMixin, PageRow, PutUpMixin
from core.models.passages import Passage
from core.models.people import Person
from core.models.places import Place
from core.models.site import SiteFacts
from core.models.term_removals import TermRemoval
from core.models.topics import Topic
from core.models.user_sessions import UserSession
from core.models.users import User

__all__ = [
    "BasePage",
    "Bundle",
    "BundleItem",
    "DeletedPage",
    "Deletion",
    "DraftLink",
    "DraftRemark",
    "GuessCount",
    "HeldBack",
    "InterfaceText",
    "LeadImageMixin",
    "ListingPage",
    "ListingQuerySet",
    "MissedAddress",
    "Navigation",
    "Notice",
    "OpenLanguage",
    "Organisation",
    "OtherNamesMixin",
    "OutboxLetter",
    "OutsideLink",
    "PageRow",
    "Passage",
    "Person",
    "Place",
    "PutUpMixin",
    "Role",
    "SiteFacts",
    "SiteImage",
    "SiteRendition",
    "TermRemoval",
    "Topic",
    "User",
    "UserSession",
]
