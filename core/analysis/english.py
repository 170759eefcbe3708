"""Taking the endings off English words: those of number and tense, not those that make another word of them."""

import re

IRREGULAR = {
    "analyses": "analysis",
    "buses": "bus",
    "children": "child",
    "crises": "crisis",
    "feet": "foot",
    "gases": "gas",
    "knives": "knife",
    "leaves": "leaf",
    "lives": "life",
    "men": "man",
    "news": "news",  # no plural of "new"
    "police": "police",
    "teeth": "tooth",
    "wives": "wife",
    "women": "woman",
}
VOWEL = re.compile("[aeiouy]")
SHORT = re.compile("[^aeiouy][aeiouy][^aeiouywx]")
DOUBLED = re.compile(r"([bdfgmnprt])\1$")
BRITISH = [("tre", "ter"), ("our", "or"), ("ization", "isation")]
LETTERS_KEPT = 3


def stem(word: str) -> str:
    """Return what the forms of a word have in common: organis for organise, organized and organising."""
    if word in IRREGULAR or len(word) <= LETTERS_KEPT:
        return IRREGULAR.get(word, word)
    word = _without_tense(_singular(word))
    for british, american in BRITISH:
        if word.endswith(british) and len(word) >= len(british) + LETTERS_KEPT:
            word = word.removesuffix(british) + american
    if len(word) > LETTERS_KEPT + 1:
        word = word.removesuffix("e")
    return re.sub("(?<=[iy])z$", "s", word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > LETTERS_KEPT + 1:
        return word.removesuffix("ies") + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word.removesuffix("es")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word.removesuffix("s")
    return word


def _without_tense(word: str) -> str:
    if word.endswith("ied") and len(word) > LETTERS_KEPT + 1:
        return word.removesuffix("ied") + "y"
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < LETTERS_KEPT or not VOWEL.search(rest) or rest.endswith("e"):
            continue
        if DOUBLED.search(rest):
            return rest[:-1]
        return rest + "e" if SHORT.fullmatch(rest) else rest
    return word
