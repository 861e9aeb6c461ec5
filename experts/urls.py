from django.urls import path

from experts.views import access, access_lists, acting, join, network, profile

app_name = "experts"
urlpatterns = [
    path("join/", join.start, name="join"),
    path("join/check/", join.check, name="join_check"),
    path("join/done/", join.joined, name="joined"),
    path("join/<slug:name>/", join.step, name="join_step"),
    path("my/access/", access.access, name="access"),
    path("my/access/right/", access.review, name="access_review"),
    path("my/access/needs/<int:pk>/", access.need, name="access_need"),
    path("my/access/needs/<int:pk>/remove/", access.remove, name="access_remove"),
    path("my/access/<slug:name>/", access.step, name="access_step"),
    path("my/profile/", profile.profile, name="profile"),
    path("my/profile/take-a-break/", profile.take_break, name="take_break"),
    path("my/profile/come-back/", profile.come_back, name="come_back"),
    path("my/profile/<slug:name>/", profile.change, name="profile_change"),
    path("staff/network/", network.people_list, name="network"),
    path("staff/network/register/", acting.register, name="register"),
    path("staff/network/stop/", acting.stop, name="stop_acting"),
    path("staff/network/occasions/<int:pk>/", acting.occasion, name="occasion"),
    path("staff/network/occasions/<int:pk>/print/", acting.print_occasion, name="print_occasion"),
    path("staff/network/occasions/<int:pk>/send/", acting.send_occasion, name="send_occasion"),
    path("staff/network/<int:pk>/", network.person, name="person"),
    path("staff/network/<int:pk>/do-something/", acting.begin, name="act_for"),
    path("staff/access/", access_lists.unmet, name="unmet"),
    path("staff/access/reviews/", access_lists.reviews, name="access_reviews"),
    path("staff/network/<int:pk>/access/", access_lists.person_access, name="person_access"),
    path("staff/network/<int:pk>/welcome/", network.welcome, name="welcome"),
    path("staff/network/<int:pk>/make-active/", network.make_active, name="make_active"),
    path("staff/network/<int:pk>/not-accept/", network.not_accept, name="not_accept"),
]
