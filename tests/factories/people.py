import factory
from django.contrib.auth.models import Group

from core.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A person; `group` names the group they are in."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("person{}".format)
    email = factory.LazyAttribute("{0.username}@example.org".format)

    @factory.post_generation
    def group(self, create, name, **kwargs):
        if name:
            self.groups.add(Group.objects.get(name=name))
