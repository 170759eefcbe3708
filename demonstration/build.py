"""Building the demonstration site, through the same models an editor uses."""

import os
import secrets
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Locale, Page, Site, get_page_models
from wagtail.users.models import UserProfile

from campaigns.models import ProgrammeEntry, Series
from core.models import Navigation, Organisation, Person, Place, SiteFacts, SiteImage, Topic, User
from core.operations.immediate_tasks import each_once
from core.prefetch.renditions import make_renditions
from demonstration.content import Content, Where, key_of, read
from demonstration.sorani import prepare_sorani
from demonstration.values import Values, names_pages
from editors.roles import make_roles
from forms_app.models import SignupForm
from home.models import HomePage
from news.models import StoryIndexPage
from translations.publication import publish_in

CONTENT = Path(__file__).parent / "content"
TERMS = {"topics": Topic, "places": Place, "organisations": Organisation, "people": Person, "series": Series}
IN_SORANI = ["play-in-four-languages", "privacy"]


def is_built() -> bool:
    """Whether the site has content already, the demonstration's or somebody's own."""
    return StoryIndexPage.objects.exists()


def build(folder: Path = CONTENT) -> list[dict[str, str]]:
    """Build everything or, if anything goes wrong, nothing; return the logins. Raises ContentError."""
    with transaction.atomic(), each_once():
        make_roles()
        site = SiteBuilder(folder)
        site.build()
        prepare_sorani(folder / "sorani", [site.find(Page, key) for key in IN_SORANI])
        logins = [make_person(**person) for person in site.facts.fields["people"]]
    prepare_pictures()
    return logins


def make_person(username: str, first_name: str, group: str, language: str, task: str) -> dict[str, str]:
    """Make somebody one can log in as, with a password made up on the spot."""
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(username, f"{username}@icssi.example", password, first_name=first_name)
    user.groups.add(Group.objects.get(name=group))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return {"username": username, "password": password, "task": task}


def make_picture(path: Path) -> SiteImage:
    with path.open("rb") as file:
        return SiteImage.objects.create(title=path.stem.replace("-", " ").capitalize(), file=File(file, name=path.name))


def prepare_pictures() -> None:
    """Make all renditions, so that the first visitor waits for none; encoders run outside Python's lock."""

    def prepare(image):
        make_renditions(image)
        connection.close()

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(prepare, SiteImage.objects.all()))


def season_from(today: date, month: int, day: int, days_open: int) -> date:
    """Return the first day of the season that begins next, or that began at most so many days ago."""
    start = date(today.year, month, day)
    return start if today <= start + timedelta(days_open) else start.replace(year=start.year + 1)


class SiteBuilder:
    """Makes pictures and snippets, then all pages as drafts, so that they can name each other, then publishes them."""

    def __init__(self, folder: Path, names: Mapping[str, Mapping[str, str]] | None = None):
        self.folder = folder
        self.names = names or {}
        self.facts = self.read(folder / "site.toml")
        season = self.facts.fields.get("season")
        self.season = season_from(timezone.localdate(), **season) if season else timezone.localdate()
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.known: dict[type, dict[str, Any]] = {Page: {}}
        self.drafts: dict[str, Content] = {}

    def build(self) -> None:
        self.known[SiteImage] = {path.stem: make_picture(path) for path in sorted(self.folder.glob("pictures/*.jpg"))}
        for name, model in [*TERMS.items(), ("forms", SignupForm)]:
            self.known[model] = dict(self.snippets(name, model))
        for path in sorted(self.folder.rglob("*.*.md"), key=lambda path: (len(path.parts), path)):
            self.draft(path)
        home, *others = self.drafts
        for key in [*others, home]:  # the front page names pages that lie deeper
            self.publish_page(key)
        for form in self.known[SignupForm].values():  # forms are made before pages, which have slots for them
            form.refresh_from_db()
            form.privacy_page = self.known[Page]["privacy"]
            form.save_revision().publish()
        list(self.snippets("programme", ProgrammeEntry))
        if not Navigation.objects.exists():
            list(self.snippets("navigation", Navigation))
        facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
        self.values(self.facts).set(facts, self.facts.fields.get("facts", {}), ("facts",))
        facts.save()

    def read(self, path: Path) -> Content:
        """Return what a file says, with the names of its language filled in. Raises ContentError."""
        content = read(path)
        return content.filled(self.names.get(content.language, {}))

    def values(self, content: Content) -> Values:
        return Values(content, self.season, self.find)

    def find(self, model: type, key: str) -> Any:
        """Return what a key names. Raises KeyError.

        What a foreign key of a page names is published first, as the page's translation needs it in its language.
        """
        found = next(things for base, things in self.known.items() if issubclass(model, base))[key]
        if isinstance(found, Page) and model is not Page:
            self.publish_page(key)
        return found

    def snippets(self, name: str, model: type) -> Iterator[tuple[str, Any]]:
        """Make and publish what each table of a file is about."""
        path = self.folder / f"{name}.en.toml"
        if not path.exists():
            return
        content = self.read(path)
        for key, fields in content.fields.items():
            snippet = model(locale=self.locales["en"], **({"key": key} if name in TERMS else {}))
            self.values(content).set(snippet, fields, (key,))
            self.publish(snippet, content, (key,))
            yield key, snippet

    def draft(self, path: Path) -> None:
        """Make a draft of a page below that of its folder; the file that names its type is the original."""
        content = self.read(path)
        if "type" not in content.fields and content.other_path.exists():
            return
        kind = content.fields.pop("type", "")
        model = {model.__name__: model for model in get_page_models()}.get(kind)
        if model is None:
            raise content.error(f"There is no page type “{kind}”.", ("type",))
        locale = self.locales[content.language]
        is_home = model is HomePage
        page = HomePage.objects.get(locale=locale) if is_home else model(locale=locale, slug=content.key, live=False)
        self.values(content).set(page, content.fields, only=lambda field: not names_pages(field))
        if not is_home:
            self.parent(path, locale).add_child(instance=page)
        self.known[Page][content.key], self.drafts[content.key] = page, content

    def parent(self, path: Path, locale: Locale) -> Page:
        """Return the page in whose folder a file lies, published if its translation is needed."""
        key = key_of(path.parent)
        page = self.find(Page, key)
        if not page.has_translation(locale):
            self.publish_page(key)
        return page.get_translation(locale)

    def publish_page(self, key: str) -> None:
        """Give a draft what names other pages, and publish it."""
        if content := self.drafts.pop(key, None):
            page = self.known[Page][key]
            page.refresh_from_db(fields=["numchild"])
            self.values(content).set(page, content.fields, only=names_pages)
            self.publish(page, content)

    def publish(self, instance: Any, content: Content, where: Where = ()) -> None:
        """Save a page or snippet, publish it as an editor would, and publish its translation if there is one."""
        try:
            instance.full_clean()
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items()))
            raise content.error(f"{name}: {' '.join(messages)}", (*where, name)) from error
        if instance.pk is None:
            instance.save()
        if isinstance(instance, DraftStateMixin):
            instance.save_revision().publish()
            instance.refresh_from_db()
        if content.other_path.exists():
            self.publish_translation(instance, content, self.read(content.other_path), where)

    def publish_translation(self, instance: Any, content: Content, other: Content, where: Where) -> None:
        locale = self.locales[other.language]
        wordings = content.wordings(other)
        if isinstance(instance, Page):
            there = Page.objects.filter(translation_key=instance.translation_key, locale=locale).first() or instance
            wordings[instance.slug] = there.slug

        def wording_of(segment: str) -> str:
            if segment not in wordings:
                raise other.error(f"A text has no counterpart here: {segment}", where)
            return wordings[segment]

        publish_in(locale, instance, wording_of)
