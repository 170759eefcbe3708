"""The groups of the site and their permissions."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from forms_app.permissions import ABOUT_ANSWERS
from translations.models import LanguageTeam

WRITERS = "Writers"
EDITORS = "Editors"
ORGANISERS = "Organisers"
ADMINISTRATORS = "Administrators"
REVIEW = "Review by an editor"
BROUGHT_ALONG = "Moderators approval"  # Wagtail's own workflow and its task

PAGE_RIGHTS_OF_WRITERS = ["add_page"]  # with it people change what they wrote themselves, until it is public
PAGE_RIGHTS_OF_EDITORS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"]
PAGE_RIGHTS_OF_TRANSLATORS = ["add_page", "change_page"]
PAGE_RIGHTS_OF_REVIEWERS = ["add_page", "change_page", "publish_page"]

SNIPPETS = {
    "core": ["topic", "place", "organisation", "person", "navigation", "notice", "passage"],
    "campaigns": ["series", "programmeentry"],
    "forms_app": ["signupform"],
}
BUNDLES = {"core": ["bundle"]}
FILES = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]


def translators_of(locale: Locale) -> str:
    """Return the name of the group that translates into a language."""
    return f"Translators ({locale.language_code})"


def reviewers_of(locale: Locale) -> str:
    """Return the name of the group that looks at translations into a language and publishes them."""
    return f"Reviewers ({locale.language_code})"


def make_roles() -> None:
    """Make the groups, or set their rights right again; people and pages stay as they are."""
    root = Page.get_first_root_node()
    writers = _group(WRITERS, _models(SNIPPETS, "view") | _models({"core": ["person", "place"]}, "add", "change"))
    _give_pages(writers, root, PAGE_RIGHTS_OF_WRITERS)
    _give_files(writers, FILES)

    everything = _models(SNIPPETS, "add", "change", "delete", "view", "publish") | _redirects() | _glossary()
    everything |= _models(BUNDLES, "add", "change", "delete", "view") | _submit() | _named("core", "change_sitefacts")
    editors = _group(EDITORS, everything)
    administrators = _group(ADMINISTRATORS, everything | _running_the_site())
    for group in (editors, administrators):
        _give_pages(group, root, PAGE_RIGHTS_OF_EDITORS)
        _give_files(group, FILES)
    _make_workflow(root, editors, administrators)

    answers = _named("forms_app", *ABOUT_ANSWERS)
    programme = _models({"campaigns": ["programmeentry"]}, "add", "change", "delete", "view", "publish")
    organisers = _group(ORGANISERS, answers | programme)
    _give_files(organisers, [])

    for home in Page.objects.filter(depth=2).exclude(locale=Locale.get_default()).select_related("locale"):
        make_language_team(home)


def make_language_team(home: Page) -> None:
    """Make the groups of one language: translators, and reviewers who publish what translators send them."""
    verbs = ["change", "view"]
    translators = _group(translators_of(home.locale), _models(SNIPPETS, *verbs) | _submit() | _glossary())
    reviewers = _group(reviewers_of(home.locale), _models(SNIPPETS, *verbs, "publish") | _submit() | _glossary())
    for group, rights in ((translators, PAGE_RIGHTS_OF_TRANSLATORS), (reviewers, PAGE_RIGHTS_OF_REVIEWERS)):
        LanguageTeam.objects.update_or_create(
            group=group, defaults={"locale": home.locale, "may_publish": group == reviewers}
        )
        _give_pages(group, home, rights)
        _give_files(group, ["choose_image", "choose_document"])


def _make_workflow(root: Page, *reviewing: Group) -> None:
    """Have what writers finish looked at by an editor, in place of the workflow that Wagtail brings along."""
    task, _created = GroupApprovalTask.objects.get_or_create(name=REVIEW)
    task.groups.set(reviewing)
    workflow, _created = Workflow.objects.get_or_create(name=REVIEW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
    WorkflowPage.objects.filter(page=root, workflow__name=BROUGHT_ALONG).update(workflow=workflow)
    _remove_what_was_brought_along()


def _remove_what_was_brought_along() -> None:
    """Remove the group and workflow that Wagtail makes in every new database, unless somebody uses them."""
    Group.objects.filter(name="Moderators", user=None).delete()
    Workflow.objects.filter(name=BROUGHT_ALONG, workflow_states=None).delete()
    GroupApprovalTask.objects.filter(name=BROUGHT_ALONG, task_states=None, workflow_tasks=None).delete()


def _running_the_site() -> Q:
    """People, languages, workflows and collections; rights to answers are given by those who read them."""
    return _models(
        {"core": ["user"], "wagtailcore": ["locale", "workflow", "task", "collection"]}, "add", "change", "delete"
    ) | _named("wagtailcore", "change_site", "view_site")


def _group(name: str, rights: Q) -> Group:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.set(_permissions(rights | _named("wagtailadmin", "access_admin")))
    return group


def _permissions(rights: Q):
    return Permission.objects.filter(rights)


def _named(app: str, *codenames: str) -> Q:
    return Q(content_type__app_label=app, codename__in=codenames)


def _models(snippets: dict[str, list[str]], *verbs: str) -> Q:
    rights = Q(pk__in=[])
    for app, names in snippets.items():
        rights |= _named(app, *(f"{verb}_{name}" for verb in verbs for name in names))
    return rights


def _redirects() -> Q:
    return _named("wagtailredirects", *(f"{verb}_redirect" for verb in ("add", "change", "delete")))


def _glossary() -> Q:
    return _named("translations", *(f"{verb}_glossaryterm" for verb in ("add", "change", "delete", "view")))


def _submit() -> Q:
    return _named("wagtail_localize", "submit_translation")


def _give_pages(group: Group, page: Page, codenames: list[str]) -> None:
    GroupPagePermission.objects.filter(group=group).delete()
    for permission in _permissions(_named("wagtailcore", *codenames)):
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)


def _give_files(group: Group, codenames: list[str]) -> None:
    GroupCollectionPermission.objects.filter(group=group).delete()
    root = Collection.get_first_root_node()
    wanted = Q(content_type__app_label__in=["core", "wagtaildocs", "wagtailimages"], codename__in=codenames)
    for permission in _permissions(wanted):
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
