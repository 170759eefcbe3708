"""Finding and sorting answers by what they say. They are decrypted one by one, and nothing of it is stored or logged.

Memory stays small: of each answer only its number is kept, and for sorting a short key.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.db.models.functions import Cast

from core.encryption import opener
from forms_app.answer_folding import Prefilter, Presence, folded
from forms_app.models import FormVersion
from forms_app.question_types import type_of
from forms_app.question_types.date import DateField
from forms_app.question_types.phone import PhoneField, number_in
from forms_app.schema import Question, every_question

CHUNK = 2000  # rows fetched at once
MOST_WORDS = 10
WHOLE_NUMBER = 8  # digits; what has fewer may stand anywhere in an answer
LONGEST_KEY = 60  # letters by which answers are sorted


@dataclass(frozen=True)
class Search:
    """What is looked for: every word somewhere in an answer, and of each question this choice."""

    words: str = ""
    choices: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.words.split() or self.choices)


def found_by(submissions, search: Search) -> list[int]:
    """Return the numbers of the answers in which everything that is looked for stands."""
    if not search.words.split():
        return [pk for pk, _version, picks in _decrypted(submissions, "picks") if _has(json.loads(picks), search)]
    groups = [[word, *_other_spellings(word)] for word in _words(search.words)]
    finder = _Finder(groups, FormVersion.objects.filter(pk__in=submissions.order_by().values("version")))
    return [
        pk
        for pk, version, content in _decrypted(submissions, "answers")
        if finder.finds(version, content) and (not search.choices or _has(json.loads(content), search))
    ]


def sorted_by(submissions, question: Question, is_descending: bool) -> list[int]:
    """Return the numbers of all these answers in the order of what was answered to a question; those without at the end."""
    kind, order = type_of(question), {choice["value"]: at for at, choice in enumerate(question.get("choices", []))}

    def key(value) -> tuple[int, float, str]:
        value = value[0] if isinstance(value, list) and value else value
        if value in order:
            return (0, order[value], "")
        if isinstance(value, int):
            return (0, value, "")
        return (0, 0, folded(kind.display(question, value))[:LONGEST_KEY] if kind.is_text else str(value))

    given, without = [], []
    for pk, _version, content in _decrypted(submissions.order_by("-created_at", "-pk"), "answers"):
        value = json.loads(content).get(question["key"])
        if value is None:
            without.append(pk)
        else:
            given.append((key(value), pk))
    given.sort(key=lambda pair: pair[0], reverse=is_descending)
    return [pk for _key, pk in given] + without


def _decrypted(submissions, name: str) -> Iterator[tuple[int, int, bytes]]:
    rows = submissions.annotate(token=Cast(name, TextField())).values_list("pk", "version_id", "token")
    open_one = opener()
    for pk, version, token in rows.iterator(chunk_size=CHUNK):
        yield pk, version, open_one(token)


def _has(answers: dict, search: Search) -> bool:
    def picked(key: str, value: str) -> bool:
        answer = answers.get(key)
        return value in answer if isinstance(answer, list) else answer is not None and str(answer) == value

    return all(picked(key, value) for key, value in search.choices.items())


def _words(text: str) -> list[str]:
    """Return what is looked for; a telephone number or a date is one word, however it is spaced."""
    for clean in (_as_number, _as_date):
        if known := clean(text):
            return [known]
    return [folded(word) for word in text.split()[:MOST_WORDS]]


def _as_number(text: str) -> str:
    if sum(map(str.isdecimal, text)) < WHOLE_NUMBER or any(map(str.isalpha, text)):
        return ""
    try:
        return number_in(PhoneField().clean(text))
    except ValidationError:
        return ""


def _as_date(text: str) -> str:
    try:
        return DateField().clean(text).isoformat()
    except ValidationError:
        return ""


def _other_spellings(word: str) -> list[str]:
    """Return how else a word may be kept: the beginning of a telephone number without its nought."""
    return [word.lstrip("0")] if word.isdecimal() and word.startswith("0") and word.strip("0") else []


class _Finder:
    """Tells quickly whether all words stand in an answer: first whether they may, in the text it is kept as, then in its values."""

    def __init__(self, groups: list[list[str]], versions: Iterable[FormVersion]):
        self.groups = groups
        self.prefilters = [[Prefilter(word) for word in group] for group in groups]
        self.picks = {version.pk: self._picks(version) for version in versions}

    def _picks(self, version: FormVersion) -> list[list[tuple[str, str]]]:
        """Return for each word the questions and values of choices in whose labels it stands."""
        labels = [
            (question["key"], choice["value"], folded(choice["label"]))
            for question in every_question(version.schema["questions"])
            for choice in question.get("choices", [])
        ]
        return [
            [(key, value) for key, value, label in labels if any(word in label for word in group)]
            for group in self.groups
        ]

    def finds(self, version: int, content: bytes) -> bool:
        picks = self.picks.get(version, [[] for _group in self.groups])
        is_certain = True
        for prefilters, picked in zip(self.prefilters, picks, strict=True):
            # The first word settles it for most answers, before anything is folded.
            presence = max(one.look_in(content) for one in prefilters)
            if presence == Presence.IMPOSSIBLE and not any(value.encode() in content for _key, value in picked):
                return False
            is_certain &= presence == Presence.CERTAIN
        if is_certain:
            return True
        answers = json.loads(content)
        values = "\n".join(folded(str(value)) for value in answers.values() if isinstance(value, str | int))
        return all(
            any(word in values for word in group) or any(_is_picked(answers.get(key), value) for key, value in picked)
            for group, picked in zip(self.groups, picks, strict=True)
        )


def _is_picked(answer, value: str) -> bool:
    return value in answer if isinstance(answer, list) else answer == value
