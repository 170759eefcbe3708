"""What tests of translation files send and decide."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


@pytest.fixture
def upload(client, translator, sent):
    """Return a function that uploads a file and gives back what the workbench then says."""

    def upload(content, url=None):
        url = url or reverse("wagtail_localize:upload_pofile", args=[sent.pk])
        return client.post(url, {"file": SimpleUploadedFile("words.po", content)}, follow=True)

    return upload


@pytest.fixture
def decide(client, upload):
    """Return a function that uploads a file and answers the question about conflicts; it returns how many there were."""

    def decide(content, choice):
        page = BeautifulSoup(upload(content).content, "html.parser")
        fields = page.select(".tw-conflict :is([type=hidden], textarea)")
        answers = {field["name"]: field.get("value") or field.text for field in fields}
        answers |= {radio["name"]: choice for radio in page.select(".tw-conflict [type=radio]")}
        client.post(reverse("translations:conflicts"), answers)
        return len(page.select(".tw-conflict"))

    return decide


@pytest.fixture
def written(sent, write):
    """The story's translation with every text written, links and bold words included."""
    write(sent, {"Why we run": "لماذا نركض", "Read": 'اقرأ <a id="a1">النداء</a> و<b>تعال</b> &amp; احضر'})
    return sent
