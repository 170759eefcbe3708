"""Addresses of the screens about translations, below /admin/translations/."""

from django.urls import path, register_converter

from translations.elsewhere import Deed
from translations.views import exchange, history, review, sending, texts, workbench
from translations.views.board import BoardView, ExportView
from translations.views.elsewhere import ElsewhereView


class DeedConverter:
    """What may stand in an address for something done to a page."""

    regex = "|".join(Deed.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(DeedConverter, "deed")

app_name = "translations"
urlpatterns = [
    path("", BoardView.as_view(), name="board"),
    path("export/", ExportView.as_view(), name="export"),
    path("send/page/<int:page_id>/", sending.SendPageView.as_view(), name="send_page"),
    path(
        "send/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        sending.SendSnippetView.as_view(),
        name="send_snippet",
    ),
    path("elsewhere/<deed:deed>/<uuid:key>/", ElsewhereView.as_view(), name="elsewhere"),
    path("<int:pk>/", workbench.WorkbenchView.as_view(), name="workbench"),
    path("<int:pk>/texts/<int:text>/", texts.SaveTextView.as_view(), name="save_text"),
    path("<int:pk>/texts/<int:text>/similar/", texts.SimilarView.as_view(), name="similar"),
    path("<int:pk>/here/", texts.HereView.as_view(), name="here"),
    path("<int:pk>/preview/", texts.PreviewView.as_view(), name="preview"),
    path("<int:pk>/review/", review.ReviewView.as_view(), name="review"),
    path("<int:pk>/history/", history.HistoryView.as_view(), name="history"),
    path("<int:pk>/po/", exchange.DownloadView.as_view(), name="download"),
    path("<int:pk>/po/upload/", exchange.UploadView.as_view(), name="upload"),
    path("<int:pk>/machine/", exchange.MachineView.as_view(), name="machine"),
    path("<int:pk>/stop/", exchange.StopView.as_view(), name="stop"),
]
