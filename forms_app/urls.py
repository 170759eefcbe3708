from django.urls import path

from forms_app import safety, self_service, thank_you_page, views

app_name = "forms_app"
urlpatterns = [
    path("safe/", safety.safety, name="safety"),
    path("<uuid:key>/", views.form, name="form"),
    path("<uuid:key>/check/", views.check, name="check"),
    path("<uuid:key>/thanks/", thank_you_page.thanks, name="thanks"),
    path("mine/<str:token>/", self_service.mine, name="mine"),
    path("mine/<str:token>/thanks/", thank_you_page.thanks_with_link, name="thanks_with_link"),
    path("mine/<str:token>/correct/", self_service.correct_answers, name="correct"),
    path("mine/<str:token>/withdraw/", self_service.withdraw, name="withdraw"),
    path("mine/<str:token>/confirm/", self_service.send_confirmation_again, name="confirm"),
    path("confirm/<str:token>/", self_service.confirm_by_mail, name="confirm_by_mail"),
]
