import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0005_names_of_rows"),
    ]

    operations = [
        migrations.AlterField(
            model_name="callindexpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="Leave it empty, and one is drawn with the title, the date and the picture of the page. The picture you choose is shown in all languages, unless translators choose another for theirs.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.siteimage",
                verbose_name="picture where the page is passed on",
            ),
        ),
        migrations.AddField(
            model_name="callindexpage",
            name="share_image_alt",
            field=models.CharField(
                blank=True,
                help_text="For people who cannot see it. Leave it empty for the title of the page.",
                max_length=250,
                verbose_name="what that picture shows",
            ),
        ),
        migrations.AlterField(
            model_name="callpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="Leave it empty, and one is drawn with the title, the date and the picture of the page. The picture you choose is shown in all languages, unless translators choose another for theirs.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.siteimage",
                verbose_name="picture where the page is passed on",
            ),
        ),
        migrations.AddField(
            model_name="callpage",
            name="share_image_alt",
            field=models.CharField(
                blank=True,
                help_text="For people who cannot see it. Leave it empty for the title of the page.",
                max_length=250,
                verbose_name="what that picture shows",
            ),
        ),
        migrations.AlterField(
            model_name="festivalreportpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="Leave it empty, and one is drawn with the title, the date and the picture of the page. The picture you choose is shown in all languages, unless translators choose another for theirs.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.siteimage",
                verbose_name="picture where the page is passed on",
            ),
        ),
        migrations.AddField(
            model_name="festivalreportpage",
            name="share_image_alt",
            field=models.CharField(
                blank=True,
                help_text="For people who cannot see it. Leave it empty for the title of the page.",
                max_length=250,
                verbose_name="what that picture shows",
            ),
        ),
        migrations.AlterField(
            model_name="reportindexpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="Leave it empty, and one is drawn with the title, the date and the picture of the page. The picture you choose is shown in all languages, unless translators choose another for theirs.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.siteimage",
                verbose_name="picture where the page is passed on",
            ),
        ),
        migrations.AddField(
            model_name="reportindexpage",
            name="share_image_alt",
            field=models.CharField(
                blank=True,
                help_text="For people who cannot see it. Leave it empty for the title of the page.",
                max_length=250,
                verbose_name="what that picture shows",
            ),
        ),
    ]
