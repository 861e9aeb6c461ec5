from django.urls import path

from involvement.views import coverage

urlpatterns = [
    path("staff/coverage/panels/", coverage.panels, name="coverage_panels"),
    path("staff/coverage/panels.csv", coverage.panels_csv, name="coverage_panels_csv"),
    path("staff/coverage/panels.xlsx", coverage.panels_xlsx, name="coverage_panels_xlsx"),
    path("staff/coverage/targets/", coverage.targets, name="coverage_targets"),
    path("staff/coverage/targets/new/", coverage.target_new, name="coverage_target_new"),
]
