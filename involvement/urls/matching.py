from django.urls import path

from involvement.views import matching, my_matches

urlpatterns = [
    path("my/matches/", my_matches.my_matches, name="my_matches"),
    path("opportunities/<str:reference>/why/", matching.why_not_me, name="why_not_me"),
    path("staff/adverts/kinds/", my_matches.kinds, name="kinds"),
    path("staff/adverts/kinds/<str:kind>/", my_matches.kind, name="kind"),
    path("staff/adverts/<str:reference>/matches/", matching.people, name="matches"),
    path("staff/adverts/<str:reference>/why/", matching.choose_person, name="why_choose"),
    path("staff/adverts/<str:reference>/why/<int:pk>/", matching.why_not_them, name="why_not_them"),
]
