"""English stems: Snowball's algorithm, after American spellings and irregular plurals have been made alike."""

import re

from snowballstemmer import EnglishStemmer

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
    "teeth": "tooth",
    "wives": "wife",
    "women": "woman",
}
AMERICAN_ENDINGS = [
    (re.compile("(?<=[iy])z(?=[aei])"), "s"),  # organize, organization, analyze
    (re.compile("(?<=[a-z]{3})our(?=(?:s|ed|ing|ers?)?$)"), "or"),  # labour, colours
    (re.compile("(?<=[a-z]{2})tre(?=s?$)"), "ter"),  # centre
]


def stem(word: str) -> str:
    """Return the stem of a folded word: "organis" for organise, organized and organisation."""
    word = IRREGULAR.get(word, word)
    for ending, replacement in AMERICAN_ENDINGS:
        word = ending.sub(replacement, word)
    return EnglishStemmer().stemWord(word)  # a stemmer keeps state, so threads must not share one
