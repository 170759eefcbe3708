import base64
import json
import os

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations
from django.db.models import TextField, Value
from django.db.models.functions import Cast

import forms_app.models.submissions


def encrypt(value):
    """Return a JSON value as the token that `EncryptedJSONField` wrote at this time."""
    nonce = os.urandom(12)
    content = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).encode()
    cipher = AESGCM(base64.urlsafe_b64decode(settings.SIGNUP_ENCRYPTION_KEYS[0]))
    return base64.b64encode(nonce + cipher.encrypt(nonce, content, None)).decode()


def picks_of(schema, answers):
    """Return the answers that were picked, not written."""
    def every_question(questions):
        for question in questions:
            yield question
            for choice in question.get("choices", []):
                yield from every_question(choice["follow_up"])

    countable = (
        question["key"]
        for question in every_question(schema["questions"])
        if "choices" in question or question["type"] in {"consent", "newsletter"}
    )
    return {key: answers[key] for key in countable if key in answers}


def put_under_the_new_cipher(apps, schema_editor):
    """Encrypt what is there with AES-GCM in the place of Fernet, and keep apart what was picked."""
    submissions = apps.get_model("forms_app", "Submission").objects
    schemas = dict(apps.get_model("forms_app", "FormVersion").objects.values_list("pk", "schema"))
    fernet = MultiFernet([Fernet(key) for key in settings.SIGNUP_ENCRYPTION_KEYS])
    raw = submissions.annotate(a=Cast("answers", TextField()), n=Cast("notes", TextField()))
    for pk, version, *tokens in list(raw.values_list("pk", "version", "a", "n")):
        answers, notes = (json.loads(fernet.decrypt(token)) for token in tokens)
        fresh = {"answers": answers, "notes": notes, "picks": picks_of(schemas[version], answers)}
        values = {name: Value(encrypt(value), output_field=TextField()) for name, value in fresh.items()}
        submissions.filter(pk=pk).update(**values)


class Migration(migrations.Migration):
    dependencies = [("forms_app", "0002_confirmation_and_meaning")]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="picks",
            field=forms_app.models.submissions.PicksField(default=dict, editable=False),
        ),
        migrations.RunPython(put_under_the_new_cipher, migrations.RunPython.noop),
    ]
