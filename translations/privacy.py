"""Privacy of a page's translations: what only some may read in one language, only they read in the others."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

_alone: ContextVar[bool] = ContextVar("privacy_of_one_language", default=False)


@contextmanager
def only_this_language() -> Iterator[None]:
    """Leave the other languages as they are while privacy is changed."""
    token = _alone.set(True)
    try:
        yield
    finally:
        _alone.reset(token)


def pages_following(page: Page) -> QuerySet[Page]:
    """Return a page's other languages, which take over its privacy; none for a page that is a translation itself."""
    is_target = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    others = Page.objects.filter(translation_key=page.translation_key).exclude(locale_id=page.locale_id)
    return others.none() if is_target.exists() else others.select_related("locale").order_by("pk")


@receiver(post_save, sender=PageViewRestriction)
def restrict_translations(instance, raw=False, **kwargs) -> None:
    if raw or _alone.get():
        return
    with only_this_language():
        for page in pages_following(instance.page):
            restriction = PageViewRestriction.objects.filter(page=page).first() or PageViewRestriction(page=page)
            restriction.restriction_type, restriction.password = instance.restriction_type, instance.password
            restriction.save()
            restriction.groups.set(instance.groups.all())


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restrict_translations_to_groups(instance, action, **kwargs) -> None:
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        restrict_translations(instance=instance)


@receiver(post_delete, sender=PageViewRestriction)
def open_translations(instance, **kwargs) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is None or _alone.get():
        return
    with only_this_language():
        for restriction in PageViewRestriction.objects.filter(page__in=pages_following(page)):
            restriction.delete()
