"""Two WordPress sites of any size, as exports: one in English and one in Arabic, whose posts are linked by hand."""

import io
from pathlib import Path

from bench.empty_site import add_page

WORDS = {
    "en": "People met on the river to ask for clean water in every town. ",
    "ar": "اجتمع الناس عند النهر للمطالبة بماء نظيف في كل مدينة. ",
}
HOSTS = {"en": "www.old.example", "ar": "ar.old.example"}
HEAD = (
    '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
    "<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://{}</wp:base_blog_url>\n"
)


def item(number: int, title: str, body: str, **values) -> str:
    fields = {"post_type": "post", "status": "publish", "post_date": "2015-01-01 10:00:00", **values}
    inner = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in fields.items())
    text = f"<title>{title}</title><content:encoded><![CDATA[{body}]]></content:encoded>"
    return f"<item><wp:post_id>{number}</wp:post_id>{text}{inner}</item>\n"


def write_export(path: Path, language: str, posts: int) -> None:
    """Write an export: posts that are linked with those of the other language, each with two pictures."""
    other = HOSTS["ar" if language == "en" else "en"]
    uploads = f"https://{HOSTS[language]}/wp-content/uploads/2015"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD.format(HOSTS[language]))
        for number in range(1, posts + 1):
            pictures = [3 * number + 1, 3 * number + 2]
            shown = "".join(
                f'<img class="wp-image-{one}" src="{uploads}/{language}{one}-300x200.jpg" alt="A river, {one}" />\n\n'
                for one in pictures
            )
            link = f'<a href="https://{other}/?p={3 * number}">{"عربي" if language == "en" else "English"}</a>\n\n'
            body = link + f"{number}. {WORDS[language] * 8}\n\n{shown}\n\n{WORDS[language] * 6}"
            if number % 10 == 0 and number < posts:  # a link to a post that is taken over later
                body += f'\n\n<a href="https://{HOSTS[language]}/?p={3 * number + 3}">More</a>'
            file.write(item(3 * number, f"{WORDS[language][:30]} {number}", body))
            for one in pictures:
                file.write(
                    item(
                        one,
                        f"{one}.jpg",
                        "",
                        post_type="attachment",
                        status="inherit",
                        attachment_url=f"{uploads}/{language}{one}.jpg",
                    )
                )
        file.write("</channel></rss>")


def make_site(folder: Path, posts: int) -> None:
    """Make the lists of both languages, the exports, and a picture for each post; the second is missing."""
    from wagtail.models import Locale

    from home.models import HomePage
    from news.models import StoryIndexPage

    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    english = add_page(StoryIndexPage, homes["en"], slug="news", title="News")
    twin = english.copy_for_translation(Locale.objects.get(language_code="ar"))
    twin.title = "أخبار"
    twin.save_revision().publish()
    uploads = folder / "uploads" / "2015"
    uploads.mkdir(parents=True)
    for language in HOSTS:
        write_export(folder / f"{language}.xml", language, posts)
        for number in range(1, posts + 1):
            (uploads / f"{language}{3 * number + 1}.jpg").write_bytes(picture(number, language))


def picture(number: int, language: str) -> bytes:
    """Return a picture that shows a number in black and white squares, so that no two are equal."""
    from PIL import Image

    signs = f"{number:016b}{'01'[language == 'en']}".ljust(24, "0")
    output = io.BytesIO()
    Image.frombytes("L", (6, 4), bytes(255 * int(one) for one in signs)).resize((60, 40), 0).save(output, "JPEG")
    return output.getvalue()
