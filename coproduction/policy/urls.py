from django.urls import path

from coproduction.policy import views

app_name = "policy"
urlpatterns = [
    path("staff/rates/", views.rates, name="rates"),
    path("staff/rates/schemes/new/", views.scheme_new, name="scheme_new"),
    path("staff/rates/schemes/<slug:key>/", views.scheme, name="scheme"),
    path("staff/rates/schemes/<slug:key>/bands/new/", views.band_new, name="band_new"),
    path("staff/rates/bands/<int:pk>/", views.band, name="band"),
    path("staff/rates/bands/<int:pk>/rates/new/", views.rate_new, name="rate_new"),
    path("staff/rates/bands/<int:pk>/retire/", views.band_retire, name="band_retire"),
    path("staff/rates/mileage/new/", views.mileage_new, name="mileage_new"),
    path("staff/rates/allowances/new/", views.allowance_new, name="allowance_new"),
    path("staff/rates/time-limits/new/", views.time_limit_new, name="time_limit_new"),
    path("staff/rates/late-cancelling/new/", views.cancellation_fee_new, name="cancellation_fee_new"),
    path("staff/budgets/", views.budgets, name="budgets"),
    path("staff/budgets/new/", views.budget_new, name="budget_new"),
    path("staff/budgets/<int:pk>/", views.budget, name="budget"),
    path("staff/budgets/<int:pk>/change/", views.budget_change, name="budget_change"),
]
