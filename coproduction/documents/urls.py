from django.urls import path

from coproduction.documents import views

app_name = "documents"
urlpatterns = [
    path("documents/<int:pk>/", views.download, name="download"),
    path("documents/<int:pk>/pages/<int:number>/", views.page, name="page"),
]
