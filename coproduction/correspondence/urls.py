from django.urls import path

from coproduction.correspondence.views import choice

app_name = "correspondence"
urlpatterns = [
    path("my/messages-choice/", choice.choice, name="choice"),
    path("my/messages-choice/channel/", choice.choose_channel, name="choose_channel"),
    path("my/messages-choice/quiet/", choice.choose_quiet, name="choose_quiet"),
    path("my/messages-choice/<str:group>/", choice.choose_group, name="choose_group"),
]
