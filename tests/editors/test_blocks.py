"""Blocks are chosen from pictures of themselves."""

import pytest
from django.urls import reverse

from campaigns.blocks import CallBody, ReportBody
from core.prefetch.renditions import make_renditions
from home.blocks import SectionsBody
from news.blocks import StoryBody
from tests.factories import ImageFactory, StoryPageFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

EVERY_BLOCK = [
    pytest.param(body.base_blocks[name], id=f"{body.__name__}-{name}")
    for body in (StoryBody, CallBody, ReportBody, SectionsBody)
    for name in body.base_blocks
]


@pytest.mark.parametrize("block", EVERY_BLOCK)
def test_every_block_has_a_picture_and_a_sentence(block):
    assert block.is_previewable
    assert block.get_description()


@pytest.mark.parametrize("is_empty", [True, False])
def test_pictures_of_blocks_open_on_empty_and_full_sites(desk, stories, is_empty):
    if not is_empty:
        make_renditions(ImageFactory())
        SignupFormFactory()
        StoryPageFactory(parent=stories)
    for block in StoryBody.base_blocks.values():
        response = desk.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
        assert response.status_code == 200
        assert "css/site.css" in response.content.decode()
