from django.urls import path

from involvement.views import choosing, interests

urlpatterns = [
    path("opportunities/<str:reference>/interest/", interests.express, name="interest_express"),
    path("my/involvement/", interests.my_involvement, name="my_involvement"),
    path("my/interests/<int:pk>/", interests.interest, name="interest"),
    path("my/interests/<int:pk>/accept/", interests.accept, name="interest_accept"),
    path("my/interests/<int:pk>/decline/", interests.decline, name="interest_decline"),
    path("my/interests/<int:pk>/withdraw/", interests.withdraw, name="interest_withdraw"),
    path("staff/adverts/<str:reference>/interests/", choosing.interest_list, name="interests"),
    path("staff/interests/<int:pk>/", choosing.person, name="interest_person"),
    path("staff/interests/<int:pk>/shortlist/", choosing.shortlist, name="interest_shortlist"),
    path("staff/interests/<int:pk>/offer/", choosing.offer, name="interest_offer"),
    path("staff/interests/<int:pk>/wait/", choosing.wait, name="interest_wait"),
    path("staff/interests/<int:pk>/not-chosen/", choosing.not_choose, name="interest_not_choose"),
]
