from django.urls import path

from coproduction.nhsuk import views

app_name = "nhsuk"

urlpatterns = [path("design/", views.gallery, name="gallery")]
