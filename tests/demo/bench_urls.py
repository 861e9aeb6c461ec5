"""The site with the page that the benchmark measures against."""

from django.urls import include, path

from coproduction import urls

urlpatterns = [*urls.urlpatterns, path("", include("coproduction.demo.benchmark.control"))]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)
