from django.urls import path

from editors.views.advice import advice
from editors.views.answer_readers import AnswerReadersView
from editors.views.appearance import AppearanceView, card
from editors.views.bundle_detail import BundleView
from editors.views.draft_links import BundleDraftLinksView, PageDraftLinksView
from editors.views.former_words import FormerWordsView
from editors.views.guides import GuideView, guide_picture
from editors.views.interface_texts import InterfaceTextsFileView, InterfaceTextsView
from editors.views.invitations import InviteAgainView
from editors.views.language_settings import AddLanguageView, LanguagesView, LanguageView
from editors.views.missed_addresses import MissedAddressesView, RedirectFromMissedView
from editors.views.new_page import NewPageView, ReportView
from editors.views.outside_links import MendLinkView, OutsideLinksView
from editors.views.own_factors import NewAppView, NewPasskeyView, OwnFactorsView, ResetFactorView
from editors.views.planning import PlanningView
from editors.views.recovery_codes import RecoveryCodesView
from editors.views.seasons import SeasonView
from editors.views.session import SignedInView, session
from editors.views.sessions import EndAccessView, OwnSessionsView
from editors.views.term_merges import MergeView
from editors.views.test_mail import MailTestView
from editors.views.trash_list import TrashView
from editors.views.typed_dates import typed_date

app_name = "editors"
urlpatterns = [
    path("advice/<int:pk>/", advice, name="advice"),
    path("answer-readers/", AnswerReadersView.as_view(), name="answer_readers"),
    path("appearance/<int:pk>/", AppearanceView.as_view(), name="appearance"),
    path("appearance/<int:pk>/card/", card, name="card"),
    path("bin/", TrashView.as_view(), name="bin"),
    path("bundle/<int:pk>/", BundleView.as_view(), name="bundle"),
    path("date/", typed_date, name="typed_date"),
    path("drafts/bundle/<int:pk>/", BundleDraftLinksView.as_view(), name="bundle_draft_links"),
    path("drafts/page/<int:pk>/", PageDraftLinksView.as_view(), name="draft_links"),
    path("end-access/", EndAccessView.as_view(), name="end_access"),
    path("guide/<slug:name>/", GuideView.as_view(), name="guide"),
    path("guide/img/<slug:name>.png", guide_picture, name="guide_picture"),
    path("invite-again/<int:pk>/", InviteAgainView.as_view(), name="invite_again"),
    path("languages/", LanguagesView.as_view(), name="languages"),
    path("languages/add/", AddLanguageView.as_view(), name="add_language"),
    path("languages/<slug:code>/", LanguageView.as_view(), name="language"),
    path("languages/<slug:code>/words/", InterfaceTextsView.as_view(), name="words"),
    path("languages/<slug:code>/words/po/", InterfaceTextsFileView.as_view(), name="words_file"),
    path("links/", OutsideLinksView.as_view(), name="outside_links"),
    path("links/mend/", MendLinkView.as_view(), name="mend_link"),
    path("mail/", MailTestView.as_view(), name="test_mail"),
    path("merge/<slug:app>/<slug:name>/<int:pk>/", MergeView.as_view(), name="merge_terms"),
    path("missed/", MissedAddressesView.as_view(), name="missed_addresses"),
    path("missed/<int:pk>/redirect/", RedirectFromMissedView.as_view(), name="redirect_from_missed"),
    path("new/", NewPageView.as_view(), name="start"),
    path("planned/", PlanningView.as_view(), name="planning"),
    path("report/<int:pk>/", ReportView.as_view(), name="report"),
    path("recovery-codes/", RecoveryCodesView.as_view(), name="recovery_codes"),
    path("season/<int:pk>/", SeasonView.as_view(), name="season"),
    path("season/<int:pk>/words/", FormerWordsView.as_view(), name="former_words"),
    path("second-factor/", OwnFactorsView.as_view(), name="second_factor"),
    path("second-factor/app/", NewAppView.as_view(), name="new_app"),
    path("second-factor/passkey/", NewPasskeyView.as_view(), name="new_passkey"),
    path("second-factor/reset/<int:pk>/", ResetFactorView.as_view(), name="reset_factor"),
    path("session/", session, name="session"),
    path("sessions/", OwnSessionsView.as_view(), name="sessions"),
    path("signed-in/", SignedInView.as_view(), name="signed_in"),
]
