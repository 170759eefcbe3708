"""The review screen: what changed, and the decision."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.i18n.languages import Language
from translations import reviews
from translations.check_waivers import SegmentChecker
from translations.differences import diff
from translations.image_overrides import images_by_key
from translations.linked_pages import linked_pages
from translations.models import Review
from translations.permissions import require
from translations.publication import unconfirmed_in
from translations.related_objects import related_translations
from translations.remarks import remarks_on
from translations.segment_context import context_of
from translations.views.base import TranslationView
from translations.views.joint_actions import ActionRefused, explain_refusal, named


class ReviewView(TranslationView):
    """One review: everybody who may translate sees it, who may publish decides."""

    template_name = "translations/approval.html"

    @cached_property
    def review(self) -> Review:
        found = Review.objects.filter(translation=self.translation).select_related("version", "sent_by", "decided_by")
        review = found.order_by("-sent_at", "-pk").first()
        if review is None:
            raise Http404
        return review

    def post(self, request, *args, **kwargs):
        require(self.may_publish)
        if self.review.state != Review.State.WAITING:
            messages.warning(request, _("Somebody has decided already."))
            return redirect(self.address)
        answer = request.POST.get("answer", "").replace("\0", "").strip()[:1000]
        step = self.approve if request.POST.get("decision") == "approve" else self.send_back
        return step(answer)

    @property
    def address(self) -> str:
        return reverse("translations:review", args=[self.translation.pk])

    def approve(self, answer: str):
        self.review.translation = self.translation
        wanted = self.request.POST.getlist("along")
        along = [review for review in self.along if str(review.pk) in wanted]
        try:
            with transaction.atomic():
                for review in (*along, self.review):
                    self._approve_one(review, answer)
        except ActionRefused as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.address)
        if along:
            titles = named(review.translation.source.object_repr for review in along)
            messages.success(self.request, _("With it: %(titles)s.") % {"titles": titles})
        messages.success(self.request, _("“%(title)s” is published.") % {"title": self.title})
        return redirect(self.address)

    def _approve_one(self, review: Review, answer: str) -> None:
        message = _(
            "The original of “%(title)s” has changed since it was sent. "
            "Return it, so that the new texts are translated."
        )
        with explain_refusal(review.translation.source.object_repr, message):
            reviews.approve(
                review, self.request.user, answer, seen=review is self.review and "seen" in self.request.POST
            )

    @cached_property
    def along(self) -> list[Review]:
        """What belongs to it and waits for review too, as far as this person may decide about it."""
        if not self.may_publish:
            return []
        translations = {
            one.translation.pk: one.translation for one in related_translations(self.translation) if one.translation
        }
        waiting = list(Review.objects.waiting().filter(translation__in=translations).select_related("version"))
        for review in waiting:
            review.translation = translations[review.translation_id]
        return [review for review in waiting if self.permissions.may_publish(review.translation)]

    def send_back(self, answer: str):
        if not answer:
            messages.error(self.request, _("Say in a note what should be different."))
            return redirect(self.address)
        reviews.send_back(self.review, self.request.user, answer)
        messages.success(self.request, _("Returned to the translator."))
        return redirect(self.address)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _("Review")}]

    def pictures_and_links(self) -> list[dict]:
        """Return which pictures and links changed, each with the picture or the address itself."""
        found = reviews.changed_pictures_and_links(self.review)
        pictures = [(one.original, before, sent) for one, before, sent in found if one.place.is_picture]
        images = images_by_key({key for keys in pictures for key in keys})

        def shown(one, value):
            return images.get(value) if one.place.is_picture else value

        return [
            {
                "place": one.place,
                "original": shown(one, one.original),
                "before": shown(one, before),
                "sent": shown(one, sent),
            }
            for one, before, sent in found
        ]

    def get_context_data(self, **kwargs):
        model = self.translation.source.specific_content_type.model_class()
        changed = reviews.changed_segments(self.review)
        texts = [text for text, _before, _sent in changed]
        unconfirmed = {text.pk for text in unconfirmed_in(self.translation, texts, self.review.version)}
        checker = SegmentChecker(self.translation, linked_pages(self.translation, texts))
        remarks = remarks_on(self.translation, texts)
        rows = [
            {
                "text": text,
                "place": context_of(model, text.segment.context.field_path),
                "changes": diff(before, sent or text.fallback),
                "is_new": not before,
                "is_missing": not sent,
                "is_machine": text.pk in unconfirmed,
                "remarks": remarks.get(text.pk, []),
                "findings": checker.findings(text, sent),
                "is_source": not sent and text.earlier is None,
            }
            for text, before, sent in changed
        ]
        return super().get_context_data(**kwargs) | {
            "translation": self.translation,
            "review": self.review,
            "rows": rows,
            "has_machine_made": bool(unconfirmed),
            "replaced": self.pictures_and_links(),
            "may_publish": self.may_publish,
            "along": self.along if self.review.state == Review.State.WAITING else [],
            "target": self.target,
            "source_language": Language(self.translation.source.locale.language_code),
            "target_language": Language(self.translation.target_locale.language_code),
        }
