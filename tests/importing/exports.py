"""Exports of two small sites, made for the tests: the same posts in English and Arabic, linked by hand."""

import io
from html import escape

from PIL import Image

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old site</title><link>https://{site}</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://{site}</wp:base_site_url><wp:base_blog_url>https://{site}</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>sara</wp:author_login>
<wp:author_email>sara@old.example</wp:author_email><wp:author_display_name>Sara Ali</wp:author_display_name></wp:author>
"""
COMMENT = """<wp:comment><wp:comment_author>Zayd</wp:comment_author><wp:comment_author_email>zayd@old.example</wp:comment_author_email>
<wp:comment_author_IP>10.20.30.40</wp:comment_author_IP><wp:comment_content>My number is 0770</wp:comment_content></wp:comment>"""


def post(number, title="A title", body="<p>Words.</p>", **more):
    """Return an item as WordPress writes it; `meta` and `terms` are dictionaries or lists, `inside` is raw XML."""
    values = {
        "post_date": "2016-05-17 10:00:00",
        "post_date_gmt": "2016-05-17 07:00:00",
        "post_name": f"post-{number}",
        "status": "publish",
        "post_parent": 0,
        "post_type": "post",
        "post_password": "",
    } | {
        name: value
        for name, value in more.items()
        if name not in {"meta", "terms", "inside", "link", "author", "excerpt"}
    }
    fields = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in values.items())
    terms = "".join(
        f'<category domain="{domain}" nicename="{slug}"><![CDATA[{name}]]></category>'
        for domain, slug, name in more.get("terms", [])
    )
    meta = "".join(
        f"<wp:postmeta><wp:meta_key>{name}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for name, value in more.get("meta", {}).items()
    )
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{escape(more.get('link', ''))}</link>"
        f"<dc:creator><![CDATA[{more.get('author', 'sara')}]]></dc:creator><wp:post_id>{number}</wp:post_id>{fields}"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[{more.get('excerpt', '')}]]></excerpt:encoded>{terms}{meta}{more.get('inside', '')}</item>\n"
    )


def attachment(number, upload, site="www.old.example", **more):
    address = f"https://{site}/wp-content/uploads/{upload}"
    values = {"post_type": "attachment", "status": "inherit", "attachment_url": address} | more
    return post(number, values.pop("title", upload.rpartition("/")[2]), "", **values)


def export(*items, site="www.old.example", head=""):
    return (HEAD.format(site=site) + head + "".join(items) + "</channel></rss>\n").encode()


def jpeg(colour="red", size=(40, 30)):
    output = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of Sara"
    Image.new("RGB", size, colour).save(output, "JPEG", exif=exif)
    return output.getvalue()


ENGLISH_BODY = """<a href="https://ar.old.example/?p=31">عربي | Arabic</a>

ICSSI – Nassiriyah

The marshes are drying. People of the <strong>Chibayish</strong> marshes met on Friday to ask for water.

– water for all
– no dams without talks
– a seat at the table

[caption id="attachment_77" align="aligncenter" width="300"]<img class="wp-image-77" src="https://www.old.example/wp-content/uploads/2016/05/boat-300x200.jpg" alt="A boat on the marsh" width="300" height="200" /> A boat on the marsh. Photo: Ahmed[/caption]

Read <a href="https://www.old.example/archives/12">what happened before</a>.

https://www.youtube.com/watch?v=abcdefghijk
"""
ARABIC_BODY = """<a href="http://www.old.example/archives/21">انكليزي | English</a>

الأهوار تجف. اجتمع أهل أهوار <strong>الجبايش</strong> يوم الجمعة للمطالبة بالماء.

– الماء للجميع
– لا سدود دون حوار
– مقعد على الطاولة

[caption id="attachment_55" width="300"]<img src="https://ar.old.example/wp-content/uploads/2016/05/boat-300x200.jpg" alt="زورق في الهور" /> زورق في الهور[/caption]

اقرأ <a href="https://ar.old.example/?p=14">ما حدث قبل ذلك</a>.

https://www.youtube.com/watch?v=abcdefghijk
"""
WATER = [("category", "water", "Water")]


def english_site():
    return export(
        post(
            12,
            "The first protest",
            "<p>People went to the streets of Basra in summer.</p>",
            post_date_gmt="2015-08-01 07:00:00",
            link="https://www.old.example/archives/12",
            terms=WATER,
            inside=COMMENT,
        ),
        post(21, "Water for the marshes", ENGLISH_BODY, link="https://www.old.example/archives/21", terms=WATER),
        post(22, "A thought that was never published", status="draft", post_date_gmt="0000-00-00 00:00:00"),
        post(23, "For members", status="publish", post_password="secret-word"),
        post(
            24,
            "Who we are",
            "<p>We are a network of people and organisations in Iraq and elsewhere.</p>",
            post_type="page",
        ),
        post(25, "Sara wrote: my number is 0770", "sara@form.example", post_type="feedback"),
        post(26, "", "", post_type="nav_menu_item"),
        attachment(77, "2016/05/boat.jpg", meta={"_wp_attachment_image_alt": "A boat"}),
        attachment(78, "2016/05/never-shown.jpg"),
    )


def arabic_site():
    return export(
        post(
            14,
            "الاحتجاج الأول",
            "<p>خرج الناس إلى شوارع البصرة في الصيف.</p>",
            post_date_gmt="2015-08-02 07:00:00",
            link="https://ar.old.example/?p=14",
        ),
        post(31, "الماء للأهوار", ARABIC_BODY, link="https://ar.old.example/?p=31"),
        attachment(55, "2016/05/boat.jpg", site="ar.old.example"),
        site="ar.old.example",
    )
