"""What the demonstration says in Sorani fits where it is to stand."""

from editors.languages.public_texts import public_texts
from editors.languages.text_checks import problems_of
from home.demonstration.sorani import PAGES, WORDS, Plural


def test_every_wording_has_its_text_and_could_be_saved():
    texts = {}
    for text in public_texts().values():
        texts.setdefault(text.source, text)
    unknown = WORDS.keys() - texts.keys()
    wrong = {
        source: problems_of(texts[source], list(words) if isinstance(words, Plural) else [words], 2)
        for source, words in WORDS.items()
        if source in texts
    }

    assert not unknown
    assert not {source: problems for source, problems in wrong.items() if problems}


def test_sorani_is_spelt_with_its_own_letters():
    """An Arabic kaf or ya, typed on the wrong keyboard, would look right and be found by nobody."""
    written = [
        *PAGES.values(),
        *(part for words in WORDS.values() for part in ([words] if isinstance(words, str) else words)),
    ]

    assert not [words for words in written if set(words) & set("كيةىًٌٍَُِّْ")]
