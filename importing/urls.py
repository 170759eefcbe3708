from django.urls import path

from importing.views.items import ItemsView
from importing.views.mappings import MappingsView
from importing.views.moves import MovesView, MoveView, report_file

app_name = "importing"
urlpatterns = [
    path("", MovesView.as_view(), name="moves"),
    path("<int:pk>/", MoveView.as_view(), name="move"),
    path("<int:pk>/items/", ItemsView.as_view(), name="items"),
    path("<int:pk>/mappings/", MappingsView.as_view(), name="mappings"),
    path("<int:pk>/report.csv", report_file, name="report"),
]
