from django.urls import path

from coproduction.reports import views

app_name = "reports"
urlpatterns = [
    path("staff/reports/", views.report_list, name="reports"),
    path("staff/reports/<slug:key>/", views.report_page, name="report"),
    path("staff/reports/<slug:key>.csv", views.report_csv, name="report_csv"),
    path("staff/reports/<slug:key>.xlsx", views.report_xlsx, name="report_xlsx"),
]
