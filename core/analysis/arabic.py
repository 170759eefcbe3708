"""A light stemmer for words in Arabic script: removes particles and endings.

It takes folded words. Arabic writes the article and four particles together with the word, so that
"and with the house" is one word. But a word may begin with the same letters: where a letter may or may
not be a particle, the word without it is one more form beside the whole word.
"""

from core.analysis.normalisation import fold
from core.analysis.word_lists import BROKEN_PLURALS, OWN_ENDING, OWN_WAW

ARTICLES = ("وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
PRONOUNS = ("هما", "هم", "هن", "كم", "نا", "ها")
PLURALS = ("هكان", "هايي", "هاي", "تان", "تين", "ون", "ين", "ان", "هكه")
KURDISH = ("يان", "يهك", "هك", "يك")  # plural after a vowel, and the indefinite
SHORTEST = 3  # letters of a stem


def _folded_words(text: str) -> set[str]:
    return {_without_hamza(fold(word)) for word in text.split()}


def _without_hamza(word: str) -> str:
    """Return a word without the hamza at its end, which few people type; a short word would be another without it."""
    return word[:-1] if word.endswith("ء") and len(word) > SHORTEST + 1 else word


OWN_ENDINGS, OWN_WAWS = _folded_words(OWN_ENDING), _folded_words(OWN_WAW)


def stems(word: str) -> set[str]:
    """Return the stems that a word certainly has: without article and endings, and without "and" where that is no part of it."""
    bare = without_article(word)
    found = _without_endings(bare)
    if bare == word and word.startswith("و") and len(word) > SHORTEST and not found & OWN_WAWS:
        found |= _without_endings(without_article(word[1:]))
    return found


def possible_stems(word: str, is_arabic: bool = True) -> set[str]:
    """Return the stems that a word may have, those of `stems` included; in Kurdish and Persian more words end in ya."""
    shortest = {"وا": SHORTEST, "و": SHORTEST + 1, "ي": SHORTEST + is_arabic, **dict.fromkeys(PRONOUNS, SHORTEST)}
    if not is_arabic:
        shortest |= dict.fromkeys(KURDISH, SHORTEST)
    found = stems(word)
    for variant in _without_particles(word):
        found |= stems(variant)
        bare = without_article(variant)
        if bare.endswith("ء") and len(bare) == SHORTEST + 1:
            found.add(bare[:-1])  # هوا for هواء
        if bare.endswith("ا") and len(bare) > SHORTEST + 1:
            found |= _without_endings(bare[:-1])  # the accusative ملعبا
        for ending, letters in shortest.items():
            if bare.endswith(ending) and len(bare) - len(ending) >= letters:
                found |= _without_endings(bare.removesuffix(ending))
    return found


def bare_words(word: str) -> set[str]:
    """Return a word with and without what may be particles and is an article."""
    return {_without_hamza(without_article(variant)) for variant in _without_particles(word)}


def _without_particles(word: str) -> list[str]:
    """Return a word with and without each letter at its beginning that may be a particle: and, so, with, to, as, will."""
    variants = [word]
    if word[0] in "وف" and len(word) > SHORTEST + 1 and not _without_endings(word) & OWN_WAWS:
        variants.append(word[1:])
    for variant in list(variants):
        if len(variant) < SHORTEST + 2:
            continue
        if variant[0] in "بلك" or (variant[0] == "س" and variant[1] in "يتن"):
            variants.append(variant[1:])
    return variants


def without_article(word: str) -> str:
    """Return a word without its article and the particles before that."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= (SHORTEST if article != "ال" else SHORTEST - 1):
            word = word[len(article) :]
            break
    # Once more, because of words such as التزام, which begin like an article and get another.
    return word[2:] if word.startswith("ال") and len(word) - 2 >= SHORTEST else word


def _without_endings(word: str) -> set[str]:
    word = _without_hamza(word)
    if word in SINGULARS:
        return set(SINGULARS[word])
    if word in OWN_ENDINGS:
        return {word}
    for pronoun in PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest != word and len(rest) >= (SHORTEST if pronoun == "ها" else SHORTEST + 1):
            # Before a pronoun, the ending of a feminine word shows as a letter: مدينتنا.
            feminine = rest[:-1] if rest.endswith("ت") and not rest.endswith("ات") else rest
            return {_singular(rest), _singular(feminine)} if len(feminine) >= SHORTEST else {_singular(rest)}
    return {_singular(word)}


def _singular(word: str) -> str:
    if word in OWN_ENDINGS:
        return word
    if word.endswith("ات"):
        rest = word.removesuffix("ات")
        if len(rest) == SHORTEST - 1:
            return rest + "ه"  # لغات
        word = rest if len(rest) >= SHORTEST else word
    for ending in PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and word not in OWN_ENDINGS:
            word = word.removesuffix(ending)
            break
    return word[:-1] if word.endswith("ه") and len(word) > SHORTEST else word


def _singulars() -> dict[str, set[str]]:
    """Map each broken plural to the stem of its singular, and leave the singular as it is stemmed."""
    found: dict[str, set[str]] = {}
    for line in BROKEN_PLURALS.replace("\n", "|").split("|"):
        singular, *plurals = map(_without_hamza, map(fold, line.split())) if line.strip() else [""]
        for plural in plurals:
            found[plural] = {_singular(singular), _singular(plural)}
    return found


SINGULARS: dict[str, set[str]] = {}  # none while the table is made
SINGULARS |= _singulars()
