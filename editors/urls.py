from django.urls import path

from editors.views.advice import advice
from editors.views.answer_readers import AnswerReadersScreen
from editors.views.bundle_detail import BundleScreen
from editors.views.guides import GuideScreen, guide_picture
from editors.views.interface_texts import WordsFile, WordsScreen
from editors.views.language_settings import AddLanguageScreen, LanguageScreen, LanguagesScreen
from editors.views.new_page import ReportScreen, StartScreen
from editors.views.planning import PlanningScreen
from editors.views.seasons import SeasonScreen
from editors.views.session import SignedInScreen, session
from editors.views.sessions import EndAccessScreen, OwnSessionsScreen
from editors.views.test_mail import MailScreen
from editors.views.trash_list import BinScreen

app_name = "editors"
urlpatterns = [
    path("advice/<int:pk>/", advice, name="advice"),
    path("answer-readers/", AnswerReadersScreen.as_view(), name="answer_readers"),
    path("bin/", BinScreen.as_view(), name="bin"),
    path("bundle/<int:pk>/", BundleScreen.as_view(), name="bundle"),
    path("end-access/", EndAccessScreen.as_view(), name="end_access"),
    path("guide/<slug:name>/", GuideScreen.as_view(), name="guide"),
    path("guide/img/<slug:name>.png", guide_picture, name="guide_picture"),
    path("languages/", LanguagesScreen.as_view(), name="languages"),
    path("languages/add/", AddLanguageScreen.as_view(), name="add_language"),
    path("languages/<slug:code>/", LanguageScreen.as_view(), name="language"),
    path("languages/<slug:code>/words/", WordsScreen.as_view(), name="words"),
    path("languages/<slug:code>/words/po/", WordsFile.as_view(), name="words_file"),
    path("mail/", MailScreen.as_view(), name="test_mail"),
    path("new/", StartScreen.as_view(), name="start"),
    path("planned/", PlanningScreen.as_view(), name="planning"),
    path("report/<int:pk>/", ReportScreen.as_view(), name="report"),
    path("season/<int:pk>/", SeasonScreen.as_view(), name="season"),
    path("session/", session, name="session"),
    path("sessions/", OwnSessionsScreen.as_view(), name="sessions"),
    path("signed-in/", SignedInScreen.as_view(), name="signed_in"),
]
