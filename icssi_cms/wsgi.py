"""The WSGI application that the web server runs."""

import os
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from core.operations import site_lock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icssi_cms.settings")

application: WSGIApplication = get_wsgi_application()

site_lock.hold()

if settings.PAGE_STORE:
    from core.page_store.setup import wrap_application  # models are there only now

    application = wrap_application(application)
