"""What the pages are measured against: one indexed query of 20 rows in a plain template, behind the same middleware."""

from django.shortcuts import render
from django.urls import path

from coproduction.core.guards import public
from involvement.models import Opportunity


@public
def control(request):
    rows = Opportunity.objects.order_by("pk").only("reference", "title", "closing_date")[:20]
    return render(request, "demo/control.html", {"rows": rows})


urlpatterns = [path("bench/control/", control, name="bench_control")]
