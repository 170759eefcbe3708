"""The picture of the README: a front page and a call in two languages, on a desktop and on a phone."""

import io

from PIL import Image
from playwright.sync_api import Browser

HEIGHT = 550
GAP = 16
GROUND = "#e8eef8"
DESKTOP, PHONE = (1280, 0.5), (360, 0.7)  # the width of a window, and how large it is shown
CALL = "campaigns/fifth-season/"
PANES = [("ar", "", DESKTOP), ("ar", CALL, PHONE), ("en", CALL, DESKTOP), ("en", "", PHONE)]


def compose(chromium: Browser, address: str) -> Image.Image:
    """Return the pages side by side, as they begin."""
    panes = [_pane(chromium, f"{address}/{language}/{path}", *size) for language, path, size in PANES]
    width = sum(pane.width for pane in panes) + GAP * (len(panes) + 1)
    picture = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for pane in panes:
        picture.paste(pane, (left, GAP))
        left += pane.width + GAP
    return picture


def _pane(chromium: Browser, url: str, width: int, scale: float) -> Image.Image:
    viewport = {"width": width, "height": round(HEIGHT / scale)}
    context = chromium.new_context(viewport=viewport, device_scale_factor=2)  # type: ignore[arg-type]
    tab = context.new_page()
    answer = tab.goto(url, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise SystemExit(f"{url} answered {answer and answer.status}.")
    picture = Image.open(io.BytesIO(tab.screenshot(animations="disabled"))).convert("RGB")
    context.close()
    return picture.resize((round(width * scale), HEIGHT), Image.Resampling.LANCZOS)
