"""What was found in exports of WordPress, what is to become of it, and what became of it."""

import re

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

UPLOADED = re.compile(r"^upload-[0-9a-f]{8}-")  # what source_files.store_upload puts before the name of an upload


class Kind(models.TextChoices):
    """What an item becomes here."""

    STORY = "story", _("Story")
    CALL = "call", _("Call")
    REPORT = "report", _("Festival report")
    PAGE = "page", _("Standing page")
    APPEAL = "appeal", _("Appeal, petition or statement")
    MEDIA = "media", _("Picture or document")
    LEAVE_OUT = "leave_out", _("Leave out")


class State(models.TextChoices):
    """What became of an item; each is in exactly one of them."""

    WAITING = "waiting", _("waiting")
    TAKEN = "taken", _("taken over")
    CHANGED = "changed", _("brought up to date")
    LEFT_OUT = "left_out", _("left out")
    FAILED = "failed", _("failed")


class Row(models.Model):
    """A row about the move itself: that it names a page or picture does not make them used, or public."""

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class Move(Row):
    """One move: the exports that belong together, and everything found in them."""

    class Task(models.TextChoices):
        NOTHING = "", _("nothing")
        READ = "read", _("reading")
        TAKE = "take", _("taking over")
        UNDO = "undo", _("taking back")

    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploads = models.CharField(max_length=255, blank=True)  # a folder or a zip file in DATA_DIR/import
    task = models.CharField(max_length=10, choices=Task, blank=True, default=Task.NOTHING)
    task_began_at = models.DateTimeField(null=True, blank=True)
    is_live = models.BooleanField(default=False)  # what was published there is published here
    is_relinking = models.BooleanField(default=False)  # the second round of taking over: links to pages taken later
    problem = models.TextField(blank=True, db_default="")  # why the work ended before its end

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return _("Move %(number)s") % {"number": self.pk}

    @property
    def sites(self):
        """The addresses of the old sites that were read, each once."""
        return list(dict.fromkeys(file.site for file in self.files.all() if file.site))


class ExportFile(Row):
    """A file with an export; a zip of several parts is several of them."""

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)  # in DATA_DIR/import
    member = models.CharField(max_length=255, blank=True)  # of a zip file
    is_uploaded = models.BooleanField(default=False)  # it is deleted as soon as it was read
    said_language = models.CharField(max_length=12, blank=True)
    site = models.CharField(max_length=255, blank=True)  # address of the old site, without scheme
    digest = models.CharField(max_length=64, blank=True)
    done = models.PositiveIntegerField(default=0)  # items stored so far
    total = models.PositiveIntegerField(null=True, blank=True)  # items in the file
    problem = models.TextField(blank=True)
    not_stored = models.JSONField(default=dict)  # personal data that was met, by kind: how many
    notes = models.JSONField(default=list)
    term_numbers = models.JSONField(default=dict)  # numbers of categories and tags, by taxonomy and slug
    is_read = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        name = UPLOADED.sub("", self.name) if self.is_uploaded else self.name
        return f"{name}/{self.member}" if self.member else name


class Item(Row):
    """Something found in an export. Neither passwords nor comments nor mail addresses are stored."""

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="items")
    file = models.ForeignKey(ExportFile, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=255)  # site and number there; the same at the next reading
    wp_id = models.BigIntegerField(null=True, blank=True)
    wp_type = models.CharField(max_length=60)
    wp_status = models.CharField(max_length=20, blank=True)
    has_password = models.BooleanField(default=False)
    parent_wp_id = models.BigIntegerField(null=True, blank=True)
    title = models.TextField(blank=True)
    slug = models.TextField(blank=True)
    link = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    body = models.TextField(blank=True)
    excerpt = models.TextField(blank=True)
    author = models.CharField(max_length=255, blank=True)
    terms = models.JSONField(default=list)  # taxonomy, slug, name
    meta = models.JSONField(default=dict)  # the few values that reading.META names
    upload = models.TextField(blank=True)  # of an attachment: its path below wp-content/uploads
    digest = models.CharField(max_length=64)  # of all the above
    text_digest = models.CharField(max_length=64, blank=True)
    group = models.CharField(max_length=100, blank=True)  # Polylang's or WPML's group of translations

    language = models.CharField(max_length=12, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=300, blank=True)  # why this kind or this state
    is_decided = models.BooleanField(default=False)  # somebody chose kind or language
    twin = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    twin_reason = models.CharField(max_length=20, blank=True)  # a key of twins.REASONS
    twin_score = models.PositiveSmallIntegerField(default=0)  # percent
    warnings = models.JSONField(default=list)  # pairs: a key of warnings.WORDS, and what it names
    is_examined = models.BooleanField(default=False)

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    page = models.ForeignKey("wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    revision_id = models.BigIntegerField(null=True, blank=True)  # the page's newest one when it was taken
    image = models.ForeignKey("core.SiteImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    document = models.ForeignKey(
        "wagtaildocs.Document", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    file_digest = models.CharField(max_length=64, blank=True)  # of an attachment's file
    taken_digest = models.CharField(max_length=64, blank=True)  # `digest` when it was taken
    has_open_links = models.BooleanField(default=False)  # to items that were taken later
    is_unindexed = models.BooleanField(
        default=False, db_default=False
    )  # its page is not in search and the index of references yet

    class Meta:
        constraints = [models.UniqueConstraint(fields=["move", "key"], name="importing_item_once")]
        indexes = [
            models.Index(fields=["move"], condition=models.Q(is_unindexed=True), name="importing_unindexed"),
            models.Index(fields=["move", "state", "kind"], name="importing_by_state"),
            models.Index(fields=["move", "file_digest"], name="importing_by_file"),
        ]
        ordering = ["pk"]

    def __str__(self):
        return self.title or self.key


class TermMapping(Row):
    """What a category, a tag or an author becomes, decided once for all its items."""

    class Taxonomy(models.TextChoices):
        CATEGORY = "category", _("category")
        TAG = "post_tag", _("tag")
        AUTHOR = "author", _("author")

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="mappings")
    site = models.CharField(max_length=255)
    taxonomy = models.CharField(max_length=10, choices=Taxonomy)
    slug = models.CharField(max_length=255)
    name = models.CharField(max_length=255)
    number = models.CharField(max_length=20, blank=True)
    count = models.PositiveIntegerField(default=0)
    target = models.CharField(max_length=120, blank=True)  # the name of a topic or person here; empty: left out
    kind = models.CharField(max_length=10, choices=Kind, blank=True)  # what its items become

    class Meta:
        constraints = [models.UniqueConstraint(fields=["move", "site", "taxonomy", "slug"], name="importing_term_once")]
        ordering = ["taxonomy", "name"]

    def __str__(self):
        return self.name


class MadeTerm(Row):
    """A topic or person that a move made because nothing here had its name; it goes when the move is taken back."""

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="made_terms")
    topic = models.ForeignKey("core.Topic", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("core.Person", null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    def __str__(self):
        return str(self.topic or self.person)


class OldAddress(Row):
    """An address of an old site and the item, topic or path it leads to."""

    host = models.CharField(max_length=255)
    key = models.CharField(max_length=700)  # as addresses.keys_of makes it
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.CASCADE, related_name="addresses")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey("core.Topic", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    language = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["host", "key"], name="importing_address_once")]

    def __str__(self):
        return self.host + self.key
