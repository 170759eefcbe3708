"""The workbench: original and translation side by side."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, PreviewableMixin
from wagtail_localize.models import Translation

from core.models import User
from translations import progress, reviews
from translations.assignees import translators_into
from translations.check_waivers import CheckedFinding, copy_source
from translations.draft_rows import segments_changed, update_old_draft
from translations.image_overrides import image_overrides_of
from translations.machine_translation import machine_for
from translations.models import Assignment, Presence, Review
from translations.publication import MissingTranslations, publish
from translations.related_objects import RelatedObject
from translations.segment_context import context_of, name_of
from translations.segment_store import confirm, confirm_all, write
from translations.sources import update_source
from translations.views.base import TranslationView
from translations.views.findings import keep_reasons
from translations.views.joint_actions import ActionRefused, explain_refusal, named
from translations.views.matches import take_all_matches
from translations.views.override_forms import PicturesForm
from translations.views.schedule import MomentForm
from translations.views.segment_filter import SegmentFilter
from translations.workbench import Row, Workbench


class WorkbenchView(TranslationView):
    """Shows every text of a translation and takes what was typed, with or without JavaScript."""

    template_name = "translations/workbench.html"

    def get_page_title(self):
        return self.title

    def get_page_subtitle(self):
        return ""

    @cached_property
    def bench(self) -> Workbench:
        return Workbench(self.translation)

    def get(self, request, *args, **kwargs):
        Presence.objects.note(self.translation, request.user)
        update_old_draft(self.translation)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        saved = self.save_typed()
        troubled = [row for row in self.bench.rows if row.problems or row.taken_by]
        if troubled:
            messages.error(request, _("Some texts were not saved. Each says below what is wrong with it."))
            return self.render_to_response(self.get_context_data())
        action = request.POST.get("action", "save")
        if action == "seen":
            return self.confirm_all()
        if action == "matches":
            take_all_matches(request, self.bench)
            return redirect(self.address)
        step = {"publish": self.publish, "review": self.send_for_review}.get(action)
        unexplained = keep_reasons(request, self.translation, self.bench.rows)
        if step:
            return self.ask_about_findings(unexplained, action) if unexplained else step()
        if saved:
            words = ngettext("%(count)s text saved.", "%(count)s texts saved.", saved)
            messages.success(request, words % {"count": saved})
        return redirect(self.address + self.filter.query)

    @cached_property
    def filter(self) -> SegmentFilter:
        return SegmentFilter.asked_by(self.request)

    @property
    def address(self) -> str:
        return reverse("translations:workbench", args=[self.translation.pk])

    def save_typed(self) -> int:
        """Save every text whose field was changed; note at its row what is wrong with the others."""
        saved = 0
        for row in self.bench.rows:
            typed = self.request.POST.get(f"text-{row.text.pk}")
            if typed is not None:
                saved += self._save(row, typed)
        if saved:
            segments_changed(self.translation, self.request.user)
        if lost := self._typed_for_what_is_gone():
            words = _("The original has changed, and these words have no place in it any more: %(words)s")
            messages.warning(self.request, words % {"words": named(lost)})
        return saved

    def confirm_all(self):
        """Confirm every machine-made text at once."""
        count = confirm_all(self.bench.texts, self.request.user)
        segments_changed(self.translation, self.request.user)
        words = ngettext("%(count)s text confirmed.", "%(count)s texts confirmed.", count)
        messages.success(self.request, words % {"count": count})
        return redirect(self.address)

    def _typed_for_what_is_gone(self) -> list[str]:
        """Return what was typed for texts that the original lost since the form was opened."""
        known = {f"text-{row.text.pk}" for row in self.bench.rows}
        post = self.request.POST
        return [post[name] for name in post if name.startswith("text-") and name not in known and post[name].strip()]

    def _save(self, row: Row, typed: str) -> bool:
        post = self.request.POST
        before = row.typed
        if str(row.text.pk) == post.get("same") and row.text.is_missing:
            result = copy_source(self.translation, row.text, self.request.user)
            row.problems = result.problems
            return result.has_changed
        if f"confirm-{row.text.pk}" in post and typed.strip() == before.strip():
            confirm(row.text, self.request.user)
            return True
        if _lines(typed) == _lines(before):
            return False
        result = write(
            self.translation,
            row.text,
            typed,
            self.request.user,
            base=post.get(f"base-{row.text.pk}"),
            insists=f"insist-{row.text.pk}" in post,
        )
        row.typed, row.problems, row.taken_by = typed, result.problems, result.taken_by
        return result.has_changed

    def publish(self):
        if not self.may_publish:
            messages.error(self.request, _("You may not publish this. Send it for review."))
            return redirect(self.address)
        form = MomentForm(self.request.POST, translation=self.translation, user=self.request.user)
        if not form.is_valid():
            messages.error(self.request, " ".join(error for errors in form.errors.values() for error in errors))
            return redirect(self.address)
        try:
            with transaction.atomic():
                along = self._with_each_ticked(lambda one: self._publish_one(one, form))
                with explain_refusal(self.title):
                    page = self._publish_one(self.translation, form, self.known_missing)
        except MissingTranslations as refusal:
            return self.ask_about(refusal.texts, "publish")
        except ActionRefused as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.address)
        self._tell_published(form, page, along)
        return redirect(self.address)

    def _tell_published(self, form: MomentForm, page: Any, along: list) -> None:
        if along:
            messages.success(self.request, _("With it: %(titles)s.") % {"titles": named(along)})
        if form.moment:
            messages.success(self.request, _("“%(title)s” will be published at the chosen time.") % {"title": page})
        elif form.waits_for_source:
            message = _("“%(title)s” will be published at the same moment as its original.")
            messages.success(self.request, message % {"title": page})
        elif form.publishes_source:
            messages.success(self.request, _("“%(title)s” is published, together with its original.") % {"title": page})
        else:
            messages.success(self.request, _("“%(title)s” is published.") % {"title": page})

    def _publish_one(self, translation: Translation, form: MomentForm, known_missing=()):
        """Publish this translation, or one that goes along with it, at the moment that was chosen."""
        user = self.request.user
        with_source = form.publishes_source and MomentForm(translation=translation, user=user).source_waits
        if with_source:
            update_source(translation.source.get_source_instance())
        has_drafts = issubclass(translation.source.specific_content_type.model_class(), DraftStateMixin)
        return publish(
            translation,
            user,
            at=form.moment if has_drafts else None,
            with_original=form.waits_for_source and has_drafts,
            known_missing=known_missing,
            source_too=with_source,
        )

    def _with_each_ticked(self, step: Callable[[Translation], Any]) -> list:
        """Do the same with what goes along, and return it."""
        things = []
        for one in self.ticked():
            with explain_refusal(one.thing, _("“%(title)s” has texts that are not translated.")):
                step(one.translation)
            things.append(one.thing)
        return things

    @cached_property
    def along(self) -> list[RelatedObject]:
        """What belongs to it, is ready, and may be published or sent for review together with it."""
        may = self.permissions.may_publish if self.may_publish else self.permissions.may_translate
        return [one for one in self.bench.related if one.is_ready and may(one.translation)]

    def ticked(self) -> list[RelatedObject]:
        wanted = self.request.POST.getlist("along")
        return [one for one in self.along if one.pk in wanted]

    def send_for_review(self):
        note = self.request.POST.get("review_note", "").replace("\0", "")[:1000]
        try:
            with transaction.atomic():
                along = self._with_each_ticked(lambda one: reviews.send(one, self.request.user, note))
                with explain_refusal(self.title):
                    reviews.send(self.translation, self.request.user, note, known_missing=self.known_missing)
        except MissingTranslations as refusal:
            return self.ask_about(refusal.texts, "review")
        except ActionRefused as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.address)
        if along:
            messages.success(self.request, _("With it: %(titles)s.") % {"titles": named(along)})
        messages.success(self.request, _("Sent for review. Readers see no change before somebody approves it."))
        return redirect(self.address)

    @property
    def known_missing(self) -> set[tuple[int, int]]:
        """The texts named on the screen that asked whether to go on without them."""
        pairs = (value.split("-") for value in self.request.POST.getlist("known"))
        return {(int(pair[0]), int(pair[1])) for pair in pairs if len(pair) == 2 and all(map(str.isdecimal, pair))}

    def ask_about(self, texts, action: str):
        """Name what is missing, and let the person choose: go back, or go on without it."""
        self.template_name = "translations/missing.html"
        model = self.bench.model
        missing = [(text, name_of(text, context_of(model, text.segment.context.field_path))) for text in texts]
        return self.ask({"missing": missing, "action": action})

    def ask_about_findings(self, unexplained: list[tuple[Row, list[CheckedFinding]]], action: str):
        """Name what the checks found, and let the person choose: go back, or say why it may stay so."""
        self.template_name = "translations/findings.html"
        named = [(row, name_of(row.text, row.place), findings) for row, findings in unexplained]
        return self.ask({"rows": named, "action": action})

    def ask(self, question: dict):
        """Show a question whose answer repeats the step, with what was chosen for it."""
        post = self.request.POST
        kept = [(name, post[name]) for name in ("when", "at", "review_note") if name in post]
        kept += [("along", one.pk) for one in self.ticked()]
        return self.render_to_response(self.get_frame() | question | {"kept": kept}, status=409)

    def get_frame(self) -> dict:
        """What both screens need."""
        return super().get_context_data(
            translation=self.translation,
            bench=self.bench,
            target=self.target,
            assignment=self.assignment,
            address=self.address,
        )

    @cached_property
    def assignment(self) -> Assignment:
        found = Assignment.objects.filter(translation=self.translation).select_related("asked_by", "assigned_to")
        return found.first() or progress.refresh(self.translation)

    def get_context_data(self, **kwargs):
        review = Review.objects.filter(translation=self.translation).select_related("sent_by", "decided_by")
        machine = machine_for(self.translation)
        is_draftable = isinstance(self.target, DraftStateMixin)
        return self.get_frame() | {
            "others": Presence.objects.others(self.translation, self.request.user),
            "review": review.order_by("-sent_at", "-pk").first(),
            "may_publish": self.may_publish,
            "filter": self.filter,
            "blocks": self.filter.blocks(self.bench.blocks),
            "loose_remarks": self.bench.remarks.get(None, []),
            "along": self.along,
            "moments": MomentForm(translation=self.translation, user=self.request.user, assignment=self.assignment)
            if is_draftable
            else None,
            "pictures": PicturesForm(pictures=image_overrides_of(self.translation), user=self.request.user),
            "can_preview": isinstance(self.target, PreviewableMixin) and self.target.is_previewable(),
            "machine": machine and machine.display_name,
            "team": self.team,
            "source_url": self.translation.source.get_source_instance_edit_url() if self._may_see_source() else "",
        }

    @cached_property
    def team(self) -> list[User]:
        """The others of the team, to whom the translation can be handed over."""
        people = translators_into([self.translation.target_locale])
        return list(people.exclude(pk__in={self.request.user.pk, self.assignment.assigned_to_id or 0}))

    def _may_see_source(self) -> bool:
        return not self.permissions.is_limited


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
