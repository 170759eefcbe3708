import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, streamfield

from news.models import StoryAuthor, StoryIndexPage, StoryPage, StoryTopic
from tests.editing import complaints, paragraph, preview, publish, send
from tests.factories import (
    CallPageFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    StoryPageFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def story(stories):
    """A story with everything a story has."""
    here = {"locale": stories.locale}
    return StoryPageFactory(
        parent=stories,
        slug="boats",
        title="Boats for the marshes",
        story_date=date(2017, 11, 22),
        dateline_organisation=OrganisationFactory(name="Solidarity Initiative", short_name="ICSSI"),
        dateline_place=PlaceFactory(name="Nassiriyah"),
        authors=[StoryAuthor(person=PersonFactory(name="Salma"), **here)],
        topics=[StoryTopic(topic=TopicFactory(name="Rivers"), **here)],
        body=[{"type": "paragraph", "value": "<p>They set out at dawn.</p>"}],
    )


def test_story_lives_in_a_list_of_stories():
    assert StoryPage.allowed_parent_page_models() == [StoryIndexPage]
    assert StoryPage.allowed_subpage_models() == []


def test_visitor_reads_the_story(read, story):
    page = read("/en/news/boats/")

    assert page.h1.text == "Boats for the marshes"
    assert "They set out at dawn." in page.article.text


def test_story_opens_with_its_dateline(read, story):
    dateline = read("/en/news/boats/").select_one("main .dateline")

    assert " ".join(dateline.text.split()) == "ICSSI – Nassiriyah, 22 November 2017"
    assert dateline.time["datetime"] == "2017-11-22"


def test_story_names_its_authors(read, story):
    assert "By Salma" in read("/en/news/boats/").select_one("main .lead").text


def test_topic_leads_to_the_other_stories_about_it(read, story):
    link = read("/en/news/boats/").select_one("main nav.topics a")

    assert story.title in read(link["href"]).main.text


def test_arabic_visitor_reads_the_date_with_the_iraqi_month(read, story, in_arabic):
    in_arabic(story, title="قوارب")
    page = read("/ar/news/boats/")

    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert page.select_one(".dateline time").text == "22 تشرين الثاني 2017"


def test_story_leads_to_its_call(read, story, calls):
    story.related_call = CallPageFactory(parent=calls, slug="season-5", title="Season 5").page_ptr
    story.save()

    assert read("/en/news/boats/").find("a", href="/en/campaigns/season-5/").text.strip() == "Season 5"


def test_story_leads_arabic_readers_to_the_arabic_call(read, story, calls, in_arabic):
    call = CallPageFactory(parent=calls, slug="season-5")
    story.related_call = call.page_ptr
    story.save()
    in_arabic(call, title="الموسم الخامس")
    in_arabic(story)

    assert read("/ar/news/boats/").find("a", href="/ar/campaigns/season-5/").text.strip() == "الموسم الخامس"


def test_story_does_not_lead_to_a_call_that_is_not_published(read, story, calls):
    story.related_call = CallPageFactory(parent=calls, slug="season-5", live=False).page_ptr
    story.save()

    assert read("/en/news/boats/").find("a", href="/en/campaigns/season-5/") is None


def test_story_stands_when_all_it_names_is_deleted(read, story):
    for thing in (
        story.dateline_place,
        story.dateline_organisation,
        story.authors.get().person,
        story.topics.get().topic,
    ):
        thing.delete()

    assert read("/en/news/boats/").h1.text == "Boats for the marshes"


def test_story_tells_search_engines_when_it_happened(read, story):

    told = json.loads(read("/en/news/boats/").find("script", type="application/ld+json").string)

    assert (told["@type"], told["datePublished"], told["inLanguage"]) == ("NewsArticle", "2017-11-22", "en")


def test_title_cannot_break_out_of_what_search_engines_are_told(read, stories):
    StoryPageFactory(parent=stories, slug="boats", title='</script><b id="out">"')

    assert read("/en/news/boats/").find(id="out") is None


def test_editor_publishes_a_story(editor, read, stories):
    body = streamfield([("heading", "At dawn"), paragraph("They set out.")])
    authors = inline_formset([{"person": PersonFactory(name="Salma").pk}])

    publish(editor, stories, StoryPage, title="Boats", slug="boats", body=body, authors=authors)

    page = read("/en/news/boats/")
    assert page.find("h2", string="At dawn")
    assert "Salma" in page.select_one("main").text


def test_slug_may_be_arabic(editor, read, stories):
    publish(editor, stories, StoryPage, title="قوارب الأهوار", slug="قوارب-الأهوار")

    assert read("/en/news/قوارب-الأهوار/").h1.text == "قوارب الأهوار"


def test_editor_previews_a_story_before_it_is_saved(editor, stories):
    body = streamfield([paragraph("They set out.")])
    topics = inline_formset([{"topic": TopicFactory(name="Rivers").pk}])

    page = preview(editor, stories, StoryPage, title="Boats", body=body, topics=topics)

    assert page.h1.text == "Boats"
    assert "They set out." in page.article.text
    assert Page.objects.filter(title="Boats").count() == 0


def test_story_is_dated_today_until_the_editor_says_otherwise(editor, stories):

    form = editor.get(f"/admin/pages/add/news/storypage/{stories.pk}/")

    assert f'value="{timezone.localdate()}"' in form.content.decode()


def test_picture_without_words_for_those_who_cannot_see_it_is_refused(editor, stories):
    response = send(editor, stories, StoryPage, lead_image=ImageFactory().pk)

    assert set(complaints(response)) == {"lead_image_alt"}


def test_picture_with_its_words_is_accepted(stories):
    picture = {"lead_image": ImageFactory(), "lead_image_alt": "A boat."}

    assert StoryPageFactory(parent=stories, **picture).full_clean() is None


def test_summary_is_needed(stories):
    with pytest.raises(ValidationError) as told:
        StoryPageFactory(parent=stories, intro="")

    assert set(told.value.message_dict) == {"intro"}
