from coproduction.core.views.errors import csrf_failure
from coproduction.core.views.health import healthz, readyz
from coproduction.core.views.jobs import job_page

__all__ = ["csrf_failure", "healthz", "job_page", "readyz"]
