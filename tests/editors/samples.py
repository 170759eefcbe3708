"""What stands in the places of the addresses of the admin, and what somebody posts there who wants to rise."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import (
    Collection,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
)

from campaigns.models import ProgrammeEntry
from core.models import Bundle, MissedAddress, Navigation, Notice, Passage, User
from editors.roles import ORGANISERS, WRITERS
from home.models import HomePage
from importing.models import Move
from tests.factories import (
    CallIndexPageFactory,
    CallPageFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    SeriesFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
    TopicFactory,
    UserFactory,
)
from tests.forms_app.building import SignupFormFactory
from translations.models import GlossaryTerm
from translations.submission import submit


def make_samples():
    """What stands in the places of addresses: a little of everything, with a superuser and an organiser as victims."""
    english, arabic = Locale.objects.get(language_code="en"), Locale.objects.get(language_code="ar")
    home = HomePage.objects.get(locale=english)
    stories = StoryIndexPageFactory(parent=home, slug="news", title="News")
    calls = CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
    image, form = ImageFactory(), SignupFormFactory()
    story = StoryPageFactory(parent=stories, slug="moved", lead_image=image, lead_image_alt="A hall")
    elsewhere = StoryIndexPageFactory(parent=home, slug="old-news")
    revision = story.save_revision()
    revision.publish()
    call, document = CallPageFactory(parent=calls), Document.objects.create(title="Plan", file="plan.pdf")
    sent = submit(Page.objects.get(pk=story.pk).specific, arabic)
    above = UserFactory(username="root", is_superuser=True)
    Authenticator.objects.create(user=above, type=Authenticator.Type.TOTP, data={})
    term = GlossaryTerm.objects.create(term="Forum", wording="منتدى", source_locale=english, target_locale=arabic)
    entry = ProgrammeEntry.objects.create(title="Opening", call=call, locale=english)
    rows = {
        "core/place": PlaceFactory(),
        "core/topic": TopicFactory(),
        "core/organisation": OrganisationFactory(),
        "core/person": PersonFactory(),
        "core/passage": Passage.objects.create(locale=english, title="ICSSI", body="<p>ICSSI</p>"),
        "core/notice": Notice.objects.create(words="The hall has changed", locale=english),
        "core/navigation": Navigation.objects.create(site_name="ICSSI", locale=english),
        "campaigns/programmeentry": entry,
        "campaigns/series": SeriesFactory(),
        "forms_app/signupform": form,
        "translations/glossaryterm": term,
    }
    whole = {
        "page_id": story.pk,
        "parent_page_id": stories.pk,
        "page_to_move_id": story.pk,
        "destination_id": elsewhere.pk,
        "content_type_app_name": "news",
        "content_type_model_name": "storypage",
        "app_label": "core",
        "model_name": "topic",
        "app_name": "core",
        "revision_id": revision.pk,
        "revision_id_a": "live",
        "revision_id_b": "latest",
        "groups": (story.pk, "live", "latest"),
        "image_id": image.pk,
        "document_id": document.pk,
        "doc_id": document.pk,
        "uploaded_file_id": 1,
        "filter_spec": "width-100",
        "redirect_id": Redirect.objects.create(old_path="/old", redirect_link="/new").pk,
        "collection_id": Collection.get_first_root_node().pk,
        "translation_source_id": sent.source_id,
        "translation_id": sent.pk,
        "string_segment_id": 1,
        "overridable_segment_id": 1,
        "session_id": 1,
        "object_id": story.pk,
        "action_name": "approve",
        "task_state_id": 1,
        "workflow_state_id": 1,
        "task_id": Task.objects.first().pk,
        "page_pk": story.pk,
        "workflow_pk": Workflow.objects.first().pk,
        "mode": "x",
        "rest": "new/",
        "action": "delete",
    }
    found = {
        "admin/": whole,
        "admin/api/": {"pk": story.pk, "action_name": "copy"},
        "admin/api/main/images": {"pk": image.pk},
        "admin/api/main/documents": {"pk": document.pk},
        "admin/answers/": {"key": form.translation_key, "kind": "csv", "pk": 1},
        "admin/bundles/": {"pk": Bundle.objects.create(title="Launch").pk},
        "admin/collections/": {"pk": Collection.get_first_root_node().add_child(name="Posters").pk},
        "admin/desk/": {"pk": call.pk, "name": "where", "code": "en"},
        "admin/desk/missed/": {"pk": MissedAddress.objects.create(path="/en/gone", last_on="2026-01-01").pk},
        "admin/desk/merge/": {"app": "core", "name": "topic", "pk": rows["core/topic"].pk},
        "admin/desk/bundle/": {"pk": Bundle.objects.get().pk},
        "admin/desk/drafts/bundle/": {"pk": Bundle.objects.get().pk},
        "admin/desk/invite-again/": {"pk": above.pk},
        "admin/desk/second-factor/": {"pk": above.pk},
        "admin/documents/": {"pk": document.pk},
        "admin/groups/": {"pk": Group.objects.get(name=WRITERS).pk},
        "admin/images/": {"pk": image.pk},
        "admin/locales/": {"pk": Locale.objects.get(language_code="ar").pk},
        "admin/localize/": {"pk": sent.pk},
        "admin/invitation/": {"token": "x"},
        "admin/moving-in/": {"pk": Move.objects.create().pk},
        "admin/password_reset/": {"uidb64": "x", "token": "y"},
        "admin/settings/": {"pk": Site.objects.get().pk, "model_name": "sitefacts"},
        "admin/sites/": {"pk": Site.objects.get().pk},
        "admin/translations/": {
            "pk": sent.pk,
            "text": 1,
            "remark": 1,
            "operation": "10000000-0000-4000-8000-000000000001",
            "deed": "unpublish",
            "old": story.pk,
            "new": story.pk,
            "code": "ar",
            "suffix": "po",
        },
        "admin/users/": {"pk": above.pk},
        "admin/workflows/": {"pk": Workflow.objects.first().pk},
        "admin/workflows/tasks/": {
            "pk": Task.objects.first().pk,
            "app_label": "wagtailcore",
            "model_name": "groupapprovaltask",
        },
    }
    for kind, row in rows.items():
        found[f"admin/snippets/{kind}/"] = found[f"admin/snippets/choose/{kind}/"] = {"pk": row.pk}
    revised = form.save_revision()
    found["admin/snippets/forms_app/signupform/"] |= {"revision_id": revised.pk}
    found["admin/snippets/campaigns/programmeentry/"] |= {"revision_id": entry.save_revision().pk}
    return found


def rising():
    """Return what somebody posts who wants to rise, under every name a form of the admin knows."""
    organisers = Group.objects.get(name=ORGANISERS)
    answers = Permission.objects.filter(content_type__app_label="forms_app")
    everybody = [group.pk for group in Group.objects.all()]
    return {
        "username": "risen",
        "email": "risen@example.org",
        "first_name": "R",
        "last_name": "R",
        "name": "Writers",
        "title": "T",
        "password1": "only-for-this-test-0",
        "password2": "only-for-this-test-0",
        "language": "en",
        "is_superuser": "on",
        "is_active": "on",
        "is_staff": "on",
        "groups": everybody,
        "group": organisers.pk,
        "role": organisers.pk,
        "person": User.objects.get(username="root").pk,
        "permissions": [one.pk for one in answers],
        "user_permissions": [one.pk for one in answers],
        "read": everybody,
        "export": everybody,
        "mark_as_active": "False",
        "may_publish": "on",
        "page_permissions-TOTAL_FORMS": "1",
        "page_permissions-INITIAL_FORMS": "0",
        "page_permissions-MIN_NUM_FORMS": "0",
        "page_permissions-MAX_NUM_FORMS": "9",
        "page_permissions-0-page": Page.get_first_root_node().pk,
        "page_permissions-0-permissions": ["publish_page", "change_page"],
        "name_email-first_name": "R",
        "name_email-last_name": "R",
        "name_email-email": "risen@example.org",
        "access-email": "risen@example.org",
        "access-new_password1": "only-for-this-test-0",
        "access-new_password2": "only-for-this-test-0",
    }
