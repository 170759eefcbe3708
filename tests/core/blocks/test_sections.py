"""Contents, questions and answers, figures, maps and reusable passages in a body."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Passage
from tests.factories import ImageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db


def body(*parts):
    return [{"type": kind, "value": value} for kind, value in parts]


def test_contents_lead_to_the_headings(read, stories):
    parts = body(("contents", None), ("heading", "Why water"), ("heading", "ماذا بعد"))
    StoryPageFactory(parent=stories, slug="long", body=parts)

    page = read("/en/news/long/")

    links = page.select("nav.contents a")
    assert [link.text for link in links] == ["Why water", "ماذا بعد"]
    assert [page.find(id=link["href"][1:]).name for link in links] == ["h2", "h2"]


def test_question_opens_its_answer_without_scripts(read, stories):
    item = {"question": "Is it safe?", "answer": "<p>Yes.</p>"}
    parts = body(("questions", [{"type": "item", "id": "1", "value": item}]))
    StoryPageFactory(parent=stories, slug="asked", body=parts)

    details = read("/en/news/asked/").select_one("details.question")

    assert (details.summary.text, details.p.text) == ("Is it safe?", "Yes.")


def test_figures_stand_in_any_body(read, stories):
    parts = body(("figures", [{"type": "item", "id": "1", "value": {"number": "3,000", "label": "people"}}]))
    StoryPageFactory(parent=stories, slug="counted", body=parts)

    assert read("/en/news/counted/").select_one(".tiles dd").text == "3,000"


def test_map_is_a_picture_that_leads_to_the_map(read, stories):
    value = {"image": ImageFactory().pk, "alt": "The garden", "caption": "", "credit": ""}
    value["url"] = "https://www.openstreetmap.org/node/1"
    StoryPageFactory(parent=stories, slug="there", body=body(("map", value)))

    page = read("/en/news/there/")

    assert page.select_one("figure img")["alt"] == "The garden"
    assert page.find("a", href="https://www.openstreetmap.org/node/1")["rel"] == ["noopener"]


@pytest.fixture
def passage(english, stories):
    page = StoryPageFactory(parent=stories, slug="target")
    text = f'<p>Write to <a linktype="page" id="{page.pk}">us</a>.</p>'
    return Passage.objects.create(locale=english, title="Contact", body=text)


def test_passage_is_edited_once_and_changes_on_every_page(read, stories, passage):
    for slug in ("one", "two"):
        StoryPageFactory(parent=stories, slug=slug, body=body(("passage", passage.pk)))
    passage.body = "<p>Write to them.</p>"
    passage.save()

    for slug in ("one", "two"):
        assert "Write to them." in read(f"/en/news/{slug}/").text


def test_passage_is_shown_in_the_language_of_the_reader_or_marked_as_another(read, stories, passage, arabic, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, slug="one", body=body(("passage", passage.pk))))
    shown = read("/ar/news/one/").select_one(".rich[lang]")
    assert (shown["lang"], shown["dir"]) == ("en", "ltr")

    Passage.objects.create(locale=arabic, translation_key=passage.translation_key, title="راسلنا", body="<p>راسلنا</p>")

    assert "راسلنا" in read("/ar/news/one/").select_one("main .rich:not([lang])").text
    assert "Write to" in read("/en/news/one/").text


def test_passages_cost_one_query_however_many_they_are(client, stories, english, passage):
    others = [Passage.objects.create(locale=english, title=f"P{n}", body=passage.body) for n in range(3)]
    StoryPageFactory(parent=stories, slug="one", body=body(("passage", passage.pk)))
    StoryPageFactory(parent=stories, slug="four", body=body(*(("passage", one.pk) for one in [passage, *others])))

    def cost(slug):
        client.get(f"/en/news/{slug}/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/en/news/{slug}/").status_code == 200
        return len(queries)

    assert cost("one") == cost("four")
