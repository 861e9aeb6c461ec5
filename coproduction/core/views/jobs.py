from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from coproduction.core import jobs
from coproduction.core.guards import signed_in
from coproduction.core.models import Job

LOOK_AGAIN_SECONDS = 3


@require_safe
@signed_in
def job_page(request, pk):
    """Show how far a job has got. The page asks to be loaded again every few seconds until it is finished."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    response = render(request, "core/job.html", {"job": job, "next_page": jobs.page_after_failure(job)})
    if not job.is_finished:
        response.headers["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return response
