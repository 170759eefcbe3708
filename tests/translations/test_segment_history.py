"""Every change of a text is kept with who, when and how, so that it can be taken back after it was saved."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from translations.exchange import archives
from translations.exchange.importer import import_segments, unit_for
from translations.models import SegmentEdit
from translations.segment_store import save_html
from translations.version_history import record, restore

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_once")]


def history(client, translation, text):
    url = reverse("translations:segment_history", args=[translation.pk, text.pk])
    return client.get(url).json()["edits"]


def save(client, translation, text, words):
    url = reverse("translations:save_text", args=[translation.pk, text.pk])
    assert client.post(url, {"text": words}).status_code == 200


def test_what_was_typed_stays_in_the_history(client, translator, sent, text_of):
    text = text_of(sent, "Why we run")
    save(client, sent, text, "أولى")
    save(client, sent, text, "ثانية")
    found = history(client, sent, text)
    assert [edit["text"] for edit in found] == ["ثانية", "أولى"]
    assert "Haidar" in found[0]["label"]
    assert "typed" in found[0]["label"]


def test_a_text_that_was_emptied_can_be_found_again(client, translator, sent, text_of):
    text = text_of(sent, "Why we run")
    save(client, sent, text, "أولى")
    save(client, sent, text, "")
    assert [edit["text"] for edit in history(client, sent, text)] == ["", "أولى"]


def test_marks_are_as_in_the_workbench(client, translator, sent, text_of):
    text = text_of(sent, "Read")
    save(client, sent, text, "اقرأ ⟦1⟧النداء⟦/1⟧ و⟦2⟧تعال⟦/2⟧.")
    assert history(client, sent, text)[0]["text"] == "اقرأ ⟦1⟧النداء⟦/1⟧ و⟦2⟧تعال⟦/2⟧."


def test_what_a_machine_put_there_says_so(client, translator, sent, text_of):
    text = text_of(sent, "Why we run")
    save_html(sent, text, "بالآلة", translator, "Machine", is_machine=True)
    assert "machine-made" in history(client, sent, text)[0]["label"]


def test_what_a_file_replaced_is_kept(client, translator, sent, text_of, write):
    write(sent, {"Why we run": "من الورشة"})
    file = archives.FORMATS["po"].write(sent).decode().replace("من الورشة", "من الملف").encode()
    import_segments(unit_for([unit for _name, unit in archives.read(file).units], sent), sent, translator)
    found = history(client, sent, text_of(sent, "Why we run"))
    assert [edit["text"] for edit in found] == ["من الملف", "من الورشة"]
    assert "from a file" in found[0]["label"]


def test_putting_back_a_version_is_a_change_too(client, translator, sent, text_of, write):
    write(sent, {"Why we run": "أولى"})
    version = record(sent, "restored")
    write(sent, {"Why we run": "ثانية"}, rest=None)
    restore(version, translator)
    found = [edit["text"] for edit in history(client, sent, text_of(sent, "Why we run"))]
    assert found == ["أولى", "ثانية", "أولى"]


def test_another_language_is_not_shown(client, as_person, sent, text_of, roles):
    as_person()
    url = reverse("translations:segment_history", args=[sent.pk, text_of(sent, "Why we run").pk])
    assert client.get(url).status_code in (302, 403)


def test_the_history_of_a_language_goes_with_it(sent, text_of):
    text = text_of(sent, "Why we run")
    kurdish = Locale.objects.create(language_code="ckb")
    SegmentEdit.objects.create(locale=kurdish, string_id=text.key[0], context_id=text.key[1], html="بۆچی")
    kurdish.delete()
    assert not SegmentEdit.objects.exists()
