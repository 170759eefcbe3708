import django.utils.timezone
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """Take over when a story was published first, as `PutUpMixin.save` does."""
    stories = apps.get_model("news", "StoryPage").objects
    first = apps.get_model("wagtailcore", "Page").objects.filter(pk=OuterRef("pk")).values("first_published_at")
    stories.filter(first_published_at__isnull=False).update(put_up_at=Subquery(first))


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0008_languages"),
        ("news", "0004_share_image_alt"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="storypage",
            name="put_up_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="storypage",
            index=models.Index(fields=["-put_up_at"], name="story_newly_published"),
        ),
    ]
