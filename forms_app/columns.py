"""The answers to a form side by side: every question ever asked, in the newest words of the organiser's language."""

from collections import Counter
from dataclasses import dataclass, field

from core.i18n.languages import active_language
from forms_app.answer_display import display_text
from forms_app.consents import wording
from forms_app.models import FormVersion, SignupForm, Submission
from forms_app.question_types import is_consent, type_of
from forms_app.schema import Question, every_question


@dataclass
class Column:
    """A question through all its wordings and languages."""

    key: str
    question: Question
    wordings: list[tuple[FormVersion, str]] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.question.get("column") or self.question["label"]

    @property
    def is_consent(self) -> bool:
        return is_consent(self.question)

    def text(self, submission: Submission) -> str:
        """Return what was answered, in the newest words there are for the choices; a consent with the words agreed to."""
        answer = self.answer(submission)
        return f"{answer}: {self.wording_for(submission.version_id)}" if answer and self.is_consent else answer

    def answer(self, submission: Submission) -> str:
        """Return what was answered; of a consent, yes or no."""
        value = submission.answers.get(self.key)
        return "" if value is None else display_text(self.question, value)

    def link(self, submission: Submission) -> str:
        """Return where a press on the answer writes to or calls; nothing for most questions."""
        value = submission.answers.get(self.key)
        return type_of(self.question).link(value) if value else ""

    def exported(self, submission: Submission):
        """Return what was answered as a spreadsheet keeps it: text, a whole number or a day."""
        value = submission.answers.get(self.key)
        return "" if value is None else type_of(self.question).export(self.question, value)

    def wording_for(self, version_id: int) -> str:
        """Return how the question was worded in the version that somebody saw."""
        return next((words for version, words in self.wordings if version.pk == version_id), "")

    def counted(self, tally: Counter) -> list[tuple[str, int]]:
        """Return how often each choice was picked, in the order of the form, those nobody picked included.

        `tally` counts pairs of version and value. A consent is counted for each of its wordings.
        """
        if not self.is_consent:
            return self._labelled(_without_versions(tally))
        rows = []
        for words in dict.fromkeys(words for _version, words in self.wordings):
            versions = {version.pk for version, wording in self.wordings if wording == words}
            mine = Counter({pair: number for pair, number in tally.items() if pair[0] in versions})
            labelled = self._labelled(_without_versions(mine))
            rows += [(f"{label}: {words}", number) for label, number in labelled]
        return rows

    def _labelled(self, tally: Counter) -> list[tuple[str, int]]:
        values = type_of(self.question).countable_values(self.question)
        return [(display_text(self.question, value), tally.get(value, 0)) for value in values]

    def learn(self, version: FormVersion, question: Question) -> None:
        """Take in an older or translated wording: its choices count where newer ones do not have them."""
        self.wordings.append((version, wording(question) if self.is_consent else question["label"]))
        if "choices" in question:
            known = {choice["value"] for choice in self.question.setdefault("choices", [])}
            self.question["choices"] += [choice for choice in question["choices"] if choice["value"] not in known]


def columns_of(form_key) -> list[Column]:
    """Return the columns of a form's answers: two queries."""
    columns: dict[str, Column] = {}
    for version in versions_of(form_key):
        for question in every_question(version.schema["questions"]):
            if question["key"] not in columns:
                copy = question | ({"choices": list(question["choices"])} if "choices" in question else {})
                columns[question["key"]] = Column(question["key"], copy)
            columns[question["key"]].learn(version, question)
    return list(columns.values())


def versions_of(form_key) -> list[FormVersion]:
    """Return all wordings of a form, the newest first: in the language of who looks, then its own, then the others."""
    source = SignupForm.objects.family(form_key).first()
    versions = list(FormVersion.objects.filter(form_key=form_key).order_by("-created_at", "-pk"))
    if not versions:
        return []
    home = source.locale.language_code if source else versions[-1].locale
    order = [active_language().code, home]
    return sorted(versions, key=lambda version: order.index(version.locale) if version.locale in order else len(order))


def _without_versions(tally: Counter) -> Counter:
    total: Counter = Counter()
    for (_version, value), number in tally.items():
        total[value] += number
    return total
