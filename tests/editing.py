"""Filling in the admin's page forms, as an editor's browser does."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from campaigns.models import CallPage, FestivalReportPage
from core.blocks.text import PARAGRAPH_FEATURES
from home.models import HomePage, StandardPage
from news.models import StoryPage

EMPTY = {
    HomePage: {"sections": streamfield([]), "bands": streamfield([])},
    StandardPage: {"body": streamfield([])},
    StoryPage: {
        "genre": "news",
        "story_date": "2017-12-10",
        "body": streamfield([]),
        "authors": inline_formset([]),
        "topics": inline_formset([]),
    },
    CallPage: {
        "starts_on": "2017-11-22",
        "ends_on": "2017-11-30",
        "key_dates": streamfield([]),
        "body": streamfield([]),
        "venues": inline_formset([]),
        "paths": inline_formset([]),
        "slots": inline_formset([]),
        "partners": inline_formset([]),
    },
    FestivalReportPage: {
        "event_name": "Festival",
        "starts_on": "2017-12-10",
        "what_next": rich_text(""),
        "figures": streamfield([]),
        "body": streamfield([]),
        "programme": streamfield([]),
        "gallery": streamfield([]),
        "partners": inline_formset([]),
        "topics": inline_formset([]),
    },
}


def filled_in(model, **fields):
    """Return the form of a page type as it is sent: the least it needs, and these fields."""
    least = {"title": "New page", "slug": "new-page", "intro": "What it is about."}
    return nested_form_data(least | EMPTY.get(model, {}) | fields)


def send(client, parent, model, **fields):
    """Press Publish on a new page's form and return the answer."""
    address = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
    return client.post(address, filled_in(model, **fields) | {"action-publish": "1"})


def complaints(response):
    """Return what the admin finds wrong with a form it was sent, by field."""
    form = response.context["form"]
    nested = {name: formset.errors for name, formset in form.formsets.items() if any(formset.errors)}
    return dict(form.errors) | nested


def publish(client, parent, model, **fields):
    """Publish a new page through the admin and return it."""
    response = send(client, parent, model, **fields)
    assert response.status_code == 302, complaints(response)
    return model.objects.child_of(parent).live().get()


def preview(client, parent, model, **fields):
    """Return the preview of a page that is not saved yet, taken apart."""
    names = [model._meta.app_label, model._meta.model_name, parent.pk]
    address = reverse("wagtailadmin_pages:preview_on_add", args=names)
    checked = client.post(address, filled_in(model, **fields)).json()
    assert checked["is_valid"], checked
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def paragraph(words):
    """Return a paragraph of a body as the editor's screen sends it."""
    return ("paragraph", rich_text(f"<p>{words}</p>", features=PARAGRAPH_FEATURES))
