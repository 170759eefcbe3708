"""Wagtail's admin API unpublishes a page without a word about its other languages; here it asks, as the screens do.

A request says `translations`: "keep" or "unpublish". Where it does not and there are any, nothing is done, and the answer
names them (409). Goes when Wagtail's API has hooks after its actions.
"""

from django.utils.translation import gettext as _
from rest_framework import fields, status
from rest_framework.response import Response
from wagtail.admin.api.actions.unpublish import UnpublishPageAPIAction, UnpublishPageAPIActionSerializer
from wagtail.admin.api.views import PagesAdminAPIViewSet

from translations.other_locales import Action, do, others

KEEP, UNPUBLISH = "keep", "unpublish"


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
            named = [{"id": page.pk, "title": page.title, "locale": page.locale.language_code} for page in found]
            return Response({"detail": words, "translations": named}, status=status.HTTP_409_CONFLICT)
        answer = super().execute(instance, data)
        if wanted == UNPUBLISH:
            do(Action.UNPUBLISH, found, user, with_below=data["recursive"])
        return answer


def install() -> None:
    PagesAdminAPIViewSet.actions = PagesAdminAPIViewSet.actions | {"unpublish": AskingUnpublishAction}
