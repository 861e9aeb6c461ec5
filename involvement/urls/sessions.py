from django.urls import path

from involvement.views import attendance, joining, needs, series, session_choices, sessions

urlpatterns = [
    path("my/sessions/<int:pk>/", sessions.session, name="session"),
    path("my/sessions/<int:pk>/calendar.ics", sessions.calendar_file, name="session_calendar"),
    path("my/sessions/<int:pk>/cannot-come/", sessions.cannot_come, name="session_cannot_come"),
    path("my/sessions/<int:pk>/can-come/", sessions.can_still_come, name="session_can_come"),
    path("my/sessions/<int:pk>/needs/<slug:kind>/", needs.was_met, name="need_was_met"),
    path("staff/adverts/<str:reference>/sessions/", sessions.session_list, name="sessions"),
    path("staff/adverts/<str:reference>/sessions/add/", sessions.add, name="session_add"),
    path("staff/adverts/<str:reference>/sessions/cancel/", series.cancel_some, name="sessions_cancel"),
    path("staff/adverts/<str:reference>/series/add/", series.add, name="series_add"),
    path("staff/series/<int:pk>/", series.series, name="series"),
    path("staff/series/<int:pk>/more/", series.more, name="series_more"),
    path("staff/series/<int:pk>/change/", series.change, name="series_change"),
    path("my/interests/<int:pk>/sessions/", session_choices.choose, name="sessions_choose"),
    path("my/interests/<int:pk>/sessions/<int:session>/", session_choices.take, name="session_take"),
    path("staff/sessions/<int:pk>/change/", sessions.change, name="session_change"),
    path("staff/sessions/<int:pk>/joining/", joining.how_to_join, name="session_joining"),
    path("staff/sessions/<int:pk>/cancel/", sessions.cancel, name="session_cancel"),
    path("staff/sessions/<int:pk>/needs/", needs.session_needs, name="session_needs"),
    path("staff/sessions/<int:pk>/needs/<int:need>/met/", needs.will_be_met, name="need_will_be_met"),
    path("staff/sessions/<int:pk>/needs/<int:need>/cannot/", needs.cannot_be_met, name="need_cannot_be_met"),
    path("staff/sessions/<int:pk>/attendance/", attendance.record, name="attendance"),
    path("staff/sessions/<int:pk>/attendance/<int:contribution>/", attendance.mend, name="attendance_mend"),
]
