import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0007_held_back"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenLanguage",
            fields=[
                ("locale", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="opening", serialize=False, to="wagtailcore.locale", verbose_name="language")),
                ("opened_on", models.DateTimeField(auto_now_add=True, verbose_name="opened on")),
            ],
            options={"verbose_name": "open language", "verbose_name_plural": "open languages"},
        ),
        migrations.CreateModel(
            name="InterfaceText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("context", models.CharField(blank=True, max_length=100)),
                ("source", models.TextField(verbose_name="source")),
                ("wordings", models.JSONField(default=list, verbose_name="wording")),
                ("is_draft", models.BooleanField(default=False, verbose_name="draft")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("changed_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("locale", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="interface_texts", to="wagtailcore.locale", verbose_name="language")),
            ],
            options={
                "verbose_name": "interface text",
                "verbose_name_plural": "interface texts",
                "constraints": [models.UniqueConstraint(fields=("locale", "digest"), name="one_wording_for_a_language")],
            },
        ),
        migrations.AlterField(
            model_name="sitefacts",
            name="digits",
            field=models.CharField(choices=[("western", "Western: 1 2 3"), ("arabic", "The language's own: ١ ٢ ٣")], default="western", max_length=10, verbose_name="digits in Arabic, Kurdish and Persian"),
        ),
    ]
