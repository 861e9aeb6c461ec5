from django.urls import path

from coproduction.correspondence import views

app_name = "correspondence"
urlpatterns = [path("my/messages-choice/", views.choice, name="choice")]
