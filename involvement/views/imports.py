"""Importing adverts in the browser: a file in, a job, and what became of each row."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.enums import JobState
from coproduction.core.guards import needs
from coproduction.core.models import Job
from coproduction.core.submission import post_once
from involvement.enums import Permission
from involvement.forms.imports import ImportForm
from involvement.imports.columns import COLUMNS
from involvement.services.imports import DRAFT, JOB, READY, Outcome, in_words, start_import


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.IMPORT_OPPORTUNITIES)
@post_once
def import_start(request):
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        job = start_import(content=file.read(), name=file.name, by=request.user)
        return redirect("core:job", job.pk)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "involvement/imports/start.html", {"form": form, "columns": COLUMNS}, status=status
    )


@require_safe
@needs(Permission.IMPORT_OPPORTUNITIES)
def import_result(request, pk):
    jobs = Job.objects.visible_to(request.user).filter(kind=JOB, state=JobState.DONE)
    job = get_object_or_404(jobs, pk=pk)
    rows = job.result["rows"]
    context = {
        "words": in_words([Outcome(**row) for row in rows]),  # in the language of who reads it now
        "ready": [row for row in rows if row["state"] == READY],
        "drafts": [row for row in rows if row["state"] == DRAFT],
        "others": [row for row in rows if row["state"] not in (READY, DRAFT)],
    }
    return render(request, "involvement/imports/result.html", context)
