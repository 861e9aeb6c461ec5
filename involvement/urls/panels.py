from django.urls import path

from involvement.views import panels

urlpatterns = [
    path("staff/panels/", panels.panel_list, name="panels"),
    path("staff/panels/new/", panels.new, name="panel_new"),
    path("panels/<int:pk>/", panels.panel, name="panel"),
    path("staff/panels/<int:pk>/change/", panels.change, name="panel_change"),
]
