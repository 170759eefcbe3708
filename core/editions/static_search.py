"""The search of the static copy: an index for a script, and a list of all pages for browsers without scripts.

What is asked is folded in the browser (static/js/copy.js) by the table that stands in the index. Words are in the index
under every form that our own search knows (`core.analysis`), so that the browser needs no grammar.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

from django.template.loader import render_to_string
from django.templatetags.static import static

from core.analysis.arabic import ARTICLES
from core.analysis.normalisation import FOLDED, fold_letters
from core.analysis.tokens import STOPPED, all_tokens, forms_of
from core.analysis.words import words_of
from core.search.synonyms import Name

INDEX = "index.js"


class IndexedPage(NamedTuple):
    """A page in the index."""

    path: str
    title: str
    intro: str


class SearchIndex:
    """The pages of one language, and the pages of each word."""

    def __init__(self, names: list[Name]) -> None:
        self.names = names
        self.pages: list[IndexedPage] = []
        self.words: dict[str, set[int]] = defaultdict(set)
        self.places: dict[str, dict[int, int]] = defaultdict(dict)  # forms in titles (2) and summaries (1), by page

    def add(self, path: str, page: str) -> None:
        """Add the HTML of a page to the index."""
        reading = PageText.of(page)
        number = len(self.pages)
        self.pages.append(IndexedPage(path, " ".join(reading.title).strip(), reading.intro))
        here = set()
        for word in words_of(" ".join([*reading.title, reading.intro, *reading.text])):
            here |= {fold_letters(word.text), *forms_of(word.text).possible}
        for number_of_field, text in enumerate((" ".join(reading.title), reading.intro)):
            for form in all_tokens(text):
                self.places[form][number] = max(self.places[form].get(number, 0), 2 - number_of_field)
        for form in here | self._other_names(here):
            self.words[form].add(number)

    def _other_names(self, here: set[str]) -> set[str]:
        """Return the words of all names of the places and organisations of which one name stands on a page."""
        named = [name for name in self.names if all(forms & here for forms in name.phrase)]
        return {form for name in named for phrase in name.namesakes for forms in phrase for form in forms}

    def script(self) -> str:
        """Return the index as a script, since a browser reads no other kind of file from a memory stick."""
        words = {word: sorted(pages) for word, pages in sorted(self.words.items()) if word}
        letters = {chr(letter): chr(to) if isinstance(to, int) else to or "" for letter, to in FOLDED.items()}
        places = {form: pages for form, pages in sorted(self.places.items()) if form in words}
        stops = sorted({fold_letters(word) for word in STOPPED})
        index = {"letters": letters, "articles": ARTICLES, "stops": stops, "words": words, "places": places}
        return f"window.copyIndex = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"

    def search_box(self, relative: Callable[[str], str]) -> str:
        """Return the HTML that replaces the search form; `relative` makes an address relative to the page."""
        pages = [(relative(page.path), page.title, page.intro) for page in self.pages]
        scripts = {"index": INDEX, "script": relative(static("js/copy.js"))}
        return render_to_string("components/copy_search.html", {"pages": pages, **scripts})


class PageText(HTMLParser):
    """Reads heading, summary and the text of the main part from the HTML of a page."""

    SILENT = frozenset({"form", "nav", "script", "style", "button"})

    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.text: list[str] = []
        self.intro = ""
        self.within: list[str] = []

    @classmethod
    def of(cls, page: str) -> "PageText":
        text = cls()
        text.feed(page)
        text.close()
        return text

    def handle_starttag(self, tag, attrs):
        if tag == "meta" and dict(attrs).get("name") == "description":
            self.intro = dict(attrs).get("content") or ""
        elif tag in {"main", "h1", *self.SILENT}:
            self.within.append(tag)

    def handle_endtag(self, tag):
        if tag in self.within:
            del self.within[self.within.index(tag) :]

    def handle_data(self, data):
        if "main" not in self.within or self.SILENT.intersection(self.within):
            return
        (self.title if self.within[-1] == "h1" else self.text).append(data.strip())
