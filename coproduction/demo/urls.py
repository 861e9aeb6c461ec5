from django.urls import path

from coproduction.demo import views

app_name = "demo"
urlpatterns = [path("demo/mail/", views.mail, name="mail")]
