"""Take items over: an item and its twin in one transaction, each once, whoever was killed on the way."""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_tasks.base import Task
from wagtail.models import Locale, Page

from core.models import User
from core.operations.immediate_tasks import each_once
from core.search.bulk_indexing import is_about
from importing.bodies import Body, convert, hosts_of
from importing.deletions import was_deleted_here
from importing.findings import FROM_BODY, FROM_TAKING
from importing.interruptions import no_room
from importing.kinds import KINDS
from importing.media import Library
from importing.models import Item, Kind, Move, State
from importing.names import Names
from importing.pages import (
    NoLanguageError,
    NotTakenError,
    fill,
    is_read_first,
    locale_of,
    make_page,
    may_be_live,
    note_creations,
    parent_of,
    settle,
    settle_new,
)
from importing.twins import LIKELY
from importing.unions import join, part

logger = logging.getLogger(__name__)

DONE = (State.TAKEN, State.CHANGED)
PAGES = [kind.value for kind in KINDS]


def waiting(move: Move):
    """Return the items that are still to be taken, the oldest first: new ones, changed ones, and those with open links."""
    fresh = Q(state=State.WAITING) | (Q(state__in=DONE) & ~Q(taken_digest=F("digest")))
    if move.is_relinking:
        fresh |= Q(state__in=DONE, has_open_links=True)
    return move.items.filter(fresh, kind__in=PAGES).order_by("published_at", "pk")


class TakeOver:
    """Takes the items of a move; keeps what is the same for all of them, and for a batch what seldom changes."""

    def __init__(self, move: Move, user: User | None = None):
        self.move, self.user = move, user or move.made_by
        self.library, self.hosts = Library(move.uploads), hosts_of(move)
        self.begin_batch()

    def begin_batch(self) -> None:
        """Forget what editors may have changed: names, languages, lists."""
        self.names = Names(self.move)
        self.locales: dict[str, Locale] = {}
        self.lists: dict[tuple[str, int], Page] = {}
        self.other_lists: dict[tuple[int, int], Page] = {}
        self.default = Locale.get_default().language_code

    def take(self, pk: int) -> None:
        """Take one item, with its twin and with the page it stands below, or note why it cannot be taken."""
        self.made: dict[int, Page] = {}  # by item: pages whose items do not name them in the database yet
        self.touched: list[Page] = []
        try:
            with transaction.atomic(), each_once(self._is_left_out):
                self._take(pk, set())
        except NotTakenError as error:
            self._note_failure(pk, str(error), error.state)
        except ValidationError as error:
            self._note_failure(pk, " ".join(error.messages))
        except Exception as error:
            if interruption := no_room(error):
                raise interruption from error  # the item waits
            logger.exception("Item %s of a move could not be taken over.", pk)
            self._note_failure(pk, _("A fault of the site. Tell whoever runs it."))

    def _is_left_out(self, task: Task, args: tuple) -> bool:
        return is_about(self.touched, task, args)  # afterwards.index_waiting does it for many at once

    def _note_failure(self, pk: int, words: str, state: State = State.FAILED) -> None:
        self.begin_batch()  # what was found may have been made in the transaction that was taken back
        item = Item.objects.get(pk=pk)
        values = {"reason": words[:300], "has_open_links": False, "taken_digest": F("digest")}
        if item.page_id is None:
            values["state"] = state
        Item.objects.filter(pk=pk).update(**values)

    def _take(self, pk: int, above: set[int]) -> None:
        rows = Item.objects.select_for_update(of=("self",)).select_related("file", "move").order_by("pk")
        items = {item.pk: item for item in rows.filter(Q(pk=pk) | Q(twin_id=pk, twin_score__gte=LIKELY))}
        item = items[pk]
        twin = items.get(item.twin_id) if item.twin_id and item.twin_score >= LIKELY else None
        if item.kind not in PAGES or (
            item.state in DONE and item.taken_digest == item.digest and not item.has_open_links
        ):
            return  # somebody else was a moment faster
        self._locale_of(item)  # raises NoLanguageError
        self._take_above(item, above | set(items))
        if twin and (twin.kind not in PAGES or was_deleted_here(twin) or not self._has_language(twin)):
            twin = None
        if twin and twin.kind != item.kind:
            twin.kind = item.kind
        source, target = (twin, item) if twin and twin.language == self.default else (item, twin)
        if source.page_id or (target and target.page_id):
            self._renew(source, target)
        else:
            self._make(source, target)

    def _take_above(self, item: Item, above: set[int]) -> None:
        if item.kind != Kind.PAGE or not item.parent_wp_id:
            return
        key = f"{item.file.site[:180]}#{item.parent_wp_id}"
        parent = Item.objects.filter(move=item.move_id, key=key, kind=Kind.PAGE, state=State.WAITING).first()
        if parent and parent.pk not in above:
            self._take(parent.pk, above)

    def _locale_of(self, item: Item) -> Locale:
        if item.language not in self.locales:
            self.locales[item.language] = locale_of(item)
        return self.locales[item.language]

    def _has_language(self, item: Item) -> bool:
        try:
            self._locale_of(item)
        except NoLanguageError:
            return False
        return True

    def _parent_of(self, item: Item) -> Page:
        locale = self._locale_of(item)
        if item.kind == Kind.PAGE and item.parent_wp_id:
            return parent_of(item, locale)
        key = item.kind, locale.pk
        if key not in self.lists:
            self.lists[key] = parent_of(item, locale)
        return self.lists[key]

    def _convert(self, item: Item) -> Body:
        made = {pk: page.pk for pk, page in self.made.items()}
        return convert(item, self.library, self.hosts, is_taking=True, made=made)

    def _make(self, source: Item, target: Item | None) -> None:
        """Make the page of an item, and that of its twin."""
        page = self._make_one(source, self._parent_of(source))
        if target is None:
            note_creations([page], self.user)
            source.save(update_fields=NOTED)
            return
        parent = self._parent_of_twin(page, target, self._locale_of(target))
        other = self._make_one(target, parent, translation_key=page.translation_key)
        note_creations([page, other], self.user)
        self._join(page, other, source, target, is_new=True)

    def _parent_of_twin(self, page: Page, target: Item, locale: Locale) -> Page:
        """Return the translation of the page above. Raises NotTakenError where there is none."""
        above = page.get_parent()
        found = self.other_lists.get((above.pk, locale.pk))
        if found is None and above.depth > 1:
            rows = Page.objects.filter(translation_key=above.translation_key, locale=locale)
            found = rows.select_related("locale").first()
        if found is None:
            words = _(
                "“%(page)s” has no %(language)s yet, or stands by itself there. Translate it, or pair the two lists in the "
                "list of pages (“Other languages”); then take over again."
            )
            raise NotTakenError(words % {"page": above.get_admin_display_title(), "language": str(locale)})
        if target.kind != Kind.PAGE:
            self.other_lists[above.pk, locale.pk] = found
        return found

    def _make_one(self, item: Item, parent: Page, **more) -> Page:
        body = self._convert(item)
        is_live = may_be_live(item, self.move.is_live)
        page = make_page(item, body, parent, self.names, **more)
        self.touched.append(page)
        self.made[item.pk] = page
        problems = settle_new(page, item, self.user, is_live)
        self._note(item, page, body, State.TAKEN, problems)
        return page

    def _join(self, page: Page, other: Page, source: Item, target: Item, is_new: bool = False) -> None:
        """Make two pages original and translation, say what has no place there, and store the items."""
        left = join(page, other, self.user, is_new)
        if not is_new:
            other.refresh_from_db(fields=["latest_revision"])
        target.revision_id = other.latest_revision_id
        for item in (source, target):
            item.warnings = [warning for warning in item.warnings if warning[0] != "twin_words"]
        if left:
            target.warnings = [*target.warnings, ["twin_words", " / ".join(left)[:300]]]
        Item.objects.bulk_update([source, target], NOTED)

    def _note(self, item: Item, page: Page, body: Body, state: State, problems: list[str]) -> None:
        """Set, and do not store, what became of an item."""
        keep = [one for one in item.warnings if one[0] not in FROM_TAKING | FROM_BODY]
        item.warnings = [*keep, *body.warnings, *(["app_refused", words[:300]] for words in problems)]
        item.warnings += [["appeal", ""]] if is_read_first(item) else []
        item.page_id, item.revision_id = page.pk, page.latest_revision_id
        item.state, item.reason, item.taken_digest = state, "", item.digest
        item.has_open_links = body.has_open_links and not self.move.is_relinking
        item.is_unindexed = True

    def _renew(self, source: Item, target: Item | None) -> None:
        """Bring pages up to date that nobody edited here; those that somebody edited are named and left alone."""
        found = [item for item in (source, target) if item]
        pages = {item.pk: _page_of(item) for item in found}
        is_edited = [item for item in found if item.page_id and is_touched(item, pages[item.pk])]
        missing = [item for item in found if pages[item.pk] is None]
        if target and not is_edited and len(missing) == 1:
            self._add(source, target, pages)
            return
        if is_edited or missing:
            for item in found:
                self._leave_alone(item, item in is_edited or pages[item.pk] is None)
            return
        if target:
            part(pages[source.pk], pages[target.pk])
        for item in found:
            self._renew_one(item, pages[item.pk])
        if target:
            self._join(pages[source.pk], pages[target.pk], source, target)
        else:
            source.save(update_fields=NOTED)

    def _add(self, source: Item, target: Item, pages: dict[int, Page | None]) -> None:
        """Make the page of an item whose other language stands here already, and make them one."""
        old, other = pages[source.pk], pages[target.pk]
        there = old or other
        assert there is not None  # noqa: S101  one of the two is here
        part(there, None)
        fresh = target if old else source
        parent = self._parent_of_twin(there, target, self._locale_of(target)) if old else self._parent_of(source)
        new = self._make_one(fresh, parent, translation_key=there.translation_key)
        note_creations([new], self.user)
        self._join(old or new, other or new, source, target)

    def _renew_one(self, item: Item, page: Page) -> None:
        self.touched.append(page)
        body = self._convert(item)
        is_new = item.taken_digest != item.digest
        fill(page, item, body, self.names)
        page.full_clean()
        is_live = page.live or may_be_live(item, self.move.is_live)
        if not page.live:
            page.first_published_at = item.published_at if is_live else page.first_published_at
            page.save(clean=False, log_action=False)
        problems = settle(page, item, self.user, is_live)
        self._note(item, page, body, State.CHANGED if is_new else State(item.state), problems)

    def _leave_alone(self, item: Item, is_edited: bool) -> None:
        if is_edited and item.taken_digest != item.digest:
            item.warnings = [*(one for one in item.warnings if one[0] != "edited"), ["edited", ""]]
        item.taken_digest, item.has_open_links = item.digest, False
        if item.page_id is None and item.state == State.WAITING:
            item.state, item.reason = (
                State.FAILED,
                gettext_noop("Its other language was edited here or taken away. Pair them by hand."),
            )
        item.save()


NOTED = [  # what is stored of an item when it was taken
    "kind",
    "warnings",
    "page",
    "revision_id",
    "state",
    "reason",
    "taken_digest",
    "has_open_links",
    "is_unindexed",
]


def _page_of(item: Item) -> Page | None:
    page = Page.objects.filter(pk=item.page_id).first() if item.page_id else None
    return page.specific if page else None


def is_touched(item: Item, page: Page | None) -> bool:
    """Tell whether somebody changed the page of an item after it was taken over, or put it into the bin."""
    return page is None or page.latest_revision_id != item.revision_id or page.slug.endswith(f"-deleted-{page.pk}")
