"""What an organiser's browser asks for, and what it is answered."""

from django.urls import reverse

from forms_app.models import Submission
from tests.forms_app.building import choice, question
from tests.forms_app.visiting import post

ROLE = question("one_choice", "role", choices=[choice("w", "Work"), choice("p", "Play")])


def answers_of(form, name="answers", *more):
    return reverse(f"signups:{name}", args=[form.translation_key, *more])


def sent(client, form, **answers):
    post(client, form, **answers)
    return Submission.objects.latest("pk")


def text_of(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()
