"""Topics, places, organisations, people: names that pages share, found by a key that stays."""

import pytest
from django.core.exceptions import ValidationError

from core.models import Place, Topic
from tests.factories import PlaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_key_is_made_from_the_name():
    assert TopicFactory(name="Clean rivers").key == "clean-rivers"


def test_key_keeps_arabic_letters(arabic):
    assert TopicFactory(name="حرية التعبير", locale=arabic).key == "حرية-التعبير"


def test_key_stays_when_the_name_changes():
    topic = TopicFactory(name="Clean rivers")
    topic.name = "Rivers and marshes"
    topic.save()

    assert topic.key == "clean-rivers"


def test_key_is_the_same_in_every_language(arabic):
    twin = TopicFactory(name="Clean rivers").copy_for_translation(arabic)
    twin.name = "أنهار نظيفة"
    twin.save()

    assert twin.key == "clean-rivers"


def test_key_belongs_to_one_topic_only(arabic):
    keys = [
        TopicFactory(name="Peace").key,
        TopicFactory(name="Peace!").key,
        TopicFactory(name="peace", locale=arabic).key,
    ]

    assert keys == ["peace", "peace-2", "peace-3"]


def test_key_of_a_longer_name_does_not_take_the_shorter_one():
    TopicFactory(name="Peace and justice")

    assert TopicFactory(name="Peace").key == "peace"


@pytest.mark.parametrize("name", ["!?", "ـ", "🕊️"])
def test_name_without_letters_has_a_key_all_the_same(name):
    assert TopicFactory(name=name).key


def test_longest_name_has_a_key_that_fits():
    topics = [TopicFactory(name="ن" * 120), TopicFactory(name="ن" * 119)]

    assert all(len(topic.key) <= Topic._meta.get_field("key").max_length for topic in topics)


@pytest.mark.parametrize("name", ["Basra", "basra", "BASRA"])
def test_name_that_is_in_the_list_already_is_refused(english, name):
    PlaceFactory(name="Basra")

    with pytest.raises(ValidationError) as told:
        Place(name=name, locale=english).full_clean()

    assert set(told.value.message_dict) == {"name"}


def test_name_may_be_the_same_in_another_language(english, arabic):
    PlaceFactory(name="Basra", locale=english)

    assert Place(name="Basra", locale=arabic).full_clean() is None


def test_saving_a_name_again_does_not_meet_itself():
    assert PlaceFactory(name="Basra").full_clean() is None


def test_terms_stand_in_the_order_of_their_names():
    for name in ["Najaf", "Basra", "Mosul"]:
        PlaceFactory(name=name)

    assert [place.name for place in Place.objects.all()] == ["Basra", "Mosul", "Najaf"]
