"""Addresses of the screens about translations, below /admin/translations/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from translations.exchange import archives
from translations.other_locales import Deed
from translations.views import approval, files, history, override_forms, segment_api, submit, workbench
from translations.views.board import BoardView
from translations.views.follow_up import CopiedView, ElsewhereView
from translations.views.report import ExportView, ReportView


class DeedConverter(StringConverter):
    """What may stand in an address for something done to a page."""

    regex = "|".join(Deed.values)


class FormatConverter(StringConverter):
    """The formats in which words leave and come back."""

    regex = "|".join(archives.FORMATS)


register_converter(DeedConverter, "deed")
register_converter(FormatConverter, "format")

app_name = "translations"
urlpatterns = [
    path("", BoardView.as_view(), name="board"),
    path("sent/", ReportView.as_view(), name="report"),
    path("sent/export/", ExportView.as_view(), name="export"),
    path("send/page/<int:page_id>/", submit.SendPageView.as_view(), name="send_page"),
    path(
        "send/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        submit.SendSnippetView.as_view(),
        name="send_snippet",
    ),
    path("elsewhere/<deed:deed>/", ElsewhereView.as_view(), name="elsewhere"),
    path("copied/<int:old>/<int:new>/", CopiedView.as_view(), name="copied"),
    path("<int:pk>/", workbench.WorkbenchView.as_view(), name="workbench"),
    path("<int:pk>/texts/<int:text>/", segment_api.SaveTextView.as_view(), name="save_text"),
    path("<int:pk>/texts/<int:text>/similar/", segment_api.SimilarView.as_view(), name="similar"),
    path("<int:pk>/addresses/", segment_api.AddressesView.as_view(), name="addresses"),
    path("<int:pk>/pictures/", override_forms.PicturesView.as_view(), name="pictures"),
    path("<int:pk>/here/", segment_api.HereView.as_view(), name="here"),
    path("<int:pk>/preview/", segment_api.PreviewView.as_view(), name="preview"),
    path("<int:pk>/review/", approval.ReviewView.as_view(), name="review"),
    path("<int:pk>/history/", history.HistoryView.as_view(), name="history"),
    path("waiting/<slug:code>.<format:suffix>.zip", files.WaitingView.as_view(), name="waiting"),
    path("upload/", files.UploadManyView.as_view(), name="upload_many"),
    path("<int:pk>/po/", files.DownloadView.as_view(), name="download"),
    path("<int:pk>/xliff/", files.DownloadView.as_view(suffix="xlf"), name="download_xliff"),
    path("<int:pk>/upload/", files.UploadView.as_view(), name="upload"),
    path("<int:pk>/machine/", files.MachineView.as_view(), name="machine"),
    path("<int:pk>/stop/", files.StopView.as_view(), name="stop"),
]
