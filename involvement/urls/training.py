from django.urls import path

from involvement.views import courses, partners, training, training_dates, training_needs

urlpatterns = [
    path("training/", training.training_list, name="training"),
    path("training/verify/", partners.verify, name="verify"),
    path("training/<int:pk>/", training.training_date, name="training_date"),
    path("training/<int:pk>/book/", training.book, name="training_book"),
    path("training/partner/<str:token>/", partners.partner_book, name="partner_book"),
    path("training/partner/<str:token>/sent/", partners.partner_sent, name="partner_sent"),
    path("training/place/<str:key>/", partners.partner_place, name="partner_place"),
    path("training/place/<str:key>/accept/", partners.partner_accept, name="partner_accept"),
    path("training/place/<str:key>/confirm/", partners.partner_confirm, name="partner_confirm"),
    path("training/place/<str:key>/give-up/", partners.partner_give_up, name="partner_give_up"),
    path(
        "training/place/<str:key>/certificate.pdf", partners.partner_certificate, name="partner_certificate"
    ),
    path("my/training/", training.my_training, name="my_training"),
    path("my/training/<int:pk>/", training.my_place, name="my_place"),
    path("my/training/<int:pk>/accept/", training.accept_place, name="place_accept"),
    path("my/training/<int:pk>/confirm/", training.confirm_place, name="place_confirm"),
    path("my/training/<int:pk>/give-up/", training.give_up_place, name="place_give_up"),
    path("my/training/<int:pk>/calendar.ics", training.place_calendar, name="place_calendar"),
    path("my/training/<int:pk>/certificate.pdf", training.my_certificate, name="my_certificate"),
    path("staff/training/", training_dates.training_desk, name="training_desk"),
    path("staff/training/courses/", courses.course_list, name="courses"),
    path("staff/training/courses/add/", courses.course_add, name="course_add"),
    path("staff/training/courses/<int:pk>/", courses.course, name="course"),
    path("staff/training/courses/<int:pk>/change/", courses.course_change, name="course_change"),
    path("staff/training/courses/<int:pk>/retire/", courses.course_retire, name="course_retire"),
    path("staff/training/courses/<int:pk>/bring-back/", courses.course_bring_back, name="course_bring_back"),
    path("staff/training/courses/<int:pk>/dates/add/", training_dates.date_add, name="training_date_add"),
    path("staff/training/dates/<int:pk>/", training_dates.training_room, name="training_room"),
    path(
        "my/training/<int:pk>/needs/<slug:kind>/",
        training_needs.training_need_was_met,
        name="training_need_was_met",
    ),
    path("staff/training/dates/<int:pk>/needs/", training_needs.training_needs, name="training_needs"),
    path(
        "staff/training/dates/<int:pk>/needs/<int:need>/met/",
        training_needs.training_need_met,
        name="training_need_met",
    ),
    path(
        "staff/training/dates/<int:pk>/needs/<int:need>/cannot/",
        training_needs.training_need_not_met,
        name="training_need_not_met",
    ),
    path(
        "staff/training/dates/<int:pk>/people/<int:place>/again/",
        training_dates.training_told_again,
        name="training_told_again",
    ),
    path("staff/training/dates/<int:pk>/change/", training_dates.date_change, name="training_date_change"),
    path("staff/training/dates/<int:pk>/cancel/", training_dates.date_cancel, name="training_date_cancel"),
    path("staff/training/dates/<int:pk>/partners/", training_dates.partner_link, name="partner_link"),
    path(
        "staff/training/dates/<int:pk>/who-came/",
        training_dates.training_attendance,
        name="training_attendance",
    ),
]
