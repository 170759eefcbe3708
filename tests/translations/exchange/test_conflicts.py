"""What a file says and what was written here meanwhile: copied sources, and which words to keep."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale

from tests.translations.exchange.files import words_of
from translations.copied_sources import may_stay
from translations.exchange import po, xliff
from translations.glossary import Term
from translations.submission import submit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("sent_once")]


@pytest.mark.parametrize("form", [po, xliff])
def test_a_target_that_repeats_its_source_is_no_translation(upload, sent, text_of, form):
    content = form.write(sent).decode()
    content = content.replace('msgid "Why we run"\nmsgstr ""', 'msgid "Why we run"\nmsgstr "Why we run"')
    content = content.replace(">Why we run</source>", ">Why we run</source><target>Why we run</target>")
    assert "only repeats its original" in upload(content.encode()).text
    assert not text_of(sent, "Why we run").written


def test_a_state_in_the_file_says_that_a_name_stays_as_it_is(upload, sent, text_of):
    target = '>Why we run</source><target state="final">Why we run</target>'
    upload(xliff.write(sent).replace(b">Why we run</source>", target.encode()))
    assert text_of(sent, "Why we run").words == "Why we run"


@pytest.mark.parametrize(
    ("source", "found"),
    [("2026", True), ("info@example.org", True), ("ICSSI", True), ("Come, ICSSI!", False), ("–", True)],
)
def test_numbers_addresses_and_kept_names_are_the_same_in_both_languages(english, arabic, source, found):
    terms = [Term("ICSSI", "ICSSI"), Term("come", "تعال")]
    assert may_stay(source, terms) is found


def test_one_click_makes_a_text_the_same_in_both_languages(client, translator, sent, text_of):
    text = text_of(sent, "Read")
    answer = client.post(reverse("translations:save_text", args=[sent.pk, text.pk]), {"same": "1"}).json()
    assert (answer["text"], answer["state"]) == ("Read ⟦1⟧the call⟦/1⟧ and ⟦2⟧come⟦/2⟧.", "translated")
    client.post(reverse("translations:workbench", args=[sent.pk]), {"same": text_of(sent, "Why").pk, "text-0": ""})
    assert text_of(sent, "Read").words == text_of(sent, "Read").source


def test_without_a_script_the_same_click_works(client, translator, sent, text_of):
    text = text_of(sent, "Why we run")
    client.post(reverse("translations:workbench", args=[sent.pk]), {"same": text.pk, f"text-{text.pk}": ""})
    assert text_of(sent, "Why we run").words == "Why we run"


@pytest.mark.parametrize("form", [po, xliff])
@pytest.mark.parametrize("choice", ["here", "file"])
def test_a_file_older_than_the_words_here_asks_which_to_keep(decide, written, text_of, write, form, choice):
    content = form.write(written).replace("لماذا نركض".encode(), "من الملف".encode())
    write(written, {"Why we run": "كُتب هنا لاحقًا"}, rest=None)
    assert decide(content, choice) == 1
    assert text_of(written, "Why we run").words == {"here": "كُتب هنا لاحقًا", "file": "من الملف"}[choice]


@pytest.mark.parametrize("form", [po, xliff])
def test_a_file_does_not_ask_about_what_nobody_changed_in_it(decide, written, text_of, write, form):
    content = form.write(written)
    write(written, {"Why we run": "كُتب هنا لاحقًا"}, rest=None)
    assert decide(content, "file") == 0
    assert text_of(written, "Why we run").words == "كُتب هنا لاحقًا"


def test_a_newer_file_takes_the_place_of_older_words(upload, written, text_of):
    upload(po.write(written).replace("لماذا نركض".encode(), "من الملف".encode()))
    assert text_of(written, "Why we run").words == "من الملف"


def test_a_file_that_does_not_say_when_it_was_made_asks_as_well(decide, written):
    content = re.sub(rb'"X-Made-At.*\n', b"", po.write(written)).replace("لماذا نركض".encode(), "من الملف".encode())
    assert decide(content, "here") == 1


def test_conflicts_of_another_language_cannot_be_decided(client, translator, story, english):
    kurdish = submit(story, Locale.objects.create(language_code="ckb"))
    key = f"{kurdish.pk}-{kurdish.source.stringsegment_set.first().pk}"
    values = {f"keep-{key}": "file", f"words-{key}": "x", f"base-{key}": "", "keep-x-y": "file", "keep-²-1": "file"}
    assert client.post(reverse("translations:conflicts"), values).status_code == 302
    assert not any(words_of(kurdish).values())
