from django.urls import path

from forms_app import personal, thanks, views

app_name = "forms_app"
urlpatterns = [
    path("<uuid:key>/", views.form, name="form"),
    path("<uuid:key>/check/", views.check, name="check"),
    path("<uuid:key>/thanks/", thanks.thanks, name="thanks"),
    path("mine/<str:token>/", personal.mine, name="mine"),
    path("mine/<str:token>/thanks/", thanks.thanks_with_link, name="thanks_with_link"),
    path("mine/<str:token>/correct/", personal.correct_answers, name="correct"),
    path("mine/<str:token>/withdraw/", personal.withdraw, name="withdraw"),
    path("mine/<str:token>/confirm/", personal.confirm_address, name="confirm"),
]
