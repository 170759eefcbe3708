"""Who may do what with a translation.

Pages follow Wagtail's own page permissions. Snippet permissions know no language: somebody who has them only through a language
team may use them for that language alone.
"""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation, TranslationSource

from core.models import User
from translations.models import LanguageTeam
from translations.target_builder import target_of

SEND = "wagtail_localize.submit_translation"
EXPLORING = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}  # with one of them Wagtail lists a page


def permissions_of(user: Any) -> "TranslationPermissions":
    """Return the user's permissions, found once for a request."""
    return user.__dict__.setdefault("_translation_rights", TranslationPermissions(user))


class TranslationPermissions:
    """What one user may do."""

    def __init__(self, user: User):
        self.user = user

    @cached_property
    def teams(self) -> list[LanguageTeam]:
        mine = LanguageTeam.objects.filter(group__user=self.user)
        return list(mine.select_related("locale"))

    @cached_property
    def _by_team(self) -> set[tuple[int, str]]:
        """The permissions each team gives, by its group."""
        rows = Permission.objects.filter(group__in=[team.group_id for team in self.teams])
        found = rows.values_list("group", "content_type__app_label", "codename")
        return {(group, f"{app}.{code}") for group, app, code in found}

    @cached_property
    def is_limited(self) -> bool:
        """Whether the user works on one or some languages only."""
        return not self.user.is_superuser and bool(self.teams) and not self._everywhere

    @cached_property
    def _everywhere(self) -> set[str]:
        """The permissions over translatable things that reach beyond a team: through another group, or given personally."""
        given = models.Q(group__user=self.user, group__language_team=None) | models.Q(user=self.user)
        rows = Permission.objects.filter(given, codename__startswith="change_").distinct()
        names = {f"{app}.{code}" for app, code in rows.values_list("content_type__app_label", "codename")}
        return names - {"forms_app.change_submission", "forms_app.change_formaccess", "core.change_outboxletter"}

    @cached_property
    def locale_ids(self) -> set[int] | None:
        """The languages the user sees in lists; None is all of them."""
        return {team.locale_id for team in self.teams} if self.is_limited else None

    def sees(self, locale_id: int) -> bool:
        return self.locale_ids is None or locale_id in self.locale_ids

    def readable_pages(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        """Return those of the pages whose title and words the user may see in the admin.

        That is what readers can open, what the user works on, and what was sent into a language of the user's teams.
        """
        if self.user.is_superuser:
            return pages
        worked_on = page_permission_policy.instances_user_has_any_permission_for(self.user, EXPLORING)
        sent = Translation.objects.filter(enabled=True, target_locale__in=[team.locale_id for team in self.teams])
        return pages.filter(
            models.Q(live=True)
            | models.Q(pk__in=worked_on.values("pk"))
            | models.Q(translation_key__in=sent.values("source__object_id"))
        )

    def may_read_page(self, pk: int) -> bool:
        return self.readable_pages(Page.objects.filter(pk=pk)).exists()

    def may_use_workbench(self) -> bool:
        """Whether the menu should lead the user to translations at all."""
        return bool(self.teams) or self.user.has_perm(SEND)

    def may_change_snippet(self, model: type[models.Model], locale_id: int, publishing: bool = False) -> bool:
        if not self.user.has_perm(_name("change", model)):
            return False
        if publishing and issubclass(model, DraftStateMixin) and not self.user.has_perm(_name("publish", model)):
            return False
        if self.user.is_superuser or not self.teams or _name("change", model) in self._everywhere:
            return True
        return any(
            team.locale_id == locale_id
            and (team.may_publish or not publishing)
            and (team.group_id, _name("change", model)) in self._by_team
            for team in self.teams
        )

    def may_translate(self, translation: Translation, target: Any = None) -> bool:
        return self._may_change(translation, target)

    def may_publish(self, translation: Translation, target: Any = None) -> bool:
        return self._may_change(translation, target, publishing=True)

    def _may_change(self, translation: Translation, target: Any, publishing: bool = False) -> bool:
        model = translation.source.specific_content_type.model_class()
        if model is None:
            return False
        if not issubclass(model, Page):
            return self.may_change_snippet(model, translation.target_locale_id, publishing)
        page: Any = target or target_of(translation)
        if page is None:
            return False
        permissions = page.permissions_for_user(self.user)
        return permissions.can_publish() if publishing else permissions.can_edit()

    def may_edit_original(self, source: TranslationSource) -> bool:
        """Whether the user may edit what is translated, and so answers questions about it."""
        model = source.specific_content_type.model_class()
        if model is None:
            return False
        if not issubclass(model, Page):
            return self.may_change_snippet(model, source.locale_id)
        page = Page.objects.filter(translation_key=source.object_id, locale=source.locale_id).first()
        return page is not None and page.permissions_for_user(self.user).can_edit()

    def may_send(self, instance: Any, locale: Locale) -> bool:
        """Whether the user may have something translated into a language: its place there must be theirs to fill."""
        if not self.user.has_perm(SEND) or instance.locale_id == locale.pk:
            return False
        if not isinstance(instance, Page):
            return self.may_change_snippet(type(instance), locale.pk)
        if not (instance.live or self.may_read_page(instance.pk)):
            return False
        twin = instance.get_translation_or_none(locale)
        if twin:
            return twin.permissions_for_user(self.user).can_edit()
        return _nearest(instance, locale).permissions_for_user(self.user).can_add_subpage()


def require(answer: bool) -> None:
    """Refuse the request unless the answer is yes."""
    if not answer:
        raise PermissionDenied


def _name(verb: str, model: type[models.Model]) -> str:
    return f"{model._meta.app_label}.{verb}_{model._meta.model_name}"


def _nearest(page: Page, locale: Locale) -> Page:
    """Return the closest page above that exists in the language, else the root."""
    keys = list(page.get_ancestors().values_list("translation_key", flat=True))
    twins = Page.objects.filter(translation_key__in=keys, locale=locale).order_by("-depth")
    return twins.first() or Page.get_first_root_node()
