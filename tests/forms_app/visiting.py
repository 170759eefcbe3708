"""What the browser of somebody who answers a form asks for and sends."""

from django.urls import reverse
from django.utils import translation


def address(form, name="form", language="en"):
    with translation.override(language):
        return reverse(f"forms_app:{name}", args=[form.translation_key])


def post(client, form, language="en", **answers):
    return client.post(address(form, language=language), {"version": form.version.digest} | answers)
