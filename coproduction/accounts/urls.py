from django.urls import path

from coproduction.accounts import views

app_name = "accounts"
urlpatterns = [
    path("accounts/reauthenticate/code/", views.reauthenticate_by_code, name="reauthenticate_by_code"),
    path("staff/people/", views.people, name="people"),
    path("staff/people/invite/", views.invite, name="invite"),
    path("staff/people/<int:pk>/", views.person, name="person"),
    path("staff/people/<int:pk>/give-role/", views.give_role, name="give_role"),
    path("staff/people/<int:pk>/roles/<int:grant_pk>/end/", views.end_role, name="end_role"),
]
