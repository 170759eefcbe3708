"""A list with ten thousand pages below one parent costs no more queries than a short one."""

import pytest
from django.urls import reverse

from tests.editors.many import WAYS, crowd, look

pytestmark = pytest.mark.django_db


def test_every_way_to_look_at_a_crowded_list_is_cheap(sign_in, stories):
    crowd(stories)
    browser = sign_in("Editors")
    address = reverse("wagtailadmin_explore", args=[stories.pk])
    browser.get(address)
    counts = {str(way): look(browser, address, way)[0] for way in WAYS}
    assert {way: number for way, number in counts.items() if number > 40} == {}
