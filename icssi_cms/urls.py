"""Which address leads where. Composition only: nothing imports this module."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.admin.views.home import default as no_screen
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern
from wagtail.views import authenticate_with_password as give_page_password

from campaigns import calendars
from campaigns.posters import poster
from campaigns.signatory_lists import signatories
from core import views
from core.editions import offline
from core.editions.text_only import text_only
from core.images.share_images import share_image
from core.operations import health
from core.publishing import edit_lock
from core.search.views import search
from core.seo import feeds, sitemaps
from editors.patches.page_titles import ChosenPagesView, PageChooserView, PageTypesView
from editors.patches.page_views import WorkflowAction
from editors.publishing_messages import report_blocked_approval
from editors.views.invitations import invitation
from editors.views.live_preview import live_preview
from editors.views.second_factor import FactorView, SetUpView
from editors.views.shared_drafts import draft, draft_site
from editors.views.sign_in import NewPasswordView, ResetView, SignInView
from home.feeds import language_feed
from home.series import series_page
from home.taxonomy import TERMS, term_page
from translations.views.privacy_form import set_privacy

handler400 = "core.views.bad_request"
handler403 = "core.views.forbidden"
handler404 = "core.views.not_found"
handler500 = "core.views.server_error"

MAPS = {"sections": {"pages": sitemaps.PAGES, "subjects": TERMS}}


def in_the_admin(view):
    """Return one of Wagtail's views about a page that we put something round, as Wagtail guards them all."""
    return never_cache(display_custom_404(require_admin_access(view)))


no_sign_in_for_readers = RedirectView.as_view(pattern_name="wagtailadmin_login")
edit = report_blocked_approval(edit_lock.edit_page)
act = report_blocked_approval(WorkflowAction.as_view())

urlpatterns = [
    path("", views.redirect_to_language),
    path("drafts/<str:token>/", draft, name="draft"),
    path("drafts/<str:token>/<int:pk>/", draft, name="draft_of_bundle"),
    path("drafts/<str:token>/site/<path:path>", draft_site, name="draft_site"),
    path("robots.txt", sitemaps.robots),
    re_path(r"^s/(?P<code>\w{2,12})/?$", views.short_address, name="short_address"),
    path("worker.js", offline.worker),
    path("share/<int:pk>-<slug:version>.jpg", share_image, name="share_image"),
    path("sitemap.xml", sitemaps.index, MAPS),
    path("sitemap-<slug:name>-<int:number>.xml", sitemaps.section, MAPS),
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("admin/pages/<int:page_id>/edit/", in_the_admin(edit)),
    path("admin/pages/<int:page_id>/edit/preview/", in_the_admin(live_preview)),
    path("admin/pages/<int:page_id>/privacy/", in_the_admin(set_privacy)),
    path("admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/", in_the_admin(act)),
    path("admin/choose-page/<int:parent_page_id>/", in_the_admin(PageChooserView.as_view())),
    path("admin/choose-page/chosen-multiple/", in_the_admin(ChosenPagesView.as_view())),
    path("admin/reports/page-types-usage/", in_the_admin(PageTypesView.as_view())),
    path("admin/reports/page-types-usage/results/", in_the_admin(PageTypesView.as_view(results_only=True))),
    # Wagtail's addresses that only show what an error and a missing page look like.
    re_path(r"^admin/(?:failwhale|test404)/$", in_the_admin(no_screen)),
    # In place of Wagtail's own, which know no limits.
    path("admin/login/", never_cache(SignInView.as_view())),
    path("admin/login/second-factor/", never_cache(FactorView.as_view()), name="sign_in_factor"),
    path("admin/login/set-up/", never_cache(SetUpView.as_view()), name="sign_in_set_up"),
    path("admin/invitation/<str:token>/", never_cache(invitation), name="invitation"),
    path("admin/password_reset/", never_cache(ResetView.as_view())),
    path("admin/password_reset/confirm/<uidb64>/<token>/", never_cache(NewPasswordView.as_view())),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Only renditions are public; originals stay with the editors. A web server in front may serve them itself.
    re_path(r"^media/(?P<path>images/.*)$", serve_file, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(
        path("forms/", include("forms_app.urls")),
        path("search/", search, name="search"),
        path("topics/<str:key>/", term_page, {"name": "topic"}, name="topic"),
        path("places/<str:key>/", term_page, {"name": "place"}, name="place"),
        path("organisations/<str:key>/", term_page, {"name": "organisation"}, name="organisation"),
        path("series/<str:key>/", series_page, name="series"),
        path("text/", text_only, name="text_only"),
        path("text/<path:path>", text_only),
        path("offline/", offline.offline, name="offline"),
        path("manifest.webmanifest", offline.manifest, name="manifest"),
        path("kept/", offline.kept_pages, name="kept"),
        path("feed.xml", language_feed, name="feed"),
        path("whole-feed.xml", language_feed, {"is_whole": True}, name="whole_feed"),
        re_path(r"^(?P<path>.+/)feed\.xml$", feeds.listing_feed, name="listing_feed"),
        re_path(r"^(?P<path>.+/)whole-feed\.xml$", feeds.listing_feed, {"is_whole": True}),
        re_path(r"^(?P<path>.+/)poster/$", poster, name="poster"),
        re_path(r"^(?P<path>.+/)signatories/$", signatories, name="signatories"),
        path("calendar.ics", calendars.language_calendar, name="calendar"),
        re_path(r"^(?P<path>.+/)calendar\.ics$", calendars.call_calendar, name="call_calendar"),
        path("_util/login/", no_sign_in_for_readers),  # Wagtail's, which would know neither limits nor second factor
        # Before the pages, whose pattern would take it for one.
        path("_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/", give_page_password),
        re_path(serve_pattern, views.serve, name="wagtail_serve"),
        path("", include(wagtail_urls)),
    ),
]
