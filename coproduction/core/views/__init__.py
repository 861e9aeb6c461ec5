from coproduction.core.views.errors import bad_request, csrf_failure, forbidden, not_found, server_error
from coproduction.core.views.health import healthz, readyz
from coproduction.core.views.jobs import job_page
from coproduction.core.views.languages import language

__all__ = [
    "bad_request",
    "csrf_failure",
    "forbidden",
    "healthz",
    "job_page",
    "language",
    "not_found",
    "readyz",
    "server_error",
]
