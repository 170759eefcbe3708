"""Files and machines: what is wrong is said in words, and nothing breaks."""

import pytest
import requests
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

pytestmark = pytest.mark.django_db


class Machine(BaseMachineTranslator):
    """Says the same about everything; or cannot be reached."""

    display_name = "Machine"
    is_down = False

    def translate(self, source_locale, target_locale, strings):
        if self.is_down:
            raise requests.ConnectionError
        return {string: StringValue("كلمة") for string in strings}

    def can_translate(self, source_locale, target_locale):
        return True


class BrokenMachine(Machine):
    is_down = True


@pytest.fixture
def upload(client, translator, sent):
    """Return a function that uploads a file and gives back what the workbench then says."""

    def upload(content):
        url = reverse("wagtail_localize:upload_pofile", args=[sent.pk])
        return client.post(url, {"file": SimpleUploadedFile("words.po", content)}, follow=True)

    return upload


def test_a_file_goes_out_and_comes_back(client, upload, sent, text_of):
    content = client.get(reverse("translations:download", args=[sent.pk])).content.decode()
    filled = content.replace('msgid "Why we run"\nmsgstr ""', 'msgid "Why we run"\nmsgstr "لماذا نركض"')
    assert "1 text taken" in upload(filled.encode()).text
    assert text_of(sent, "Why we run").words == "لماذا نركض"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00nonsense",
        b"no po file",
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Why we run"\nmsgstr "x"\n',
        b'msgid "Why we run"\nmsgstr "x"\n',
        b'msgid "unfinished\nmsgstr',
        b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: 1\\n"\n',
        b"/etc/passwd",
    ],
)
def test_a_file_that_cannot_be_taken_is_answered_in_words(upload, content):
    response = upload(content)
    assert response.status_code == 200
    assert 'class="error"' in response.text


def test_a_text_that_lost_its_link_is_not_taken(client, upload, sent, text_of):
    content = client.get(reverse("translations:download", args=[sent.pk])).content.decode()
    before = content.index('msgid "Read')
    after = content.index('msgstr ""', before)
    response = upload((content[:after] + 'msgstr "اقرأ"' + content[after + len('msgstr ""') :]).encode())
    assert "is missing" in response.text
    assert not text_of(sent, "Read").words


def test_a_title_that_is_too_long_is_not_taken(client, upload, sent, text_of):
    content = client.get(reverse("translations:download", args=[sent.pk])).content.decode()
    title = 'msgid "Running for the river"\nmsgstr "'
    response = upload(content.replace(title, title + "ع" * 300).encode())
    assert "255" in response.text
    assert not text_of(sent, "Running").words


def test_a_machine_fills_in_only_what_keeps_its_marks(client, translator, sent, text_of, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.Machine"}
    client.post(reverse("wagtail_localize:machine_translate", args=[sent.pk]))
    assert text_of(sent, "Why we run").state == "machine"
    assert not text_of(sent, "Read").words


def test_a_machine_that_is_down_is_a_sentence(client, translator, sent, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.BrokenMachine"}
    response = client.post(reverse("wagtail_localize:machine_translate", args=[sent.pk]), follow=True)
    assert "cannot be reached" in response.text
