"""How many of the questions in questions.txt find the pages they mean: a table by kind, which `pytest -s` shows."""

import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection
from wagtail.models import Page

from core.models.listing import Filters
from core.search.engine import search_pages
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

FIRST = 10
FOLDER = Path(__file__).parent
UNSEEN = {"{SHY}": "\u00ad", "{ZWNJ}": "\u200c", "{ZWSP}": "\u200b"}


class Question(NamedTuple):
    kind: str
    words: str
    pages: list[str]


def read_file(name):
    """Return the pages, as language and fields, and the questions of a file."""
    pages, questions, kind = [], [], ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line.startswith("#") or not line.strip():
            continue
        elif kind.startswith("pages"):
            pages.append((kind.removeprefix("pages "), *map(str.strip, line.split("|"))))
        else:
            for name_of_sign, sign in UNSEEN.items():
                line = line.replace(name_of_sign, sign)
            words, _bar, keys = line.partition("|")
            questions.append(Question(kind, words.strip(), keys.split()))
    return pages, questions


@pytest.fixture
def ask(stories, arabic_stories, home, arabic_home):
    """Return a function that gives the keys of the first pages found for a question, and fill the site with pages."""
    keys = {}
    for language, key, title, intro, body in read_file("questions.txt")[0]:
        page = StoryPageFactory(
            parent=arabic_stories if language == "ar" else stories,
            title=title,
            intro=intro,
            body=[("paragraph", f"<p>{body}</p>")],
        )
        keys[page.pk] = key, language
    homes = [Page.objects.get(pk=home.pk), Page.objects.get(pk=arabic_home.pk)]
    languages = dict(keys.values())

    def found(question):
        wanted = languages[question.pages[0]] if question.pages else "en"
        here = homes[1] if wanted == "ar" else homes[0]
        pages = search_pages(question.words, Filters(), here, homes).pages
        return [keys[page.pk][0] for page in pages if page.pk in keys][:FIRST]

    return found


class Score:
    """What was found of one kind of questions."""

    def __init__(self):
        self.questions = self.found = self.wanted = self.recalled = self.wrong_firsts = 0

    def count(self, question, pages):
        there = [page for page in question.pages if page in pages]
        self.questions += 1
        self.found += bool(there)
        self.wanted += len(question.pages)
        self.recalled += len(there)
        self.wrong_firsts += bool(pages) and pages[0] not in question.pages


def scores_of(questions, ask):
    """Return the score of each kind, and print them with the questions that went wrong."""
    scores, lines = defaultdict(Score), []
    for question in questions:
        if not question.pages:
            continue
        pages = ask(question)
        scores[question.kind].count(question, pages)
        if not set(question.pages) <= set(pages) or pages[0] not in question.pages:
            lines.append(f"    {question.kind}: {question.words!r} means {question.pages}, found {pages[:4]}")
    total = Score()
    for score in scores.values():
        for name, value in vars(score).items():
            setattr(total, name, getattr(total, name) + value)
    for kind, score in [*scores.items(), ("all", total)]:
        lines.append(
            f"{kind:32} {score.found:3} of {score.questions:3} found, {score.recalled:3} of {score.wanted:3} pages,"
            f" {score.wrong_firsts} wrong first"
        )
    sys.stdout.write("\n".join(["", connection.vendor, *lines, ""]))
    return scores, total


def test_questions_of_every_kind_find_the_pages_they_mean(ask):
    scores, total = scores_of(read_file("questions.txt")[1], ask)

    weak = [kind for kind, score in scores.items() if score.found < 0.83 * score.questions]
    assert weak == []
    assert total.found / total.questions >= 0.97
    assert total.recalled / total.wanted >= 0.95
    assert total.wrong_firsts / total.questions <= 0.03
