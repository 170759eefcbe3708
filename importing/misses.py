"""Count old addresses that lead nowhere, so that editors see what to mend; nothing is kept about who asked."""

from django.db.models import F

from importing.models import MissedAddress

MOST = 2_000  # rows: a stranger may ask for any number of addresses
LONGEST = 200


def note_miss(host: str, path: str) -> None:
    """Count an address. What looks like a mail address is not kept."""
    if "@" in path or len(path) > LONGEST:
        return
    if MissedAddress.objects.filter(host=host, path=path).update(count=F("count") + 1):
        return
    if MissedAddress.objects.count() < MOST:
        MissedAddress.objects.bulk_create([MissedAddress(host=host, path=path)], ignore_conflicts=True)
