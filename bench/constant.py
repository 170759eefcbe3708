"""A view that does nothing, behind everything that stands before a view of the site: what Django itself costs."""

from django.http import HttpResponse
from django.urls import path

from icssi_cms.urls import urlpatterns as of_the_site

urlpatterns = [path("constant/", lambda request: HttpResponse(b"constant")), *of_the_site]
