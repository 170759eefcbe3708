from django.urls import path

from home.desk.screens.advice import advice
from home.desk.screens.bin import BinScreen
from home.desk.screens.bundles import BundleScreen
from home.desk.screens.guides import GuideScreen, guide_picture
from home.desk.screens.languages import AddLanguageScreen, LanguageScreen, LanguagesScreen
from home.desk.screens.mail import MailScreen
from home.desk.screens.planning import PlanningScreen
from home.desk.screens.seasons import SeasonScreen
from home.desk.screens.session import SignedInScreen, session
from home.desk.screens.starting import ReportScreen, StartScreen
from home.desk.screens.words import WordsFile, WordsScreen

app_name = "desk"
urlpatterns = [
    path("advice/<int:pk>/", advice, name="advice"),
    path("bin/", BinScreen.as_view(), name="bin"),
    path("bundle/<int:pk>/", BundleScreen.as_view(), name="bundle"),
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
    path("signed-in/", SignedInScreen.as_view(), name="signed_in"),
]
