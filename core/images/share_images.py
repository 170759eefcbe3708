"""Share images: the picture that social networks and messengers show for a page, drawn in its language.

The worker draws it after a page was published, else it is drawn at the first request. Its address
contains a digest of everything that can be seen in it, so that it may be cached for ever.
"""

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import etag, require_safe
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from core.i18n import digits
from core.i18n.languages import Language
from core.images.drawing import SIZE, can_draw, draw
from core.models.navigation import Navigation
from core.models.site import SiteFacts
from core.palettes import FIRST, PaletteChoice
from core.prefetch.renditions import UNREADABLE
from core.routing import open_languages

LAYOUT = 3  # another number draws every picture again
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Card:
    """Everything that can be seen in a share image."""

    title: str
    dates: str
    site_name: str
    language: str
    picture: int | None = None
    focal_point: str = ""
    palette: str = FIRST
    layout: int = LAYOUT

    @property
    def version(self) -> str:
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def card_of(page, site_name: str, facts: SiteFacts) -> Card:
    """Return what is drawn for a page, with the site's picture where the page has none."""
    image = getattr(page, "card_picture", None) or facts.share_image
    return Card(
        title=page.title,
        dates=str(getattr(page, "shown_dates", "")),
        site_name=site_name,
        language=page.locale.language_code,
        picture=image.pk if image else None,
        focal_point=repr(image.get_focal_point()) if image and image.has_focal_point() else "",
        palette=facts.palette,
    )


def share_image_path(page, site_name: str, facts: SiteFacts) -> str:
    """Return the path of the share image of a page."""
    return reverse("share_image", args=[page.pk, card_of(page, site_name, facts).version])


@require_safe
@etag(lambda request, pk, version: f'"{version}"')  # another picture has another address
def share_image(request, pk: int, version: str) -> HttpResponseBase:
    """Answer with the picture of a published page; an older address leads to the newest picture."""
    pages = Page.objects.live().public().filter(locale__in=open_languages())
    page = pages.filter(pk=pk).select_related("locale").first()
    if page is None or not can_draw(Language(page.locale.language_code)):
        raise Http404("No page has this picture.")
    page = page.specific
    with translation.override(page.locale.language_code):
        card = _current_card(page, Site.find_for_request(request))
    if card.version != version:
        return redirect("share_image", pk, card.version)
    response = FileResponse(share_image_file(page.pk, card).open("rb"), content_type="image/jpeg")
    response["Cache-Control"] = FOREVER
    return response


def draw_share_image(page: Page) -> None:
    """Draw the share image of a page, unless its file exists."""
    page = page.specific
    if can_draw(Language(page.locale.language_code)):
        with translation.override(page.locale.language_code):
            card = _current_card(page, page.get_site())
        share_image_file(page.pk, card)


def _current_card(page, site: Site | None) -> Card:
    words = Navigation.objects.filter(locale=page.locale).first()
    facts = SiteFacts.for_site(site) if site else SiteFacts()
    digits.choose(lambda: facts.digits)
    return card_of(page, words.site_name if words else settings.WAGTAIL_SITE_NAME, facts)


def share_image_file(pk: int, card: Card) -> Path:
    """Return the file of a share image; draw it and delete older ones of the page if it does not exist."""
    folder = Path(settings.DATA_DIR) / "share"
    path = folder / f"{pk}-{card.version}.jpg"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{pk}-*.jpg"):
        old.unlink(missing_ok=True)
    # Written under another name first: nobody is sent half a picture.
    handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        drawn(card).save(file, "JPEG", quality=82, optimize=True, progressive=True)
    Path(name).chmod(0o644)
    Path(name).replace(path)
    return path


def drawn(card: Card) -> Image.Image:
    """Return the share image, drawn anew."""
    colours = PaletteChoice(card.palette).colours
    return draw(card.title, card.dates, card.site_name, Language(card.language), _photograph(card), colours)


def _photograph(card: Card):
    """Return the opened picture that is drawn beside the title, or None if there is none or it cannot be read."""
    image = get_image_model().objects.filter(pk=card.picture).first() if card.picture else None
    if image is None:
        return None
    try:
        height = SIZE[1]
        with image.get_rendition(f"fill-{height}x{height}|format-jpeg").file.open("rb") as file:
            photograph = Image.open(file)
            photograph.load()
            return photograph
    except UNREADABLE:
        return None
