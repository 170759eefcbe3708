"""Give a new database its two languages, each with a front page, in place of Wagtail's welcome page."""

import uuid

from django.db import migrations

FRONT_PAGES = [("en", "Home", "home", "News, campaigns and festivals of Iraqi civil society."),
               ("ar", "الرئيسية", "home-ar", "أخبار المجتمع المدني العراقي وحملاته ومهرجاناته.")]


def make_front_pages(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Locale = apps.get_model("wagtailcore", "Locale")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")

    if HomePage.objects.exists():
        return
    root = Page.objects.get(depth=1)
    Site.objects.all().delete()
    Page.objects.filter(depth=2, content_type__model="page").delete()
    content_type, _created = ContentType.objects.get_or_create(app_label="home", model="homepage")
    key = uuid.uuid4()
    homes = []
    for number, (code, title, slug, intro) in enumerate(FRONT_PAGES, start=1):
        locale, _created = Locale.objects.get_or_create(language_code=code)
        homes.append(
            HomePage.objects.create(
                title=title,
                draft_title=title,
                slug=slug,
                intro=intro,
                path=f"{root.path}{number + 1:04d}",
                depth=2,
                numchild=0,
                url_path=f"/{slug}/",
                content_type=content_type,
                locale=locale,
                translation_key=key,
                live=True,
            )
        )
    Page.objects.filter(pk=root.pk).update(numchild=len(homes))
    Site.objects.create(hostname="localhost", port=80, root_page_id=homes[0].pk, is_default_site=True, site_name="ICSSI")


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailsearch", "0009_remove_ngram_autocomplete"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_front_pages, migrations.RunPython.noop)]
