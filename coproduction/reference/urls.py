from django.urls import path

from coproduction.reference import views

app_name = "reference"
urlpatterns = [
    path("staff/lists/", views.lists, name="lists"),
    path("staff/lists/postcodes/", views.postcodes, name="postcodes"),
    path("staff/lists/<slug:slug>/", views.entries, name="entries"),
    path("staff/lists/<slug:slug>/add/", views.add, name="add"),
    path("staff/lists/<slug:slug>/<int:pk>/", views.change, name="change"),
    path("staff/lists/<slug:slug>/<int:pk>/retire/", views.retire, name="retire"),
    path("staff/settings/", views.settings_page, name="settings"),
]
