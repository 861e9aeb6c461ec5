"""A reviewer's papers to take away: as a PDF in their own print, or in the post."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.core.pdf import render as as_pdf
from quality_mark.enums import Permission
from quality_mark.papers import document_of
from quality_mark.services import posting as services
from quality_mark.views.reviews import open_review_of


@require_safe
@needs(Permission.REVIEW)
def as_file(request, pk):
    review = open_review_of(request, pk)
    response = HttpResponse(as_pdf(document_of(review)), content_type="application/pdf")
    name = f"{review.version.submission.reference}-version-{review.version.number}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store, private"
    if request.method == "GET":
        services.note_printed(review=review, by=request.user)
    return response


@require_POST
@needs(Permission.REVIEW)
def by_post(request, pk):
    services.post_papers(review=open_review_of(request, pk), by=request.user)
    messages.success(request, gettext("We will post the papers to you, in the format you need."))
    return redirect("quality_mark:review", pk)
