from django.urls import path

from involvement.views import advert_words as views

urlpatterns = [
    path(
        "opportunities/<str:reference>/in/<str:words>/",
        views.opportunity_in_words,
        name="opportunity_in_words",
    ),
    path("staff/adverts/<int:pk>/words/", views.advert_words, name="advert_words"),
    path("staff/adverts/<int:pk>/words/<str:words>/", views.advert_words_check, name="advert_words_check"),
    path("staff/adverts/<int:pk>/words/<str:words>/edit/", views.advert_words_edit, name="advert_words_edit"),
    path(
        "staff/adverts/<int:pk>/words/<str:words>/approve/",
        views.advert_words_approve,
        name="advert_words_approve",
    ),
    path(
        "staff/adverts/<int:pk>/words/<str:words>/take-away/",
        views.advert_words_take_away,
        name="advert_words_take_away",
    ),
]
