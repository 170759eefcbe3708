from django.urls import path

from forms_app.admin.bulk_change import BulkView
from forms_app.admin.downloads import ExportView
from forms_app.admin.failed_mails import LettersView
from forms_app.admin.form_copy import CopyView
from forms_app.admin.group_rights import RightsView
from forms_app.admin.new_form import StartView
from forms_app.admin.overview import FormsView
from forms_app.admin.person_search import PersonView
from forms_app.admin.share_links import SharingView
from forms_app.admin.submission_detail import AnswerView
from forms_app.admin.submission_list import AnswersView, ChartsView

app_name = "signups"
urlpatterns = [
    path("", FormsView.as_view(), name="forms"),
    path("person/", PersonView.as_view(), name="person"),
    path("mails/", LettersView.as_view(), name="letters"),
    path("new/", StartView.as_view(), name="start"),
    path("<uuid:key>/", AnswersView.as_view(), name="answers"),
    path("<uuid:key>/charts/", ChartsView.as_view(), name="charts"),
    path("<uuid:key>/all/", BulkView.as_view(), name="bulk"),
    path("<uuid:key>/copy/", CopyView.as_view(), name="copy"),
    path("<uuid:key>/rights/", RightsView.as_view(), name="rights"),
    path("<uuid:key>/share/", SharingView.as_view(), name="share"),
    path("<uuid:key>/answers.<str:kind>", ExportView.as_view(), name="export"),
    path("<uuid:key>/<int:pk>/", AnswerView.as_view(), name="answer"),
]
