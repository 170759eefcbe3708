"""Building the demonstration site, through the same models an editor uses."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.core.files import File
from django.db import connection, transaction
from wagtail.models import Locale, Site

from core.models import Navigation, SiteFacts, SiteImage
from core.prefetch.renditions import make_renditions
from editors.roles import make_roles
from home.demonstration import pages
from home.demonstration.bodies import BodyWriter
from home.demonstration.later import prepare_sorani
from home.demonstration.people import Login, make_people
from home.demonstration.snippets import make_forms, make_vocabulary
from home.demonstration.tree import TreeBuilder
from home.demonstration.wording import Dictionary, side
from home.models import HomePage
from news.models import StoryIndexPage
from translations.publication import publish_in

PICTURES = Path(__file__).parent / "pictures"


def is_built() -> bool:
    """Whether the site has content already, the demonstration's or somebody's own."""
    return StoryIndexPage.objects.exists()


def build() -> list[Login]:
    """Build everything or, if anything goes wrong, nothing; return the logins."""
    with transaction.atomic():
        logins = build_content()
    prepare_pictures()
    return logins


def build_content() -> list[Login]:
    english, arabic = (Locale.objects.get(language_code=code) for code in ("en", "ar"))
    make_roles()
    logins = make_people(arabic)
    pictures = make_pictures()
    vocabulary = make_vocabulary(english, arabic)
    topics = next(terms for model, terms in vocabulary.items() if model.__name__ == "Topic")
    forms = make_forms(english, arabic, topics)
    home = HomePage.objects.get(locale=english)
    tree = TreeBuilder(vocabulary, pictures, forms, home)
    tree.build()
    make_navigation(english, arabic, tree)
    make_facts(pictures)
    prepare_sorani(tree.pages)
    return logins


def prepare_pictures() -> None:
    """Make all renditions, so that the first visitor waits for none; encoders run outside Python's lock."""

    def prepare(image):
        make_renditions(image)
        connection.close()

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(prepare, SiteImage.objects.all()))


def make_pictures() -> dict[str, SiteImage]:
    made = {}
    for path in sorted(PICTURES.glob("*.jpg")):
        with path.open("rb") as content:
            image = SiteImage(title=path.stem.replace("-", " ").capitalize(), file=File(content, name=path.name))
            image.save()
        made[path.stem] = image
    return made


def make_navigation(english: Locale, arabic: Locale, tree: TreeBuilder) -> None:
    words = side(pages.NAVIGATION, "en")
    writer = BodyWriter({}, tree.pages, {}, "navigation")

    def menu(slugs):
        return writer.stream("link", [{"page": tree.pages[slug].pk, "url": "", "label": ""} for slug in slugs])

    navigation = Navigation(
        locale=english,
        site_name=words["site_name"],
        tagline=words["tagline"],
        description=words.get("description", ""),
        main_menu=menu(words["main"]),
        footer_menu=menu(words["footer"]),
        footer_note=f"<p>{words['footer_note']}</p>",
    )
    navigation.save()
    publish_in(arabic, navigation, Dictionary(pages.NAVIGATION, "en", "ar"))


def make_facts(pictures: dict[str, SiteImage]) -> None:
    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    facts.contact_email = "hello@icssi.example"
    facts.share_image = pictures["share"]
    facts.save()
