"""A topic of the site, or a path of a call."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.models import Topic
from forms_app.question_types.base import PickedType, QuestionBlock, described_choice, meaning_block


class TopicListBlock(blocks.StreamBlock):
    """Topics chosen in the source language; each language finds its own names for them."""

    topic = SnippetChooserBlock("core.Topic")

    class Meta:
        required = False
        max_num = 40
        label = _("topics or paths offered")

    def get_translatable_segments(self, value):
        """Offer nothing to translators: the names are translated where the topics are."""
        return []

    def restore_translated_segments(self, value, segments):
        return value


class TopicBlock(QuestionBlock):
    topics = TopicListBlock(help_text=_("Leave empty to offer all of them."))
    several = blocks.BooleanBlock(label=_("more than one may be picked"), required=False)
    meaning = meaning_block("path")

    class Meta:
        icon = "tag"
        label = _("Topic or path")


class TopicOrPath(PickedType):
    name = "topic"
    block = TopicBlock
    copied = ("several", "meaning")

    def describe_more(self, block, locale):
        names = {}
        for topic in topics_of(block):
            if topic.locale_id == locale.pk or topic.translation_key not in names:
                names[topic.translation_key] = topic.name
        return {"choices": [described_choice(str(key), name) for key, name in names.items()]}

    def make_field(self, question, **options):
        if question.get("several"):
            return self.make_field_for_several(question, **options)
        return super().make_field(question, **options)

    def message_if_missing(self, question):
        return self.required_message_for_several if question.get("several") else self.required_message


def topics_of(block) -> list[Topic]:
    """Return the topics a question offers, in every language they exist in."""
    chosen = [child.value.translation_key for child in block.value["topics"] if child.value]
    topics = list(Topic.objects.select_related("locale").order_by("name", "pk"))
    if not chosen:
        return topics
    return sorted(
        (topic for topic in topics if topic.translation_key in chosen),
        key=lambda topic: chosen.index(topic.translation_key),
    )
