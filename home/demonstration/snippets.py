"""Topics, places, organisations, people, series and forms of the demonstration, in both languages."""

from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Locale

from campaigns.models import Series
from core.models import Organisation, Person, Place, Topic
from forms_app.models import SignupForm
from home.demonstration import forms, vocabulary
from home.demonstration.wording import Dictionary, side
from translations.publication import publish_in

QUESTION_TYPES = {"choice": "one_choice", "choices": "several_choices", "governorate": "province"}
VOCABULARY: dict[type, dict[str, dict]] = {
    Topic: vocabulary.TOPICS,
    Place: vocabulary.PLACES,
    Organisation: vocabulary.ORGANISATIONS,
    Person: vocabulary.PEOPLE,
    Series: vocabulary.SERIES,
}


def make_vocabulary(english: Locale, arabic: Locale) -> dict[type, dict]:
    """Return the English snippets by model and key; the Arabic ones are published beside them."""
    made = {}
    for model, entries in VOCABULARY.items():
        made[model] = {}
        for key, data in entries.items():
            words = side(data, "en")
            words["aliases"] = "\n".join(words.pop("aliases", []))
            fields = {name: value for name, value in words.items() if hasattr(model, name)}
            snippet = model(key=key, locale=english, **fields)
            snippet.save()
            publish_in(arabic, snippet, Dictionary(data, "en", "ar"))
            made[model][key] = snippet
    return made


def make_forms(english: Locale, arabic: Locale, topics: dict[str, Topic]) -> dict[str, SignupForm]:
    """Return the English forms by key; the Arabic ones are published beside them."""
    made = {}
    for key, data in forms.FORMS.items():
        words = side(data, "en")
        form = SignupForm(
            locale=english,
            questions=QuestionWriter(key, topics).write(words.pop("questions")),
            **{name: value for name, value in words.items() if hasattr(SignupForm, name)},
        )
        form.save()
        form.save_revision().publish()
        form.refresh_from_db()
        publish_in(arabic, form, Dictionary(data, "en", "ar"))
        made[key] = form
    return made


class QuestionWriter:
    """Writes questions as raw stream data, with ids that are the same in each build."""

    def __init__(self, prefix: str, topics: dict[str, Topic]):
        self.prefix = prefix
        self.topics = topics
        self.count = 0

    def write(self, questions: list[dict]) -> list[dict]:
        return [self._question(question) for question in questions]

    def _id(self) -> str:
        self.count += 1
        return str(uuid5(NAMESPACE_URL, f"{self.prefix}/{self.count}"))

    def _question(self, question: dict) -> dict:
        kind = QUESTION_TYPES.get(question["type"], question["type"])
        value = {"label": question["label"]}
        if kind not in {"consent", "newsletter"}:
            value |= {"help_text": question.get("help") or "", "required": question["required"]}
        value |= {name: question[name] for name in ("about", "meaning") if question.get(name)}
        if question.get("choices"):
            value["choices"] = [self._choice(choice) for choice in question["choices"]]
        if kind == "topic":
            value["topics"] = [
                {"type": "topic", "value": self.topics[key].pk, "id": self._id()} for key in question.get("topics", [])
            ]
        return {"type": kind, "value": value, "id": self._id()}

    def _choice(self, choice: dict) -> dict:
        follow_up = self.write(choice.get("follow_up") or [])
        return {"type": "item", "value": {"label": choice["label"], "follow_up": follow_up}, "id": self._id()}
