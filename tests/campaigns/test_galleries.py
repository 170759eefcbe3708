"""Pictures of a gallery can be enlarged and made small again without a script."""

import json

import pytest

from tests.factories import FestivalReportPageFactory, ImageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_each_picture_leads_to_itself_enlarged_and_back(read, reports):
    image = ImageFactory()
    one = {"type": "picture", "value": {"image": image.pk, "alt": "A boat", "caption": "At dawn"}}
    page = read(FestivalReportPageFactory(parent=reports, gallery=json.dumps([one, one])).url)
    pictures = page.select(".gallery .zoom")

    assert len({picture["id"] for picture in pictures}) == 2
    for picture in pictures:
        assert picture.select_one(".enlarge")["href"] == f"#{picture['id']}"
        assert picture.select_one(".close")["href"] == f"#{picture.select_one('.enlarge')['id']}"
        assert picture.img["alt"] == "A boat"
        assert picture.figcaption.get_text(strip=True) == "At dawn"
