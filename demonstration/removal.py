"""Taking the demonstration away, and leaving what people made.

A row belongs to the demonstration if a content file names it and nobody signed in has written it since. What belongs
to it and something of people's still needs stays too, and is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext, gettext_noop, override
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry, ReferenceIndex, Revision, Site
from wagtail_localize.models import StringTranslation

from core.models import Navigation, SiteFacts, SiteImage, User
from demonstration.build import CONTENT, TERMS
from demonstration.content import key_of, read
from editors.languages import creation
from editors.roles import ADMINISTRATORS
from forms_app.models import SignupForm, Submission
from translations.publication import publish_in

SORANI = "ckb"
PREPARED = gettext_noop("This site is being prepared.")


class NoAdministratorError(Exception):
    """Nobody but the accounts of the demonstration could run the site afterwards."""


@dataclass
class Report:
    """How many rows went, and which stay."""

    removed: int = 0
    kept: list[str] = field(default_factory=list)

    def take(self, row: Any) -> None:
        row.delete()
        self.removed += 1


@transaction.atomic
def remove() -> Report:
    """Delete the demonstration. Raises NoAdministratorError."""
    people = _people()
    others = User.objects.filter(is_active=True).exclude(pk__in=people)
    if not others.filter(models.Q(is_superuser=True) | models.Q(groups__name=ADMINISTRATORS)).exists():
        raise NoAdministratorError
    report = Report()
    _remove_pages(report)
    _empty_front_pages()
    _remove_rows(report, _forms())
    _remove_rows(report, _terms())
    _remove_rows(report, _pictures())
    _remove_rows(report, [row for row in Navigation.objects.all() if not was_touched(row)])
    _remove_sorani()
    _forget_contact()
    _close_accounts(report, people)
    return report


def was_touched(row: Any) -> bool:
    """Tell whether somebody who was signed in has made or written a row."""
    of_row = {"content_type": ContentType.objects.get_for_model(row, for_concrete_model=True), "object_id": row.pk}
    if isinstance(row, Page):
        written = Revision.page_revisions.filter(object_id=str(row.pk)).exclude(user=None)
        return (
            bool(row.owner_id) or written.exists() or PageLogEntry.objects.filter(page=row).exclude(user=None).exists()
        )
    is_written = Revision.objects.filter(**of_row).exclude(user=None).exists()
    return is_written or ModelLogEntry.objects.filter(**of_row).exclude(user=None).exists()


def _remove_pages(report: Report) -> None:
    """Delete pages from the leaves up; one with a page of people's below it stays."""
    keys = {key_of(path) for path in CONTENT.rglob("*.*.md")} - {"home"}
    named = Page.objects.filter(slug__in=keys, depth__gt=2).values("translation_key")
    for page in Page.objects.filter(translation_key__in=named).order_by("-depth", "path").specific():
        page.refresh_from_db(fields=["numchild", "path", "depth"])
        if was_touched(page) or page.numchild:
            report.kept.append(page.get_admin_display_title())
        else:
            report.take(page)


def _empty_front_pages() -> None:
    home: Any = Site.objects.get(is_default_site=True).root_page.specific
    translated = list(home.get_translations().filter(live=True))
    if any(was_touched(page) for page in (home, *translated)):
        return
    home.title, home.intro, home.sections, home.lead_call = settings.WAGTAIL_SITE_NAME, PREPARED, [], None
    home.save_revision().publish()
    for page in translated:
        with override(page.locale.language_code):
            words = {home.title: home.title, home.slug: page.slug, PREPARED: gettext(PREPARED)}
        publish_in(page.locale, home, words.__getitem__)


def _forms() -> Iterator[SignupForm]:
    titles = {fields["title"] for fields in read(CONTENT / "forms.en.toml").fields.values()}
    keys = SignupForm.objects.filter(title__in=titles).values("translation_key")
    answered = set(Submission.objects.values_list("form_key", flat=True).distinct())
    for form in SignupForm.objects.filter(translation_key__in=keys):
        if form.translation_key not in answered:
            yield form


def _terms() -> Iterator[Any]:
    for name, model in TERMS.items():
        yield from model.objects.filter(key__in=read(CONTENT / f"{name}.en.toml").fields)


def _pictures() -> models.QuerySet[SiteImage]:
    titles = {path.stem.replace("-", " ").capitalize() for path in CONTENT.glob("pictures/*.jpg")}
    return SiteImage.objects.filter(title__in=titles, uploaded_by_user=None)


def _remove_rows(report: Report, rows) -> None:
    """Delete rows that nobody has written and nothing names any more."""
    for row in list(rows):
        if was_touched(row) or ReferenceIndex.get_references_to(row).exists():
            report.kept.append(str(row))
        else:
            report.take(row)


def _remove_sorani() -> None:
    locale = Locale.objects.filter(language_code=SORANI).first()
    if locale is None or locale.interface_texts.exclude(changed_by=None).exists():
        return
    if any(was_touched(page) for page in Page.objects.filter(locale=locale)):
        return
    StringTranslation.objects.filter(locale=locale).delete()
    locale.interface_texts.all().delete()
    if not creation.removal_problem(locale):
        creation.remove(locale)


def _forget_contact() -> None:
    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    if facts.contact_email == read(CONTENT / "site.toml").fields["facts"]["contact_email"]:
        facts.contact_email = ""
        facts.save()


def _people() -> list[int]:
    names = [person["username"] for person in read(CONTENT / "site.toml").fields["people"]]
    return list(User.objects.filter(username__in=names, email__endswith="@icssi.example").values_list("pk", flat=True))


def _close_accounts(report: Report, people: list[int]) -> None:
    """Delete the accounts that anybody with the file of logins could use; those that were used are closed."""
    for person in User.objects.filter(pk__in=people):
        if person.last_login:
            person.is_active = False
            person.save()
            report.kept.append(person.get_username())
        else:
            report.take(person)
