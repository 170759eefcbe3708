from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, validate_email
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, Page, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.i18n.invisible_characters import remove_invisible_characters
from core.i18n.languages import Language
from core.models import OtherNamesMixin
from core.models.drafts import DraftSnippetForm, PublishingRules
from core.streams import with_ids
from forms_app.consents import give_reworded_consents_new_keys
from forms_app.models.form_querysets import SignupFormQuerySet, State
from forms_app.models.submissions import Submission
from forms_app.models.versions import FormVersion
from forms_app.public_form import form_for
from forms_app.question_types import QuestionsBlock
from forms_app.readiness import is_whole
from forms_app.schema import describe


class SignupForm(
    PublishingRules,
    LockableMixin,
    DraftStateMixin,
    RevisionMixin,
    PreviewableMixin,
    OtherNamesMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A sign-up form: words in each language, and facts that are read from its first language only."""

    title = models.CharField(_("title"), max_length=120, help_text=_("For example “Count me in”."))
    intro = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("Above the questions: how long it takes, and when you will answer."),
    )
    questions = StreamField(QuestionsBlock(), verbose_name=_("questions"), blank=True)
    button = models.CharField(
        _("words on the button"), max_length=60, blank=True, help_text=_("Leave empty for “Send”.")
    )
    thanks = models.TextField(
        _("thanks"),
        max_length=1500,
        blank=True,
        help_text=_("Shown after sending: what happens next, and until when."),
    )
    closed_message = models.TextField(
        _("when it is closed"),
        max_length=600,
        blank=True,
        help_text=_(
            "Shown in place of the questions when the form is closed or full. Leave empty for a usual sentence."
        ),
    )
    mail_subject = models.CharField(
        _("subject of the confirmation"), max_length=120, blank=True, help_text=_("Leave empty for a usual subject.")
    )
    mail_body = models.TextField(
        _("words of the confirmation"),
        max_length=3000,
        blank=True,
        help_text=_("Sent to the person's e-mail address, if the form asks for one. It never repeats what they wrote."),
    )

    opens_at = models.DateTimeField(_("opens"), null=True, blank=True, help_text=_("Leave empty to open it at once."))
    closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Leave empty to keep it open until you unpublish it.")
    )
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        help_text=_("The form says it is full after so many answers; declined ones do not count. Empty: no limit."),
    )
    sends_confirmation = models.BooleanField(
        _("confirm by e-mail"), default=True, help_text=_("With a secret link to see, correct or withdraw the answers.")
    )
    reply_to = models.EmailField(
        _("answers to mails go to"),
        blank=True,
        help_text=_("People who press “Reply” write to this address. Leave empty if nobody reads answers."),
    )
    double_opt_in = models.BooleanField(
        _("count only confirmed addresses"),
        default=False,
        help_text=_("People must press a button in the e-mail first. Use it for newsletters."),
    )

    class Repeats(models.TextChoices):
        """What becomes of a further answer with the same e-mail address or phone number."""

        SEVERAL = "several", _("Each is kept: people may answer several times")
        FIRST = "first", _("The first one stands; its sender can correct it by the secret link")
        NEWEST = "newest", _("The newest takes its place, once it was confirmed by e-mail")

    responsible = models.CharField(
        _("who is responsible"),
        max_length=160,
        blank=True,
        help_text=_("Who reads the answers, for example “The volunteers' team of ICSSI, volunteers@example.org”."),
    )
    repeats = models.CharField(
        _("same address or number again"), max_length=10, choices=Repeats, default=Repeats.SEVERAL
    )
    privacy_page = models.ForeignKey(
        Page,
        verbose_name=_("where privacy is explained"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A page of this site; each language leads to its own."),
    )
    retention_days = models.PositiveIntegerField(
        _("days until answers are deleted"),
        default=90,
        validators=[MaxValueValidator(3650)],  # ten years
        help_text=_("A shorter time also shortens the life of answers that are already here."),
    )
    notify = models.TextField(
        _("tell these people"),
        blank=True,
        help_text=_("E-mail addresses, one a line. They are told that an answer waits, never what it says."),
    )

    # What the public sees, and whether it is whole in this language: both settled when it is published.
    version = models.ForeignKey(
        FormVersion, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    ready = models.BooleanField(default=False, editable=False)

    objects = SignupFormQuerySet.as_manager()

    word_panels = [
        FieldPanel("title"),
        FieldPanel("intro"),
        FieldPanel("questions"),
        FieldPanel("button"),
        FieldPanel("responsible"),
        MultiFieldPanel([FieldPanel("thanks"), FieldPanel("closed_message")], heading=_("Afterwards")),
        MultiFieldPanel([FieldPanel("mail_subject"), FieldPanel("mail_body")], heading=_("Confirmation by e-mail")),
    ]
    fact_panels = [
        MultiFieldPanel([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("capacity")], heading=_("When")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("sends_confirmation", "double_opt_in", "reply_to", "notify")],
            heading=_("E-mail"),
        ),
        FieldPanel("repeats"),
        FieldPanel("retention_days"),
        FieldPanel("privacy_page"),
    ]
    base_form_class = DraftSnippetForm
    edit_handler = TabbedInterface(
        [ObjectList(word_panels, heading=_("Words")), ObjectList(fact_panels, heading=_("Settings"))]
    )

    facts = [
        "opens_at",
        "closes_at",
        "capacity",
        "sends_confirmation",
        "double_opt_in",
        "reply_to",
        "repeats",
        "privacy_page",
        "retention_days",
        "notify",
    ]
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in facts]
    name_field = "title"
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        *OtherNamesMixin.other_names_fields,
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("sign-up form")
        verbose_name_plural = _("sign-up forms")

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self._give_ids()
            self._part_reworded_consents()
            if self.live:
                self.freeze()
        super().save(*args, **kwargs)
        if self.live and kwargs.get("update_fields") is None:
            self._shorten_lives()

    def clean(self):
        super().clean()
        remove_invisible_characters(self)

    def clean_to_publish(self):
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise ValidationError({"closes_at": _("It would close before it opens.")})
        kinds = {child.block_type for child in self.questions}
        if self.repeats == self.Repeats.NEWEST and "email" not in kinds:
            raise ValidationError({"repeats": _("For this the form has to ask for an e-mail address.")})
        if self.repeats == self.Repeats.FIRST and kinds.isdisjoint({"email", "phone"}):
            raise ValidationError(
                {"repeats": _("For this the form has to ask for an e-mail address or a phone number.")}
            )
        for address in self.people_to_tell:
            try:
                validate_email(address)
            except ValidationError as error:
                message = _("“%(address)s” is not an e-mail address.") % {"address": address}
                raise ValidationError({"notify": message}) from error

    def save_revision(self, *args, **kwargs):
        self._part_reworded_consents()
        return super().save_revision(*args, **kwargs)

    def _part_reworded_consents(self):
        """Give consents in other words keys of their own; the other languages take them from the first one."""
        source = type(self).objects.filter(translation_key=self.translation_key).order_by("pk").first()
        if source is None or source.pk != self.pk:
            return
        first = FormVersion.objects.first_consents(self.translation_key, self.locale.language_code)
        if give_reworded_consents_new_keys(self, first):
            self._give_ids()

    def freeze(self):
        """Keep the words as they are now for the public, and settle whether they are whole."""
        self.version = FormVersion.objects.freeze(self.translation_key, describe(self))
        self.ready = is_whole(self, type(self).objects.family(self.translation_key).first())

    def _shorten_lives(self):
        """Let answers that are already here go sooner if the time to keep them became shorter."""
        source = type(self).objects.filter(translation_key=self.translation_key).order_by("pk").first()
        if source == self:
            Submission.objects.of_form(self.translation_key).shorten_lives(self.lifetime)

    def _give_ids(self):
        self.questions = with_ids(self.questions)

    @property
    def language(self) -> Language:
        return Language(self.locale.language_code)

    @property
    def people_to_tell(self) -> list[str]:
        return [line.strip() for line in self.notify.splitlines() if line.strip()]

    @property
    def last_day(self):
        """The last day on which it takes answers; None while no end is set."""
        return timezone.localdate(self.closes_at - timedelta(microseconds=1)) if self.closes_at else None

    @property
    def first_day(self):
        return timezone.localdate(self.opens_at) if self.opens_at else None

    @property
    def writes_to_people(self) -> bool:
        """Tell whether people who give an e-mail address get a mail, and so need no link on the screen."""
        return self.sends_confirmation or self.double_opt_in or self.repeats != self.Repeats.SEVERAL

    @property
    def lifetime(self) -> timedelta:
        return timedelta(days=self.retention_days)

    def state_by_date(self) -> State:
        """Return whether the form is open by its dates; ask the source, translations go stale."""
        now = timezone.now()
        if not self.live or (self.closes_at and now >= self.closes_at):
            return State.CLOSED
        return State.EARLY if self.opens_at and now < self.opens_at else State.OPEN

    def is_over(self) -> bool:
        """Tell whether its last day is behind us, as opposed to a form that was taken off the site."""
        return self.closes_at is not None and timezone.now() >= self.closes_at

    def get_preview_template(self, request, mode_name):
        return "forms_app/preview.html"

    def get_preview_context(self, request, mode_name):
        schema = describe(self)
        shown = {"schema": schema, "form": form_for(schema), "language": self.language}
        return super().get_preview_context(request, mode_name) | shown
