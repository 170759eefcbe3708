import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("story", "Story"),
    ("call", "Call"),
    ("report", "Festival report"),
    ("page", "Standing page"),
    ("appeal", "Appeal (a story, kept as a draft)"),
    ("media", "Picture or document"),
    ("leave_out", "Leave out"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0012_search_aids_go"),
        ("importing", "0001_moves"),
    ]

    operations = [
        migrations.AlterField(
            model_name="item", name="kind", field=models.CharField(choices=KINDS, max_length=10)
        ),
        migrations.AlterField(
            model_name="termmapping",
            name="kind",
            field=models.CharField(blank=True, choices=KINDS, max_length=10),
        ),
        migrations.CreateModel(
            name="MadeTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="made_terms",
                        to="importing.move",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.person",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.topic",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
