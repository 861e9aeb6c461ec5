from django.urls import path

from coproduction.privacy.views import by_phone, my_data, panel_names, retention

app_name = "privacy"
urlpatterns = [
    path("my/data/", my_data.my_data, name="my_data"),
    path("my/data/download/", my_data.ask, name="ask"),
    path("my/data/download/<int:pk>/", my_data.download, name="download"),
    path("my/data/leave/", my_data.leave, name="leave"),
    path("my/data/leave/check/", my_data.leave_check, name="leave_check"),
    path("my/data/stay/", my_data.stay, name="stay"),
    path("my/data/letter/", by_phone.on_paper, name="on_paper"),
    path("staff/privacy/people/<int:pk>/stay/", by_phone.stay_for, name="stay_for"),
    path("staff/privacy/", retention.retention_list, name="retention"),
    path("staff/privacy/lists/<int:pk>/", retention.retention_run, name="run"),
    path("staff/privacy/lists/<int:pk>/sign-off/", retention.sign_off, name="sign_off"),
    path("staff/privacy/panel-names/", panel_names.erase_name, name="panel_names"),
    path("staff/privacy/holds/", retention.hold_list, name="holds"),
    path("staff/privacy/holds/new/", retention.place_hold, name="place_hold"),
    path("staff/privacy/holds/<int:pk>/end/", retention.end_hold, name="end_hold"),
]
