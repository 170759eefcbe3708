"""Write many items in batches: `bulk_update` by itself prepares all its batches before it writes the first."""

from collections.abc import Sequence

from importing.models import Item

SIZE = 200


def update_items(items: Sequence[Item], fields: list[str]) -> None:
    """Write these fields of items, a batch at a time, in memory that does not grow with their number."""
    for start in range(0, len(items), SIZE):
        Item.objects.bulk_update(items[start : start + SIZE], fields)
