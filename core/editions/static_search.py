"""The search of the static copy: an index for a script, and a list of all pages for browsers without scripts.

The words of the copy are known when it is made. So our own search is asked for each of them, and for every name that
stands in the copy, and the index holds its answers: pages with their worth. The script (static/js/copy.js) divides and
folds what is typed by the tables that stand in the index. Only for a word that no page has it looks for others by itself.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from django.template.loader import render_to_string
from django.templatetags.static import static

from core.analysis.arabic import ARTICLES, KURDISH, PLURALS, PRONOUNS
from core.analysis.arabic_patterns import SINGULARS, VERBS, for_scripts
from core.analysis.known_names import NAMES
from core.analysis.normalisation import FOLDED, SPELLINGS
from core.analysis.tokens import STOPPED, all_tokens, forms_of, is_stop_word, relatives_of, spelt
from core.search.query import Slot, typed_words
from core.search.query_expansion import widened
from core.search.synonyms import Name, parse_query
from core.search.vocabulary import Vocabulary

INDEX = "index.js"
EXACTLY = 100  # the worth of a page is written as a whole number


class IndexedPage(NamedTuple):
    """A page in the index."""

    path: str
    title: str
    intro: str


class PageTokens(NamedTuple):
    """All forms of the words of a page, by where they stand."""

    title: set[str]
    intro: set[str]
    whole: set[str]


class SearchIndex:
    """The pages of one language, and how good an answer each is to each word or name of the copy."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.pages: list[IndexedPage] = []
        self.texts: list[str] = []

    def add(self, path: str, page: str) -> None:
        """Add the HTML of a page to the index."""
        reading = PageText.of(page)
        title = " ".join(reading.title).strip()
        self.pages.append(IndexedPage(path, title, reading.intro))
        self.texts.append("\n".join([title, reading.intro, *reading.text]))

    def script(self) -> str:
        """Return the index as a script, since a browser reads no other kind of file from a memory stick."""
        answers, forms = self.answers()
        index = {
            "letters": {chr(letter): chr(to) if isinstance(to, int) else to or "" for letter, to in FOLDED.items()},
            "spellings": [(pattern.pattern, instead) for pattern, instead in SPELLINGS],
            "stops": sorted(STOPPED),
            "articles": ARTICLES,
            "endings": [*PRONOUNS, *PLURALS, *KURDISH],
            "patterns": for_scripts([*SINGULARS, *VERBS]),
            "answers": answers,
            "forms": forms,
        }
        return f"window.copyIndex = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"

    def answers(self) -> tuple[dict[str, dict[int, int]], dict[str, list[str]]]:
        """Return the worth of each page by what is asked, and what may be asked by the forms of its words."""
        tokens = [
            PageTokens(all_tokens(page.title), all_tokens(page.intro), all_tokens(text))
            for page, text in zip(self.pages, self.texts, strict=True)
        ]
        vocabulary = Vocabulary((text, read.whole) for text, read in zip(self.texts, tokens, strict=True))
        pages = defaultdict(set)
        for number, read in enumerate(tokens):
            for token in read.whole:
                pages[token].add(number)
        answers: dict[str, dict[int, int]] = {}
        forms: dict[str, set[str]] = defaultdict(set)
        for words in sorted(set(self._questions())):
            slots = widened(
                parse_query(" ".join(words), self.names), vocabulary, self.names, corrects=False
            ).query.slots
            if len(slots) != 1:
                continue  # no name, but several words
            worth = _worth(slots[0], tokens, pages, vocabulary)
            if len(words) == 1 and is_stop_word(words[0]):  # asked for only if there is no other word: who we are
                worth = {page: value for page, value in worth.items() if slots[0].weight_in(tokens[page].title)}
            if worth:
                asked = " ".join(map(spelt, words))
                known = answers.setdefault(asked, {})
                known.update({page: max(value, known.get(page, 0)) for page, value in worth.items()})
                for form in _forms_of_one(words):
                    forms[form].add(asked)
        return answers, {form: sorted(asked) for form, asked in sorted(forms.items())}

    def _questions(self) -> Iterator[tuple[str, ...]]:
        """Yield each word of the copy, and each spelling of every name."""
        for text in self.texts:
            yield from ((word,) for word in typed_words(text))
        for spelling in NAMES.replace("\n", "|").split("|"):
            yield tuple(typed_words(spelling))
        yield from (tuple(typed_words(name.spelling)) for name in self.names)

    def search_box(self, relative: Callable[[str], str]) -> str:
        """Return the HTML that replaces the search form; `relative` makes an address relative to the page."""
        pages = [(relative(page.path), page.title, page.intro) for page in self.pages]
        scripts = {"index": INDEX, "script": relative(static("js/copy.js"))}
        return render_to_string("components/copy_search.html", {"pages": pages, **scripts})


def _forms_of_one(words: tuple[str, ...]) -> frozenset[str]:
    """Return the forms by which a single word can be asked for, the verb of an English word among them."""
    if len(words) > 1:
        return frozenset()
    forms = forms_of(words[0]).possible
    return forms | relatives_of(words[0]).words if words[0].isascii() else forms


def _worth(slot: Slot, tokens: list[PageTokens], pages: dict[str, set[int]], vocabulary: Vocabulary) -> dict[int, int]:
    """Return the worth of the pages that have one of the phrases of a slot, as our own search counts it."""
    rarity = vocabulary.rarity(slot.phrases[0][0][0])
    found = {}
    for number in sorted(set().union(*(pages.get(form, ()) for form in slot.forms))):
        title, intro, whole = tokens[number]
        there = slot.weight_in(whole)
        if there:
            found[number] = round(EXACTLY * rarity * slot.worth(there, title, intro))
    return found


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
