"""One message to, or one file of, the people who fit a search of the directory."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from coproduction.accounts.reauthentication import reauthentication_required
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from coproduction.reference.selectors import setting
from experts.enums import Permission
from experts.forms.bulk import ExportForm, WriteForm
from experts.rules import bulk as rules
from experts.selectors import directory, export
from experts.services import bulk, exports

NOBODY = _("Nobody in the network fits this, so there is nobody to write to. Choose less.")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WRITE_TO_MANY)
@post_once
def write(request):
    """A message, then everything on one page to check with the first person's own, then it is sent off as a job."""
    wanted = directory.Wanted.asked(request.GET)
    found = directory.people_to_write_to(wanted)
    people = found.count()
    if not people:
        messages.info(request, NOBODY)
        return redirect(f"{reverse('experts:network')}?{request.GET.urlencode()}")
    many = people if rules.must_say_how_many(people, above=setting("bulk_confirm_above")) else None
    form = WriteForm(request.POST if request.method == "POST" else None, many=many)
    context = {"form": form, "people": people, "asked": request.GET.urlencode()}
    if request.method != "POST" or "change" in request.POST:
        form = WriteForm(initial=request.POST.dict(), many=many)
        return render(request, "experts/network/write.html", {**context, "form": form})
    if not form.is_valid():
        return render(request, "experts/network/write.html", context, status=422)
    if "send" not in request.POST:
        first = found[0]
        preview = {
            name: rules.for_person(form.cleaned_data[name], first.user.name) for name in ("subject", "body")
        }
        context |= {"first": first, "preview": preview}
        return render(request, "experts/network/write_check.html", context)
    job = bulk.write_to_many(wanted=wanted, by=request.user, **form.message())
    return redirect("core:job", job.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EXPORT)
@reauthentication_required
@post_once
def make_file(request):
    """Choose what a file of these people holds. A job makes it."""
    wanted = directory.Wanted.asked(request.GET)
    form = ExportForm(request.POST if request.method == "POST" else None, columns=export.CHOICES)
    if request.method == "POST" and form.is_valid():
        job = exports.start_export(wanted=wanted, by=request.user, **form.cleaned_data)
        return redirect("core:job", job.pk)
    context = {"form": form, "days": setting("export_keep_days"), "asked": request.GET.urlencode()}
    return render(request, "experts/network/make_file.html", context, status=422 if form.errors else 200)
