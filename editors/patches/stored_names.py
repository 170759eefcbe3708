"""Names that the site itself writes into the database, shown in the language of whoever works in the admin.

Groups, workflows, their tasks, permissions and collections have one name, kept in English, which code and commands look for.
Wagtail prints that name in thirty templates and messages. So the attribute itself is replaced: what is read from it equals the
stored name, and only its text for people is translated. A form that sends the translated name back stores the English one again.
Names that people gave stay as they are. Goes when Wagtail or Django translate such names.
"""

import re
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import get_language, gettext, gettext_noop, override
from wagtail.models import Collection, Page, Task, Workflow
from wagtail.users.templatetags import wagtailusers_tags

from core.i18n.languages import Language
from core.i18n.presets import PRESETS

KEPT_IN = "en"
NAMES = (
    gettext_noop("Writers"),
    gettext_noop("Editors"),
    gettext_noop("Organisers"),
    gettext_noop("Administrators"),
    gettext_noop("Review by an editor"),
    gettext_noop("Root"),
    gettext_noop("Moderators"),
    gettext_noop("Moderators approval"),
)
TEAMS = {
    "Translators": gettext_noop("Translators (%(language)s)"),
    "Reviewers": gettext_noop("Reviewers (%(language)s)"),
}
VERBS = {
    "add": gettext_noop("Can add %(thing)s"),
    "change": gettext_noop("Can change %(thing)s"),
    "delete": gettext_noop("Can delete %(thing)s"),
    "view": gettext_noop("Can view %(thing)s"),
    "publish": gettext_noop("Can publish %(thing)s"),
    "lock": gettext_noop("Can lock %(thing)s"),
    "unlock": gettext_noop("Can unlock %(thing)s"),
    "choose": gettext_noop("Can choose %(thing)s"),
}
PERMISSIONS = (
    gettext_noop("Can publish"),
    gettext_noop("Can lock"),
    gettext_noop("Can unlock"),
    gettext_noop("Can choose"),
    gettext_noop("Can export answers"),
    gettext_noop("Can access Wagtail admin"),
    gettext_noop("Can submit translations"),
)
TEAM = re.compile(r"(Translators|Reviewers) \((\w+)\)")
VERB = re.compile(rf"Can ({'|'.join(VERBS)}) (.+)")


class StoredName(str):
    """A name as it is stored, whose text for people is in their language."""

    __slots__ = ()

    def __str__(self) -> str:
        return shown(str.__str__(self))


class StoredNameAttribute(DeferredAttribute):
    """The attribute of a field that holds a name."""

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        attname = self.field.attname
        name = instance.__dict__[attname] if attname in instance.__dict__ else super().__get__(instance, owner)
        return StoredName(name) if isinstance(name, str) else name

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = stored(value) if isinstance(value, str) else value


def shown(name: str) -> str:
    """Return a stored name in the language of the interface."""
    if get_language() in (None, KEPT_IN):
        return name
    if team := TEAM.fullmatch(name):
        language = PRESETS.get(team[2], Language(team[2]).preset).label
        return gettext(TEAMS[team[1]]) % {"language": gettext(language)}
    if verb := VERB.fullmatch(name):
        return gettext(VERBS[verb[1]]) % {"thing": gettext(verb[2])}
    return gettext(name) if name in NAMES or name in PERMISSIONS or _is_permission(name) else name


def stored(value: str) -> str:
    """Return a name as it is to be stored: the English one, if it is one of the site's own in the interface's language."""
    value = str.__str__(value)
    language = get_language()
    return value if language in (None, KEPT_IN) else _own_names(language).get(value, value)


@lru_cache(maxsize=8)
def _own_names(language: str) -> dict[str, str]:
    names = [*NAMES, *(f"{team} ({code})" for team in TEAMS for code in PRESETS)]
    with override(language):
        return {shown(name): name for name in names}


@lru_cache(maxsize=1)
def _permissions_of_models() -> set[str]:
    """The permissions that models of this site and of its packages declare by themselves, with lazy names or plain ones."""
    from django.apps import apps

    with override(KEPT_IN):
        return {str(name) for model in apps.get_models() for _codename, name in model._meta.permissions}


def _is_permission(name: str) -> bool:
    return name in _permissions_of_models()


def name_of_type(kind: ContentType) -> str:
    """Return the name of a model; those of Locale and Translation are not translated upstream."""
    return gettext(_name_of_type(kind))


def permission_label(permission: Permission) -> str:
    return shown(str.__str__(_permission_label(permission)))


def display_title(page: Page) -> str:
    """Return the title of a page, and that of the root in the language of the interface."""
    return shown(page.title) if page.depth == 1 else _display_title(page)


def shown_name(instance: Any) -> str:
    return str(instance.name)


_name_of_type = ContentType.name.fget  # type: ignore[attr-defined]  # a property
_permission_label = wagtailusers_tags.normalize_permission_label
_display_title = Page.get_admin_display_title
MODELS = (gettext_noop("locale"), gettext_noop("translation"))


def install() -> None:
    ContentType.name = property(name_of_type)  # type: ignore[assignment,method-assign]
    wagtailusers_tags.normalize_permission_label = permission_label
    Page.get_admin_display_title = display_title
    for model in (Group, Workflow, Task, Permission, Collection):
        field: models.Field = model._meta.get_field("name")
        model.name = StoredNameAttribute(field)
        if model is not Permission:  # which names its model too
            model.__str__ = shown_name  # type: ignore[method-assign]
