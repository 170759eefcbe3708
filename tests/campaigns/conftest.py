"""A call that takes proposals, and those who send some."""

from datetime import date
from uuid import uuid4

import pytest

from campaigns.models import SignupSlot
from forms_app.models import Status, Submission
from forms_app.moderation import change_status
from forms_app.repeats import TOKEN_FIELD
from tests.factories import AppealPageFactory, CallPageFactory, TopicFactory
from tests.forms_app.building import SignupFormFactory, choice, question

QUESTIONS = [
    question("short_text", "title", meaning="title"),
    question("long_text", "story", meaning="description"),
    question("date", "day", meaning="day", required=False),
    question("short_text", "name", meaning="organiser"),
    question("topic", "path", meaning="path", topics=[], required=False),
    question("yes_no", "publish", meaning="may_publish", required=False, follow_up=[]),
    question("yes_no", "named", meaning="may_name", required=False, follow_up=[]),
]


@pytest.fixture
def water(db):
    return TopicFactory(name="Water")


@pytest.fixture
def call(calls, water):
    """A call from 22 to 30 November 2030 that takes proposals."""
    page = CallPageFactory(parent=calls, slug="season", starts_on=date(2030, 11, 22), ends_on=date(2030, 11, 30))
    page.slots = [SignupSlot(label="Propose", form=SignupFormFactory(questions=QUESTIONS), locale=page.locale)]
    page.save()
    return page


@pytest.fixture
def propose(call, client):
    """Return a function that sends a proposal and has it accepted."""

    def send(**answers):
        form = call.slots.get().form
        typed = {"title": "River songs", "story": "We sing.", "name": "Amal", "version": form.version.digest} | answers
        client.post(f"/en/forms/{form.translation_key}/", typed)
        submission = Submission.objects.latest("pk")
        change_status(submission.form_key, [submission.pk], Status.ACCEPTED, None)
        submission.refresh_from_db()
        return submission

    return send


def page_of(client, call, language="en"):
    return client.get(f"/{language}/campaigns/{call.slug}/").content.decode()


SIGNING = [
    question(
        "one_choice",
        "who",
        choices=[
            choice("self", "For myself", question("short_text", "name", meaning="signatory", required=False)),
            choice(
                "group",
                "For an organisation",
                question("short_text", "group", meaning="signing_organisation"),
                question("short_text", "elsewhere", meaning="other_name", required=False),
            ),
        ],
    ),
    question("email", "mail", required=False),
    question("consent", "agreed"),
]


@pytest.fixture
def appeal(appeals):
    """An appeal that shows people by name, and is signed by a form."""
    return AppealPageFactory(
        parent=appeals, slug="water", title="Clean water", form=SignupFormFactory(questions=SIGNING), shows_people=True
    )


@pytest.fixture
def sign(appeal, client):
    """Return a function that signs the appeal, and has an organiser accept the name unless told otherwise."""

    def send(name="", group="", accept=True, **answers):
        form = appeal.form
        form.refresh_from_db()
        typed = {"who": "group" if group else "self", "name": name, "group": group, "agreed": "on"}
        typed |= {"version": form.version.digest, TOKEN_FIELD: uuid4().hex} | answers
        response = client.post(f"/en/forms/{form.translation_key}/", typed)
        assert response.status_code == 303, response.content.decode()
        submission = Submission.objects.latest("pk")
        if accept:
            change_status(submission.form_key, [submission.pk], Status.ACCEPTED, None)
            submission.refresh_from_db()
        return submission

    return send


@pytest.fixture
def names(read):
    """Return a function that returns the names under the appeal and the number of signatures."""

    def shown(language="en"):
        page = read(f"/{language}/appeals/water/")
        return [item.text for item in page.select("#names ~ .names li")], page.select_one("#signed").text

    return shown
