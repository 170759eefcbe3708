"""Store what stands in an export as items: in batches, so that a killed worker goes on where it was.

A file is looked through as a whole before anything of it is stored. Items that were read before are found again by
their site and number: what has not changed is left alone, what has is marked by its digest.
"""

import hashlib
import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from importing.deletions import was_deleted_here
from importing.models import ExportFile, Item, Kind, State
from importing.php_values import php_array
from importing.proposals import letters_language, propose
from importing.source_files import digest_of, forget_upload, opened
from importing.wxr import Export, Record, UnreadableExportError, is_lenient_needed

BATCH = 200
LARGEST_NUMBER = 2**63 - 1
LAST_YEAR = 9999  # in another time zone its last day is in a year that no calendar here has
META = {"_thumbnail_id", "_wp_attached_file", "_wp_attachment_image_alt", "_wp_old_slug"}
GROUPS = ("_wpml_import_translation_group", "_icl_trid", "_wpml_trid", "trid")
LANGUAGES = ("_wpml_import_language_code", "_icl_language_code", "_wpml_language", "language_code")
CONTENT_FIELDS = [
    "wp_id",
    "wp_type",
    "wp_status",
    "has_password",
    "parent_wp_id",
    "title",
    "slug",
    "link",
    "published_at",
    "body",
    "excerpt",
    "author",
    "terms",
    "meta",
    "upload",
    "group",
]
PHOTON = re.compile(r"^(?:https?:)?//i\d\.wp\.com/(?=[\w-]+(?:\.[\w-]+)+/)")
HOSTED = re.compile(r"^(?:https?:)?//([\w-]+)\.files\.wordpress\.com/(?=\d{4}/\d\d/)")
WRONG_LANGUAGE = 0.8  # of at least five items: the file was given as another language's


def read_file(file: ExportFile, stopping) -> bool:
    """Store the items of a file; return whether it is done. What is wrong with it is written into it."""
    try:
        if not file.digest:
            file.digest = digest_of(file)
        if file.move.files.filter(digest=file.digest, is_read=True, problem="").exclude(pk=file.pk).exists():
            raise UnreadableExportError(_("This file was read before. Nothing in it is new, and nothing was changed."))
        is_lenient = is_lenient_needed(lambda: opened(file))
        with opened(file) as stream:
            export = Export(stream, is_lenient)
            records = islice(export, file.done, None)
            while batch := list(islice(records, BATCH)):
                store(file, export, batch)
                if stopping.is_set():
                    return False
        _finish(file, export)
    except UnreadableExportError as error:
        _refuse(file, str(error))
    return True


def _finish(file: ExportFile, export: Export) -> None:
    channel = export.channel
    file.total, file.is_read, file.not_stored = file.done, True, dict(channel.not_stored)
    file.term_numbers = channel.term_numbers
    if channel.removed:
        file.notes = [["controls", str(channel.removed)]]
    if not channel.version:
        file.notes = [*file.notes, ["version", ""]]
    if problem := _wrong_language(file):
        raise UnreadableExportError(problem)
    file.save()
    forget_upload(file)


def _refuse(file: ExportFile, problem: str) -> None:
    """Take out what was stored of a file, and say why; items that an earlier file brought stay."""
    with transaction.atomic():
        taken_before = file.move.files.filter(is_read=True, site=file.site).exclude(pk=file.pk).order_by("-pk").first()
        if taken_before:
            file.items.filter(page__isnull=False).update(file=taken_before)
        file.items.filter(page=None, image=None, document=None).delete()
        file.problem, file.done, file.is_read = problem, 0, False
        file.save()
    forget_upload(file)


def _wrong_language(file: ExportFile) -> str:
    """Return in words that the letters of most items are of another language than was said, or nothing."""
    doubtful = ["language_doubtful"]
    texts = file.items.filter(wp_type__in=("post", "page"))
    if not file.said_language:
        return ""
    found = [any(one[0] in doubtful for one in warnings) for warnings in texts.values_list("warnings", flat=True)]
    if len(found) < 5 or sum(found) < WRONG_LANGUAGE * len(found):
        return ""
    return _("The file was given as %(language)s, but its texts are in other letters. Choose its language again.") % {
        "language": dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(file.said_language, file.said_language)
    }


@transaction.atomic
def store(file: ExportFile, export: Export, records: list[Record]) -> None:
    """Store a batch, and how far the file was read, together: five queries or so."""
    file.site = file.site or site_of(export.channel.site_url) or file.name
    drafts = [_item(file, export, record, file.done + place) for place, record in enumerate(records)]
    keys = {draft.key for draft in drafts}
    known = {
        item.key: item for item in Item.objects.filter(move=file.move, key__in=keys | {f"{key}#2" for key in keys})
    }
    new, changed, same = [], [], []
    for draft in drafts:
        existing = known.get(draft.key)
        while existing is not None and existing.file_id == file.pk:
            draft.key += "#2"
            draft.kind, draft.state = Kind.LEAVE_OUT, State.LEFT_OUT
            draft.reason = gettext_noop("It stands twice in the file; the first one counts.")
            existing = known.get(draft.key)
        if existing is None:
            new.append(draft)
        elif existing.digest == draft.digest:
            existing.file = file
            same.append(existing)
        else:
            changed.append(_updated(existing, draft))
        known[draft.key] = existing or draft
    Item.objects.bulk_create(new)
    Item.objects.filter(pk__in=[item.pk for item in same]).update(file=file)
    Item.objects.bulk_update(changed, [*CONTENT_FIELDS, *PROPOSED], batch_size=50)
    file.done += len(records)
    file.save()


PROPOSED = ["file", "digest", "text_digest", "language", "kind", "reason", "state", "warnings", "is_examined"]


def _updated(existing: Item, draft: Item) -> Item:
    """Return a known item with what was read now. What was taken stays taken until it is taken again."""
    for name in [*CONTENT_FIELDS, "file", "digest"]:
        setattr(existing, name, getattr(draft, name))
    state, reason = existing.state, existing.reason
    stays = state in (State.TAKEN, State.CHANGED) or was_deleted_here(existing)
    existing.language = existing.language if existing.is_decided else draft.language
    propose(existing)
    if stays:
        existing.state, existing.reason = state, reason if state == State.LEFT_OUT else existing.reason
    existing.is_examined = False
    return existing


def _item(file: ExportFile, export: Export, record: Record, place: int) -> Item:
    number = _number(record.wp_id)
    group = next((slug for domain, slug, _name in record.terms if domain == "post_translations"), "")
    trid = next((record.meta[name] for name in GROUPS if record.meta.get(name)), "")
    item = Item(
        move=file.move,
        file=file,
        key=f"{file.site[:180]}#{record.wp_id[:40] or f'@{place}'}",
        wp_id=number,
        wp_type=(record.post_type or "post")[:60],
        wp_status=record.status[:20],
        has_password=record.has_password,
        parent_wp_id=_number(record.parent) or None,
        title=record.title,
        slug=unquote(record.slug),
        link=record.link or record.guid,
        published_at=moment_of(record),
        body=record.body,
        excerpt=record.excerpt,
        author=record.author[:255],
        terms=[term for term in record.terms if term[0] in {"category", "post_tag"}],
        meta=_meta(record),
        upload=upload_path(record.attachment_url) or record.meta.get("_wp_attached_file", ""),
        group=(group or export.channel.groups.get(record.wp_id, "") or (f"wpml-{trid}" if trid else ""))[:100],
    )
    item.language = _language(file, record, item)
    item.digest = hashlib.sha256(
        json.dumps([str(getattr(item, name)) for name in CONTENT_FIELDS], ensure_ascii=False).encode()
    ).hexdigest()
    propose(item)
    if record.wp_id and number is None:
        item.state, item.reason = State.FAILED, gettext_noop("Its number is none that a database can hold.")
    return item


def _language(file: ExportFile, record: Record, item: Item) -> str:
    marked = next((slug for domain, slug, _name in record.terms if domain == "language"), "")
    marked = marked or next((record.meta[name] for name in LANGUAGES if record.meta.get(name)), "")
    found = marked.replace("_", "-").split("-")[0].lower()[:12] or file.said_language
    return found or letters_language(f"{item.title} {item.body}") or "en"


def _meta(record: Record) -> dict[str, str]:
    kept = {name: value[:1000] for name, value in record.meta.items() if name in META and value}
    original = php_array(record.meta.get("_wp_attachment_metadata", "")).get("original_image")
    return kept | ({"original_image": original} if isinstance(original, str) else {})


def _number(text: str) -> int | None:
    found = int(text) if re.fullmatch(r"\d{1,19}", text.strip()) else None
    return found if found is not None and found <= LARGEST_NUMBER else None


def site_of(address: str) -> str:
    """Return the address of a site as it is compared: without scheme, slash at the end and capitals in its host."""
    try:
        parts = urlsplit(address.strip())
        return f"{(parts.netloc or '').lower()}{parts.path.rstrip('/')}"[:255]
    except ValueError:
        return ""


def at_home(address: str) -> str:
    """Return the address on the site itself of a file that servers of WordPress.com deliver for it."""
    return HOSTED.sub(r"//\1.wordpress.com/wp-content/uploads/", PHOTON.sub("//", address))


def upload_path(address: str) -> str:
    """Return the path of an upload below wp-content/uploads, decoded; "" for any other address."""
    _before, found, path = at_home(address).partition("/wp-content/uploads/")
    return unquote(path.partition("?")[0].partition("#")[0]) if found else ""


def moment_of(record: Record) -> datetime | None:
    """Return when a post was published. WordPress writes zeros for what it does not know; then the next one counts."""
    for text, zone in ((record.date_gmt, UTC), (record.date, timezone.get_default_timezone())):
        try:
            found = datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
        except ValueError:
            continue
        if 1 < found.year < LAST_YEAR:
            return found.astimezone(UTC)
    try:
        found = parsedate_to_datetime(record.pub_date)
    except (ValueError, TypeError, IndexError):
        return None
    return found.astimezone(UTC) if 1970 < found.year < LAST_YEAR else None
