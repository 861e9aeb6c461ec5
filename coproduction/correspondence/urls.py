from django.urls import path

from coproduction.correspondence.views import choice

app_name = "correspondence"
urlpatterns = [path("my/messages-choice/", choice.choice, name="choice")]
