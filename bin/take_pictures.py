#!/usr/bin/env python3
"""Take the pictures of the guides and of the README anew: build the demonstration in a folder of its own, and drive a browser through it.

make pictures                      all of them
make pictures ARGS="planned bin"   those of these names
make pictures ARGS="--in folder"   with a demonstration that stays in a folder for the next time

Only pictures that look different from those in docs/img/ are written. Needs Chromium, as the browser tests do.
"""

import argparse
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image, ImageChops, ImageDraw  # noqa: E402
from playwright.sync_api import Page as Tab  # noqa: E402
from playwright.sync_api import ViewportSize, sync_playwright  # noqa: E402

from readme_picture import compose  # noqa: E402

README = "pages"  # the name of its picture
FOLDER = ROOT / "docs" / "img"
CANDIDATES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
PASSWORD = "only-for-the-pictures-0"  # noqa: S105  in a folder that is deleted
SIZE: ViewportSize = {"width": 1100, "height": 620}
SCALE = 0.75
CHANGED = 0.004  # the share of points that look different in a picture that is written
LEVEL = 40  # of 255: smaller differences are those of antialiasing
PEOPLE = {
    "administrator": ("", "Amal", "أمل"),
    "editor": ("Editors", "Salma", "سلمى"),
    "translator": ("Translators (ar)", "Haidar", "حيدر"),
    "reviewer": ("Reviewers (ar)", "Rasha", "رشا"),
}


class Shot(NamedTuple):
    """A picture: who sees which address, what they do there, and what differs each time and does not count."""

    who: str
    path: str
    act: Callable[[Tab], object] | None = None
    ignored: str = ""


def show_advice(tab: Tab) -> None:
    tab.click("[data-side-panel-toggle=checks]")
    tab.wait_for_selector("[data-advice]:not([hidden])")


def show_texts(tab: Tab) -> None:
    tab.locator("[data-others]").first.evaluate(
        "found => found.remove()"
    )  # the picture before was taken by a colleague
    tab.locator(".tw-block").first.evaluate("found => found.scrollIntoView()")


def ask_about_languages(tab: Tab) -> None:
    """Press the button that deletes: nothing is deleted before the question about the other languages is answered."""
    tab.click("main form button[type=submit], main form input[type=submit]")
    tab.wait_for_selector("main input[type=radio]")


def scroll_to(selector: str) -> Callable[[Tab], object]:
    return lambda tab: tab.locator(selector).first.evaluate("found => found.scrollIntoView()")


def shots(language: str) -> dict[str, Shot]:
    """Return the pictures in a language by name, with the addresses they have in this database."""
    from django.urls import reverse
    from wagtail.models import Page

    from importing.models import Move
    from translations.models import Assignment
    from translations.models.assignments import State

    def number(slug: str, code: str = language) -> int:
        return Page.objects.get(slug=slug, locale__language_code=code).pk

    season, month = number("tigris-river-week", "en"), Page.objects.get(pk=number("fifth-season")).specific.starts_on
    written = season if language == "en" else number("readers-on-the-steps")  # an original: it is no translator's
    move = Move.objects.latest("pk").pk
    arabic = Assignment.objects.filter(translation__target_locale__language_code="ar")
    review = arabic.filter(state=State.IN_REVIEW)[0]
    outdated = arabic.filter(state=State.OUTDATED)[0]
    return {
        "advice": Shot("editor", reverse("wagtailadmin_pages:edit", args=[written]), show_advice),
        "bin": Shot(
            "editor", reverse("wagtailadmin_pages:delete", args=[number("boats-from-kut")]), ask_about_languages
        ),
        "board": Shot("translator", reverse("translations:board")),
        "dashboard": Shot("administrator", reverse("wagtailadmin_home"), scroll_to("#checklist-section")),
        "languages": Shot("administrator", reverse("editors:words", args=["ckb"])),
        "moving-items": Shot("administrator", reverse("importing:items", args=[move])),
        "moving-read": Shot("administrator", reverse("importing:move", args=[move])),
        "new": Shot("editor", reverse("editors:start")),
        "planned": Shot("editor", f"{reverse('editors:planning')}?month={month:%Y-%m}"),
        "review": Shot("reviewer", reverse("translations:review", args=[review.pk])),
        "season": Shot("editor", reverse("editors:season", args=[season])),
        "second-factor": Shot("editor", reverse("editors:new_app"), ignored="svg, img, code, [dir=ltr]"),
        "workbench": Shot("translator", reverse("translations:workbench", args=[outdated.translation_id]), show_texts),
    }


def make_what_is_shown() -> None:
    """Make what the demonstration lacks: people with the admin in either language, work of translators, exports that were read."""
    from django.conf import settings
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from wagtail.models import Page
    from wagtail.users.models import UserProfile

    from core.models import User
    from importing.models import Move
    from tests.importing.exports import arabic_site, english_site
    from translations import reviews
    from translations.models import Assignment, Review
    from translations.segment_store import save_html
    from translations.segments import segments_of

    for name, (group, *names) in PEOPLE.items():
        for language, first_name in zip(("en", "ar"), names, strict=True):
            user, _made = User.objects.get_or_create(username=f"{name}-{language}")
            user.first_name, user.is_superuser = first_name, not group
            user.email = f"{name}-{language}@example.org"
            user.set_password(PASSWORD)
            user.save()
            user.groups.set(Group.objects.filter(name=group))
            UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    if not Review.objects.exists():
        translator = User.objects.get(username="translator-ar")
        house = Page.objects.get(slug="meeting-house-opens", locale__language_code="en")
        work = Assignment.objects.get(
            translation__source__object_id=house.translation_key, translation__target_locale__language_code="ar"
        ).translation
        summary = next(text for text in segments_of(work) if text.path == "intro")
        before = summary.written.data if summary.written else ""
        save_html(work, summary, f"{before} والباب مفتوح كل مساء.", translator)
        reviews.send(work, translator)
        story = Page.objects.get(slug="play-in-four-languages", locale__language_code="en").specific
        story.intro += " Many stayed until midnight."
        story.save_revision().publish()
    if not Move.objects.exists():
        folder = Path(settings.DATA_DIR) / "import"
        folder.mkdir(exist_ok=True)
        (folder / "english-site.xml").write_bytes(english_site())
        (folder / "arabic-site.xml").write_bytes(arabic_site())
        call_command("import_wordpress", "read", "english-site.xml=en", "arabic-site.xml=ar")


def take(tab: Tab, shot: Shot, address: str) -> tuple[Image.Image, list[tuple[float, ...]]]:
    """Return the picture of a screen, and the boxes in it that do not count."""
    answer = tab.goto(address + shot.path, wait_until="load")
    if answer is None or not answer.ok:
        raise SystemExit(f"{shot.path} answered {answer and answer.status}.")
    if shot.act:
        shot.act(tab)
    tab.evaluate("document.activeElement?.blur?.()")
    tab.wait_for_timeout(1500)  # until what moves has come to rest
    boxes = [found.bounding_box() for found in tab.locator(f"main {shot.ignored}").all()] if shot.ignored else []
    picture = Image.open(io.BytesIO(tab.screenshot(animations="disabled"))).convert("RGB")
    corners = [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in boxes if box]
    return picture, [tuple(SCALE * corner for corner in box) for box in corners]


def looks_different(path: Path, picture: Image.Image, ignored: list[tuple[float, ...]]) -> bool:
    """Tell whether a picture differs visibly from the one that is there."""
    if not path.exists():
        return True
    with Image.open(path) as there:
        before = there.convert("RGB")
    if before.size != picture.size:
        return True
    difference = ImageChops.difference(before, picture).convert("L")
    for box in ignored:
        ImageDraw.Draw(difference).rectangle(box, fill=0)
    points = difference.point([0] * LEVEL + [1] * (256 - LEVEL))
    return points.histogram()[1] > CHANGED * picture.width * picture.height


def write(path: Path, picture: Image.Image) -> None:
    """Write a picture with few colours, as small as it can be."""
    picture.quantize(128, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)


def keep(name: str, picture: Image.Image, ignored: list[tuple[float, ...]]) -> None:
    """Write a picture if it differs visibly from the one that is there."""
    path = FOLDER / f"{name}.png"
    is_new = looks_different(path, picture, ignored)
    if is_new:
        write(path, picture)
    print(f"{path.name}: {'written' if is_new else 'looks the same'}", flush=True)


def drive(wanted: dict[str, dict[str, Shot]], address: str, with_readme: bool) -> None:
    """Take the wanted pictures, which are given by language and name, and that of the README."""
    executable = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CANDIDATES)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for language, named in wanted.items():
            for who in sorted({shot.who for shot in named.values()}):
                context = chromium.new_context(viewport=SIZE, device_scale_factor=SCALE, locale=language)
                tab = context.new_page()
                tab.set_default_timeout(60_000)
                tab.goto(f"{address}/admin/login/")
                tab.fill("[name=username]", f"{who}-{language}")
                tab.fill("[name=password]", PASSWORD)
                tab.click("button[type=submit]")
                tab.wait_for_url("**/admin/")
                for name, shot in named.items():
                    if shot.who == who:
                        keep(f"desk-{name}-{language}", *take(tab, shot, address))
                context.close()
        if with_readme:
            keep(README, compose(chromium, address), [])
        chromium.close()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("The server does not answer.")


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the pictures of the guides anew.")
    parser.add_argument("names", nargs="*", help="such as planned; all without any")
    parser.add_argument("--in", dest="folder", type=Path, help="where the demonstration is built, and stays")
    parser.add_argument("--port", type=int, default=8399)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="pictures-"))
    address = f"http://localhost:{options.port}"
    if "SECRET_KEY" not in os.environ:  # once more, with the secrets that this folder is given
        os.environ.update(DATA_DIR=str(folder.resolve()), DEBUG="1", DEMO="1", SITE_URL=address)
        again = [sys.executable, "bin/with_local_env.py", "--", sys.executable, __file__, "--in", str(folder.resolve())]
        result = subprocess.run([*again, "--port", str(options.port), *options.names], cwd=ROOT, check=False)
        if not options.folder:
            shutil.rmtree(folder)
        raise SystemExit(result.returncode)
    os.environ["DJANGO_SETTINGS_MODULE"] = "icssi_cms.settings"
    subprocess.run([sys.executable, "bin/prepare.py"], cwd=ROOT, check=True)
    import django

    django.setup()
    make_what_is_shown()
    known = {language: shots(language) for language in ("en", "ar")}
    unknown = set(options.names) - {README, *known["en"]}
    if unknown:
        raise SystemExit(
            f"There is no picture {', '.join(sorted(unknown))}. There are: {', '.join([README, *known['en']])}."
        )
    serve = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{options.port}", "--noreload"]
    server = subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(options.port)
        wanted = {
            language: {name: shot for name, shot in named.items() if name in (options.names or named)}
            for language, named in known.items()
        }
        drive(wanted, address, README in (options.names or [README]))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


if __name__ == "__main__":
    main()
