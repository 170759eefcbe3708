"""Give drafts what the version before cannot do without, when it comes back: a day, or no row."""

from django.db import migrations
from django.utils import timezone


def fill(apps, schema_editor):
    apps.get_model("news", "StoryPage").objects.filter(story_date=None).update(story_date=timezone.localdate())
    apps.get_model("news", "StoryAuthor").objects.filter(person=None).delete()
    apps.get_model("news", "StoryTopic").objects.filter(topic=None).delete()


class Migration(migrations.Migration):
    dependencies = [("news", "0006_unfinished_drafts")]

    operations = [migrations.RunPython(migrations.RunPython.noop, fill)]
