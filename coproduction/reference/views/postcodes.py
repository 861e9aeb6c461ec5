"""The table of postcodes, by which distances are known."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from coproduction.reference.enums import Permission
from coproduction.reference.forms import PostcodesForm
from coproduction.reference.models import PostcodeTable
from coproduction.reference.services import postcodes as services


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE)
@post_once
def postcodes(request):
    """Bring in a table of postcodes, and see the one in use."""
    form = PostcodesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        job = services.start_loading(file=file, name=file.name, by=request.user)
        return redirect("core:job", job.pk)
    context = {"form": form, "table": PostcodeTable.objects.filter(in_use=True).first()}
    return render(
        request, "reference/postcodes.html", context, status=422 if request.method == "POST" else 200
    )
