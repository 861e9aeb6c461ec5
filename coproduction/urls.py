from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("coproduction.core.urls")),
    path("", include("experts.urls")),
    path("", include("involvement.urls")),
    path("", include("payments.urls")),
    path("", include("quality_mark.urls")),
    path("", include("coproduction.home.urls")),
    path("", include("coproduction.nhsuk.urls")),
    path("", include("coproduction.correspondence.urls")),
    path("", include("coproduction.accounts.urls")),
    path("accounts/", include("coproduction.accounts.sign_in_urls")),
    path("", include("coproduction.reference.urls")),
    path("", include("coproduction.demo.urls")),
    path("", include("coproduction.documents.urls")),
    path("", include("coproduction.policy.urls")),
    path("", include("coproduction.reports.urls")),
    path("", include("coproduction.privacy.urls")),
]

if settings.BENCH:
    urlpatterns.append(path("", include("coproduction.demo.benchmark.control")))

handler400 = "coproduction.core.views.bad_request"
handler403 = "coproduction.core.views.forbidden"
handler404 = "coproduction.core.views.not_found"
handler500 = "coproduction.core.views.server_error"
