from django.urls import path

from involvement.views import asking, my_panels, panel_days, panel_links

urlpatterns = [
    path("my/panels/", my_panels.my_panels, name="my_panels"),
    path("my/panels/<int:pk>/", my_panels.my_seat, name="my_seat"),
    path("my/panels/<int:pk>/confirm/", my_panels.confirm, name="seat_confirm"),
    path("my/panels/<int:pk>/cannot-come/", my_panels.cannot_come, name="seat_cannot_come"),
    path("my/panels/<int:pk>/how-it-went/", my_panels.my_debrief, name="my_debrief"),
    path("my/panels/<int:pk>/needs/<slug:kind>/", my_panels.need_was_met, name="seat_need_was_met"),
    path("my/panels/offers/<int:pk>/", my_panels.panel_offer, name="panel_offer"),
    path("my/panels/offers/<int:pk>/accept/", my_panels.accept, name="panel_offer_accept"),
    path("my/panels/offers/<int:pk>/decline/", my_panels.decline, name="panel_offer_decline"),
    path("panels/answer/<str:token>/", panel_links.panel_answer, name="panel_answer"),
    path("panels/how-it-went/<str:token>/", panel_links.chair_debrief, name="chair_debrief"),
    path("staff/panels/<int:pk>/ask/", asking.ask, name="panel_ask"),
    path("staff/panels/<int:pk>/seat/", asking.find_person, name="panel_find_person"),
    path("staff/panels/<int:pk>/seat/<int:expert>/", asking.seat_person, name="panel_seat"),
    path("staff/panels/<int:pk>/seats/<int:seat>/take-off/", asking.take_off, name="panel_take_off"),
    path("staff/panel-requests/<int:pk>/call-off/", asking.call_off, name="panel_call_off"),
    path("staff/panels/<int:pk>/cancel/", panel_days.cancel, name="panel_cancel"),
    path("staff/panels/<int:pk>/attendance/", panel_days.attendance, name="panel_attendance"),
    path("staff/panels/<int:pk>/needs/", panel_days.needs_of_panel, name="panel_needs"),
    path("staff/panels/<int:pk>/needs/<int:need>/met/", panel_days.need_will_be_met, name="panel_need_met"),
    path(
        "staff/panels/<int:pk>/needs/<int:need>/cannot/",
        panel_days.need_cannot_be_met,
        name="panel_need_cannot",
    ),
    path("staff/panel-seats/<int:pk>/sign-off/", panel_days.sign_off, name="panel_sign_off"),
]
