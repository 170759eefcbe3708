#!/usr/bin/env python3
"""Two hosts over one PostgreSQL, one Redis and one bucket of uploads: what one does, the other shows.

bench/hosts.py

Needs redis-server, and beside the project's own packages its extra `hosts` and its group `bench`, whose moto plays the
bucket. Each host has a DATA_DIR of its own. The run edits pages, uploads a picture, and takes Redis away and gives it back.
"""

import os
import secrets
import shutil
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bin")]

from bench.outage import Postgres, check, failures, read_all, seen_on_the_other  # noqa: E402
from bench.sites import Site, free_port, wait_for  # noqa: E402


class Hosts:
    """Two servers of one site, and what they share."""

    def __init__(self, site: Site):
        self.site, self.other = site, free_port()
        self.redis_port, self.bucket_port = free_port(), free_port()
        self.bucket = f"http://127.0.0.1:{self.bucket_port}"
        site.environment |= {
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "MEDIA_STORAGE": f"s3://files?endpoint={self.bucket}&region=us-east-1",
            "AWS_ACCESS_KEY_ID": secrets.token_hex(8),
            "AWS_SECRET_ACCESS_KEY": secrets.token_hex(16),
        }
        os.environ |= site.environment

    def start_shared(self) -> None:
        self.start_redis()
        bucket = self.site.start([sys.executable, "-m", "moto.server", "--port", str(self.bucket_port)])
        wait_for(self.bucket_port, bucket)
        self.client().create_bucket(Bucket="files")

    def client(self):
        import boto3

        return boto3.client("s3", endpoint_url=self.bucket, region_name="us-east-1")

    def start_redis(self) -> None:
        server = shutil.which("redis-server") or sys.exit("redis-server is missing: apt install redis-server")
        settings = ["--port", str(self.redis_port), "--dir", str(self.site.directory), "--save", ""]
        self.redis = self.site.start([server, *settings])
        wait_for(self.redis_port, self.redis)

    def start_servers(self) -> None:
        second = self.site.directory / "second"
        second.mkdir()
        (second / "static").symlink_to(self.site.directory / "var" / "static")
        self.site.serve()
        self.site.serve(self.other, DATA_DIR=str(second))


def main() -> int:
    postgres = Postgres()
    try:
        postgres.start()
        with Site(postgres.url) as site:
            hosts = Hosts(site)
            hosts.start_shared()
            site.build()
            hosts.start_servers()
            run(hosts)
    finally:
        postgres.destroy()
    print(f"{len(failures)} failures")
    return 1 if failures else 0


def run(hosts: Hosts) -> None:
    import django

    django.setup()
    from wagtail.models import Page

    site = hosts.site
    pages = Page.objects.live().public().filter(depth__gt=1)
    paths = ["/", *(parts[2] for page in pages if (parts := page.get_url_parts()))]
    read_all(site, hosts.other, paths)
    seen_on_the_other(site, hosts.other)
    picture_is_in_the_bucket(hosts)
    cache_is_shared()

    site.stop(hosts.redis)
    read_all(site, hosts.other, paths)
    seen_on_the_other(site, hosts.other)
    statuses = {site.get("/en/search/?q=boats", port)[0] for port in (site.port, hosts.other)}
    check("both hosts search without Redis", statuses == {200})
    check("both hosts are ready without Redis", {site.get("/health/ready")[0]} == {200})
    hosts.start_redis()
    cache_is_shared()


def picture_is_in_the_bucket(hosts: Hosts) -> None:
    """Upload a picture and show it on a page: both hosts name it, and the bucket has it."""
    from core.models import SiteImage
    from core.prefetch.renditions import make_renditions
    from news.models import StoryPage

    image = SiteImage.objects.create(title="Only in the bucket", file=plain_picture())
    make_renditions(image)
    story = StoryPage.objects.live().first()
    story.lead_image, story.lead_image_alt = image, "A plain picture."
    story.save_revision().publish()
    time.sleep(2)
    path = quote(story.get_url_parts()[2])
    for rendition in image.renditions.all():
        held = hosts.client().head_object(Bucket="files", Key=f"media/{rendition.file.name}")
        check(f"the bucket holds {rendition.filter_spec}", held["ContentLength"] > 0)
    shown = [
        site_text for port in (hosts.site.port, hosts.other) if (site_text := hosts.site.get(path, port)[1].decode())
    ]
    name = Path(image.file.name).stem
    check(
        "both hosts show the picture from the site's own address",
        all(f"/media/images/{name}" in text for text in shown),
    )
    local = list(hosts.site.directory.glob(f"**/{name}*"))
    check("no host keeps the picture itself", not local)


def plain_picture():
    """Return a small picture of one colour, as an uploaded file is."""
    from django.core.files.images import ImageFile
    from PIL import Image

    content = BytesIO()
    Image.new("RGB", (64, 36), "#17357f").save(content, "PNG")
    content.seek(0)
    return ImageFile(content, name="picture.png")


def cache_is_shared() -> None:
    """Keep something here and read it in a process of its own."""
    from django.core.cache import cache

    word = secrets.token_hex(8)
    cache.set("seen", word)
    read = "import django; django.setup(); from django.core.cache import cache; print(cache.get('seen'))"
    done = subprocess.run([sys.executable, "-c", read], cwd=ROOT, capture_output=True, text=True, check=False)
    check("what one process puts into the cache another finds", done.stdout.strip() == word)


if __name__ == "__main__":
    sys.exit(main())
