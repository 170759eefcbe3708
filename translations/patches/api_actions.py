"""Wagtail's admin API unpublishes and deletes without a word about other languages; here it asks, as the screens do.

A request says `translations`: "keep", or "unpublish" or "delete". Where it does not and there are any, nothing is done, and
the answer names them (409). What is deleted goes into the bin. Goes when Wagtail's API runs the hooks of the screens.
"""

from django.utils.translation import gettext as _
from rest_framework import fields, status
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.actions.unpublish import UnpublishPageAPIAction, UnpublishPageAPIActionSerializer
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from core.publishing.trash import put_into_bin, without_binned
from translations.other_locales import Action, do, others

KEEP, UNPUBLISH, DELETE = "keep", "unpublish", "delete"


class AskingUnpublishSerializer(UnpublishPageAPIActionSerializer):
    translations = fields.ChoiceField([KEEP, UNPUBLISH], required=False)


class AskingUnpublishAction(UnpublishPageAPIAction):
    """Unpublishes a page, and its other languages if the request says so."""

    serializer = AskingUnpublishSerializer

    def execute(self, instance, data):
        user, wanted = self.request.user, data.get("translations")
        found = [page for page in others(Action.UNPUBLISH, [instance.translation_key], user) if page.pk != instance.pk]
        if found and wanted is None:
            words = _("It is still published in other languages. Say “translations”: “keep” or “unpublish”.")
            return _question(words, found)
        answer = super().execute(instance, data)
        if wanted == UNPUBLISH:
            do(Action.UNPUBLISH, found, user, with_below=data["recursive"])
        return answer


class AskingDeleteSerializer(Serializer):
    translations = fields.ChoiceField([KEEP, DELETE], required=False)


class AskingDeleteAction(DeletePageAPIAction):
    """Puts a page into the bin, and its other languages if the request says so."""

    serializer = AskingDeleteSerializer

    def execute(self, instance, data):
        user, wanted = self.request.user, data.get("translations")
        DeletePageAction(instance, user=user).check()
        there = without_binned(instance.get_translations()).select_related("locale")
        found = [page for page in there if page.permissions_for_user(user).can_delete()]
        if found and wanted is None:
            words = _("There are other languages of it. Say “translations”: “keep” or “delete”.")
            return _question(words, found)
        put_into_bin(instance, user, *(found if wanted == DELETE else ()))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _question(words: str, found: list[Page]) -> Response:
    named = [{"id": page.pk, "title": page.title, "locale": page.locale.language_code} for page in found]
    return Response({"detail": words, "translations": named}, status=status.HTTP_409_CONFLICT)


def install() -> None:
    own = {"unpublish": AskingUnpublishAction, "delete": AskingDeleteAction}
    PagesAdminAPIViewSet.actions = PagesAdminAPIViewSet.actions | own
