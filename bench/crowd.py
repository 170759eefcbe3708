"""A great many stories, written straight into the tables; needs a configured Django."""

import json
import random
from datetime import date, timedelta
from itertools import accumulate

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from core.models import SiteImage
from core.operations.table_statistics import count_rows
from news.models import StoryIndexPage, StoryPage

WORDS = 30_000
WORDS_A_STORY = 120
BATCH = 500
CONSONANTS, VOWELS = "bdfghklmnprstvz", "aeiou"
COMMON = ["boats", "river"]  # in every second and in every tenth story
FIRST_DAY = date(2014, 1, 1)


class Crowd:
    """Stories below the English list, of words that are as common or as rare as words are in a language."""

    def __init__(self, seed: int = 5):
        self.chance = random.Random(seed)
        self.parent = StoryIndexPage.objects.live().get(locale__language_code="en")
        self.number = 0
        self.image = SiteImage.objects.order_by("pk").first()
        self.vocabulary = sorted({self._word() for _ in range(WORDS)})
        self.chance.shuffle(self.vocabulary)
        # The n-th word is n times rarer than the first.
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.vocabulary) + 1)))

    def _word(self) -> str:
        syllables = (
            self.chance.choice(CONSONANTS) + self.chance.choice(VOWELS) for _ in range(self.chance.randint(2, 4))
        )
        return "".join(syllables) + self.chance.choice(CONSONANTS)

    def grow(self, size: int) -> None:
        """Write stories until there are so many."""
        kind = ContentType.objects.get_for_model(StoryPage)
        while self.number < size:
            first, last = self.number + 1, min(size, self.number + BATCH)
            pages = [self._page(number, kind) for number in range(first, last + 1)]
            Page.objects.bulk_create(pages)
            self._write_stories([self._story(page) for page in pages])
            self.number = last
        children = self.parent.get_children().count()
        Page.objects.filter(pk=self.parent.pk).update(numchild=children)
        count_rows()  # as PostgreSQL and the worker do by themselves

    def _page(self, number: int, kind: ContentType) -> Page:
        now = timezone.now()
        title = f"Story {number} {self.text(4)}"
        return Page(
            path=Page._get_path(self.parent.path, self.parent.depth + 1, 1000 + number),
            depth=self.parent.depth + 1,
            title=title,
            draft_title=title,
            slug=f"story-{number}",
            url_path=f"{self.parent.url_path}story-{number}/",
            content_type=kind,
            locale=self.parent.locale,
            first_published_at=now,
            last_published_at=now,
            latest_revision_created_at=now,
        )

    def _story(self, page: Page) -> StoryPage:
        number = int(page.slug.rpartition("-")[2])
        common = [word for word, every in zip(COMMON, (2, 10), strict=True) if number % every == 0]
        text = f"{self.text(WORDS_A_STORY)} {' '.join(common)} {self.rare_word(number)}"
        body = [{"type": "paragraph", "value": f"<p>{text}</p>", "id": f"00000000-0000-4000-8000-{number:012d}"}]
        story = StoryPage(intro=self.text(15), story_date=FIRST_DAY + timedelta(days=number % 4000))
        story.body = json.dumps(body)
        story.lead_image, story.lead_image_alt = self.image, "A picture."
        story.page_ptr_id = page.pk
        return story

    def _write_stories(self, stories: list[StoryPage]) -> None:
        # Django does not write many rows at once where a model has a parent.
        fields = StoryPage._meta.local_concrete_fields
        names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
        rows = [
            [field.get_db_prep_save(field.pre_save(story, add=True), connection) for field in fields]
            for story in stories
        ]
        places = ", ".join(["%s"] * len(fields))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO news_storypage ({names}) VALUES ({places})", rows)  # noqa: S608  own names

    def text(self, words: int) -> str:
        return " ".join(self.chance.choices(self.vocabulary, cum_weights=self.weights, k=words))

    def rare_word(self, number: int) -> str:
        """Return a word that stands in this story alone."""
        letters = ""
        while number:
            number, rest = divmod(number, len(CONSONANTS))
            letters += CONSONANTS[rest] + "a"
        return f"zx{letters}"

    def rare_words(self, count: int) -> list[str]:
        return [self.rare_word(self.chance.randint(1, self.number)) for _ in range(count)]

    def index(self) -> None:
        """Put all stories into the search index, as `update_index` does."""
        stories = StoryPage.objects.filter(path__startswith=self.parent.path).order_by("pk")
        target = get_search_backend().get_index_for_model(StoryPage)
        last = 0
        while batch := list(stories.filter(pk__gt=last)[:1000]):
            target.add_items(StoryPage, batch)
            last = batch[-1].pk
        if connection.vendor == "postgresql":  # as autovacuum does within a minute; bin/with_postgres.py has it off
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        count_rows()
