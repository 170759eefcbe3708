"""Tell Wagtail the public address of the site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from wagtail.models import Site


class Command(BaseCommand):
    help = "Gives the default site the host name and port of SITE_URL; absolute links begin with them."

    def handle(self, **options):
        parts = urlsplit(settings.SITE_URL)
        address = {"hostname": parts.hostname, "port": parts.port or (443 if parts.scheme == "https" else 80)}
        for site in Site.objects.filter(is_default_site=True).exclude(**address):
            site.hostname, site.port = address["hostname"], address["port"]
            site.save()
