"""URLs of the translation screens, below /admin/translations/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from translations.exchange import archives
from translations.other_locales import Action
from translations.views import (
    approval,
    assignment,
    concordance,
    discussion,
    files,
    history,
    language_data,
    override_forms,
    schedule,
    segment_api,
    submit,
    uploads,
    workbench,
)
from translations.views.follow_up import CopiedView, ElsewhereView
from translations.views.lists import BoardView, ExportView, ReportView
from translations.views.pairs import PairView


class ActionConverter(StringConverter):
    """The actions that can be repeated in other locales."""

    regex = "|".join(Action.values)


class FormatConverter(StringConverter):
    """The file formats of export and import."""

    regex = "|".join(archives.FORMATS)


register_converter(ActionConverter, "action")
register_converter(FormatConverter, "format")

app_name = "translations"
urlpatterns = [
    path("", BoardView.as_view(), name="board"),
    path("search/", concordance.ConcordanceView.as_view(), name="concordance"),
    path("changes/<uuid:operation>/", concordance.BulkChangeView.as_view(), name="bulk_change"),
    path("sent/", ReportView.as_view(), name="report"),
    path("sent/export/", ExportView.as_view(), name="export"),
    path("send/page/<int:page_id>/", submit.SendPageView.as_view(), name="send_page"),
    path(
        "send/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        submit.SendSnippetView.as_view(),
        name="send_snippet",
    ),
    path("pair/<int:page_id>/", PairView.as_view(), name="pair"),
    path("elsewhere/<action:action>/", ElsewhereView.as_view(), name="elsewhere"),
    path("copied/<int:old>/<int:new>/", CopiedView.as_view(), name="copied"),
    path("<int:pk>/", workbench.WorkbenchView.as_view(), name="workbench"),
    path("<int:pk>/texts/<int:text>/", segment_api.SaveSegmentView.as_view(), name="save_text"),
    path("<int:pk>/texts/<int:text>/checks/", segment_api.CheckView.as_view(), name="check_text"),
    path("<int:pk>/texts/<int:text>/similar/", segment_api.SimilarView.as_view(), name="similar"),
    path("<int:pk>/texts/<int:text>/history/", segment_api.SegmentHistoryView.as_view(), name="segment_history"),
    path("<int:pk>/texts/<int:text>/remarks/", discussion.RemarksView.as_view(), name="remarks"),
    path("<int:pk>/remarks/<int:remark>/", discussion.CloseRemarkView.as_view(), name="close_remark"),
    path("questions/<int:translation_source_id>/", discussion.QuestionsView.as_view(), name="questions"),
    path("<int:pk>/addresses/", override_forms.AddressesView.as_view(), name="addresses"),
    path("<int:pk>/pictures/", override_forms.PicturesView.as_view(), name="pictures"),
    path("<int:pk>/here/", segment_api.HereView.as_view(), name="here"),
    path("<int:pk>/preview/", segment_api.PreviewView.as_view(), name="preview"),
    path("<int:pk>/review/", approval.ReviewView.as_view(), name="review"),
    path("<int:pk>/history/", history.HistoryView.as_view(), name="history"),
    path("waiting/<slug:code>.<format:suffix>.zip", files.WaitingView.as_view(), name="waiting"),
    path("upload/", uploads.UploadManyView.as_view(), name="upload_many"),
    path("upload/conflicts/", uploads.ConflictsView.as_view(), name="conflicts"),
    path("glossary/<slug:code>/", language_data.GlossaryView.as_view(), name="glossary_table"),
    path("memory/<slug:code>/", language_data.MemoryView.as_view(), name="memory"),
    path("<int:pk>/assign/", assignment.AssignView.as_view(), name="assign"),
    path("<int:pk>/glossary/", segment_api.AddTermView.as_view(), name="add_term"),
    path("<int:pk>/po/", files.DownloadView.as_view(), name="download"),
    path("<int:pk>/xliff/", files.DownloadView.as_view(suffix="xlf"), name="download_xliff"),
    path("<int:pk>/upload/", uploads.UploadView.as_view(), name="upload"),
    path("<int:pk>/machine/", files.MachineView.as_view(), name="machine"),
    path("<int:pk>/unplaced/", files.UnplacedView.as_view(), name="unplaced"),
    path("<int:pk>/unschedule/", schedule.UnscheduleView.as_view(), name="unschedule"),
    path("<int:pk>/stop/", files.StopView.as_view(), name="stop"),
]
