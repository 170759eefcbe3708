"""“Something else, namely …”: one more choice, under which people write an answer of their own."""

# Messages: for readers

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.question_types.base import described_choice
from forms_app.question_types.short_text import ShortText

OTHER = "other"  # the value of the choice
LONGEST = 200


def other_block() -> blocks.BooleanBlock:
    """Return the field with which an editor offers the choice."""
    return blocks.BooleanBlock(
        label=_("people may write another answer"),
        required=False,
        help_text=_("Adds “Something else” at the end, with a line to write on."),
    )


def other_key(question_key: str) -> str:
    """Return the key under which the words are kept."""
    return f"{question_key}-{OTHER}"


def described_other(block) -> list[dict]:
    """Return the choice as plain data, with the question inside it; nothing where an editor does not offer it."""
    if not block.value.get("other"):
        return []
    namely = {
        "key": other_key(str(block.id)),
        "type": ShortText.name,
        "label": gettext("Namely"),
        "column": f"{block.value['label']} – {gettext('Something else')}",
        "help": "",
        "required": True,
        "max_length": LONGEST,
    }
    return [described_choice(OTHER, gettext("Something else"), [namely])]
