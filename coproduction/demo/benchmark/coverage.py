"""What the page of coverage costs at the server, whole, beside a control: the same panels joined and counted once."""

from django.db.models import Count
from django.test import Client
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from coproduction.core.reporting import usual_period
from coproduction.demo.benchmark.matching import Taken, in_turns
from involvement.selectors.coverage.groups import GROUPINGS
from involvement.selectors.coverage.held import held

MOST_MS = 300
TIMES = 5


def take_coverage():
    """Yield a Taken for the page by each of its groupings: sign-in, figures, charts and table."""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.filter(role_grants__role=Role.MANAGER).order_by("pk").first())
    page = reverse("reports:report", args=["panel-coverage"])
    for by in GROUPINGS:
        works = [lambda by=by: client.get(page, {"by": by})] * TIMES
        ms, control_ms = in_turns(works, _control)
        yield Taken(f"coverage by {by}", ms, control_ms, MOST_MS)


def _control():
    first, last = usual_period()
    panels = held(first, last, None).order_by()
    return list(panels.values_list("activity__directorate", "outcome").annotate(many=Count("pk")))
