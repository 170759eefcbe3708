from django.urls import path

from forms_app.admin.bulk_change import BulkChangeView
from forms_app.admin.downloads import ExportView
from forms_app.admin.failed_mails import FailedMailsView
from forms_app.admin.form_copy import FormCopyView
from forms_app.admin.group_rights import GroupRightsView
from forms_app.admin.new_form import NewFormView
from forms_app.admin.overview import OverviewView
from forms_app.admin.person_search import PersonSearchView
from forms_app.admin.share_links import ShareLinksView
from forms_app.admin.submission_detail import SubmissionDetailView
from forms_app.admin.submission_list import StatisticsView, SubmissionListView

app_name = "signups"
urlpatterns = [
    path("", OverviewView.as_view(), name="forms"),
    path("person/", PersonSearchView.as_view(), name="person"),
    path("mails/", FailedMailsView.as_view(), name="letters"),
    path("new/", NewFormView.as_view(), name="start"),
    path("<uuid:key>/", SubmissionListView.as_view(), name="answers"),
    path("<uuid:key>/charts/", StatisticsView.as_view(), name="charts"),
    path("<uuid:key>/all/", BulkChangeView.as_view(), name="bulk"),
    path("<uuid:key>/copy/", FormCopyView.as_view(), name="copy"),
    path("<uuid:key>/rights/", GroupRightsView.as_view(), name="rights"),
    path("<uuid:key>/share/", ShareLinksView.as_view(), name="share"),
    path("<uuid:key>/answers.<str:kind>", ExportView.as_view(), name="export"),
    path("<uuid:key>/<int:pk>/", SubmissionDetailView.as_view(), name="answer"),
]
