"""What editors upload as a document."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_title_loses_invisible_characters(editor):
    file = SimpleUploadedFile("call.txt", b"Come to the river.")
    answer = editor.post(reverse("wagtaildocs:add"), {"title": "\u202ecall\u200b", "file": file, "collection": 1})
    assert answer.status_code == 302
    assert get_document_model().objects.get().title == "call"
