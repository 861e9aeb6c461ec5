from django.urls import path

from coproduction.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("start/", views.start, name="start"),
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<int:pk>/", views.message, name="message"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("contact/", views.contact, name="contact"),
    path("cookies/", views.cookies, name="cookies"),
    path("privacy/", views.privacy, name="privacy"),
]
