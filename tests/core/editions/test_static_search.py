"""The search of the copy answers the questions of `tests/core/search/questions.txt` in a browser, without a server."""

from html import escape

import pytest

from core.editions.static_search import INDEX, SearchIndex
from tests.core.search.test_questions import FIRST, read_file, scores_of

pytestmark = pytest.mark.browser

ASK = """words => {
  const box = document.querySelector("[name=q]");
  box.value = words;
  box.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("[data-copy-pages] > li:not([hidden]) a")].map(link => link.getAttribute("href"));
}"""


def written(title, intro, body):
    return (
        f'<head><meta name="description" content="{escape(intro)}"></head>'
        f"<main><h1>{escape(title)}</h1><p>{escape(intro)}</p><p>{escape(body)}</p></main>"
    )


@pytest.fixture
def ask(page, tmp_path, settings):
    """Return a function that gives the keys of the first pages found in a copy with the pages of `questions.txt`."""
    indexes = {"en": SearchIndex([]), "ar": SearchIndex([])}
    languages = {}
    for language, key, *texts in read_file("questions.txt")[0]:
        indexes[language].add(key, written(*texts))
        languages[key] = language
    (tmp_path / "copy.js").write_text((settings.BASE_DIR / "static/js/copy.js").read_text())
    for language, index in indexes.items():
        (tmp_path / f"{language}-{INDEX}").write_text(index.script())
        box = index.search_box(lambda address: address.replace("/static/js/", ""))
        page_text = box.replace(f'src="{INDEX}"', f'src="{language}-{INDEX}"')
        (tmp_path / f"{language}.html").write_text(f'<meta charset="utf-8">{page_text}')

    def found(question):
        name = f"{languages[question.pages[0]]}.html"
        if not page.url.endswith(name):
            page.goto(f"file://{tmp_path}/{name}")
        return page.evaluate(ASK, question.words)[:FIRST]

    return found


def test_copy_finds_as_much_as_the_site(ask):
    scores, total = scores_of(read_file("questions.txt")[1], ask)

    assert [kind for kind, score in scores.items() if score.found < 0.83 * score.questions] == []
    assert total.found / total.questions >= 0.97
    assert total.recalled / total.wanted >= 0.95
    assert total.wrong_firsts / total.questions <= 0.03


def test_copy_finds_nothing_for_a_word_that_is_like_no_other(ask):
    question = next(question for question in read_file("questions.txt")[1] if question.pages)
    ask(question)

    assert ask(question._replace(words="xylophone")) == []
