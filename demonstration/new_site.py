"""The beginnings of a new site: front page, lists, pages about us and privacy, and menus, in English and Arabic.

An administrator says how the organisation is called and reached; the rest stands in the folder `starter` and can be
changed like every other page. Further languages begin closed to readers, with their translators' work waiting.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.models import Locale, Page, Site

from core.i18n.presets import Preset
from core.models import SiteFacts, SiteImage, User
from core.palettes import FIRST
from demonstration.build import SiteBuilder, is_built
from editors.languages import creation, opening

STARTER = Path(__file__).parent / "starter"
ARABIC = "ar"


class SiteExistsError(Exception):
    """There are pages already, perhaps since a moment ago."""


@dataclass(frozen=True)
class Beginning:
    """What an administrator says about a new site."""

    names: Mapping[str, str]
    """The name of the organisation by language: English, and Arabic where readers are offered it."""
    about: Mapping[str, str]
    """One sentence about it by language."""
    email: str
    palette: str = FIRST
    """One of PaletteChoice."""
    logo: UploadedFile | None = None
    further_languages: Collection[Preset] = field(default=())


@transaction.atomic
def begin(site: Beginning, user: User) -> None:
    """Make everything, or nothing. Raises SiteExistsError."""
    list(Site.objects.select_for_update())  # two who begin at once wait for each other
    if is_built():
        raise SiteExistsError
    SiteBuilder(STARTER, {code: _words(site, code) for code in ("en", ARABIC)}).build()
    Page.objects.filter(depth__gt=1, owner=None).update(owner=user)
    _keep_facts(site, user)
    if ARABIC not in site.names:
        opening.close(Locale.objects.get(language_code=ARABIC))
    for preset in site.further_languages:
        creation.add(preset, user)


def _words(site: Beginning, code: str) -> dict[str, str]:
    """Return what stands in the texts of a language in place of names; what it lacks is said in English."""
    language = code if code in site.names else "en"
    return {"name": site.names[language], "about": site.about[language], "email": site.email}


def _keep_facts(site: Beginning, user: User) -> None:
    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    facts.contact_email, facts.palette = site.email, site.palette
    if site.logo:
        facts.logo = SiteImage.objects.create(title=site.names["en"], file=site.logo, uploaded_by_user=user)
    facts.save()
