import factory
from wagtail.models import Locale

from campaigns.models import Series
from core.models import Organisation, Person, Place, Topic


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    locale = factory.LazyFunction(Locale.get_default)


class TopicFactory(TermFactory):
    class Meta:
        model = Topic

    name = factory.Sequence("Topic {}".format)


class PlaceFactory(TermFactory):
    class Meta:
        model = Place

    name = factory.Sequence("Place {}".format)


class OrganisationFactory(TermFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence("Organisation {}".format)


class PersonFactory(TermFactory):
    class Meta:
        model = Person

    name = factory.Sequence("Person {}".format)


class SeriesFactory(TermFactory):
    class Meta:
        model = Series

    name = factory.Sequence("Series {}".format)
