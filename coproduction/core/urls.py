from django.urls import path

from coproduction.core import views

app_name = "core"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("language/<str:code>/", views.language, name="language"),
    path("my/work/<int:pk>/", views.job_page, name="job"),
]
