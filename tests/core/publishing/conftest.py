import pytest

from tests.factories import PlaceFactory, UserFactory


@pytest.fixture
def user(db):
    return UserFactory()


@pytest.fixture
def two(english, arabic):
    """Baghdad twice, each in both languages, with the names of the second one otherwise written."""
    kept, going = PlaceFactory(name="Baghdad"), PlaceFactory(name="Bagdad", aliases="Dar es-Salam", province="baghdad")
    for place, name in ((kept, "بغداد"), (going, "بغدات")):
        twin = place.copy_for_translation(arabic)
        twin.name = name
        twin.save()
    return kept, going
