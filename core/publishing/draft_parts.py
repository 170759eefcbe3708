"""The parts of a draft that somebody may write about: its title, its summary, and each block of its body."""

from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.blocks import StreamValue

from core.models import BasePage

LONGEST = 80  # letters by which a part is known again


def parts_of(draft: BasePage) -> dict[str, str]:
    """Return how each part begins, by its place as the editor's form names it: `title`, `body.<id of a block>`."""
    parts = {name: getattr(draft, name, "") for name in ("title", "intro")}
    body = getattr(draft, "body", None)
    if isinstance(body, StreamValue):
        for block in body:
            texts = block.block.get_searchable_content(block.value)
            parts[f"body.{block.id}"] = " ".join(map(strip_tags, texts)) or str(block.block.label)
    return {place: Truncator(" ".join(text.split())).chars(LONGEST) for place, text in parts.items() if text}
