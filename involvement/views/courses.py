"""The courses the trust gives, for those who run training."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from involvement.enums import Permission
from involvement.forms.training import CourseForm
from involvement.models import Course
from involvement.selectors import training as selectors
from involvement.services import courses


@require_safe
@needs(Permission.RUN_TRAINING)
def course_list(request):
    page = page_of(request, selectors.courses().run_by(request.user))
    return render(request, "involvement/training/courses.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_TRAINING)
@post_once
def course_add(request):
    form = CourseForm(request.POST if request.method == "POST" else None, reach=_reach(request))
    posted = request.method == "POST" and form.is_valid()
    if posted and (made := tried(form, "name", lambda: courses.add_course(by=request.user, **form.facts()))):
        messages.success(request, gettext("Course added. Add its first date, so that people can book."))
        return redirect("involvement:course", made.pk)
    return render(request, "involvement/training/course_form.html", {"form": form}, status=_status(form))


@require_safe
@needs(Permission.RUN_TRAINING)
def course(request, pk):
    """One course, and its dates."""
    found = _course(request, pk)
    context = {"course": found, "page": page_of(request, selectors.dates_of(found))}
    context["prerequisites"] = list(found.prerequisites.all())
    return render(request, "involvement/training/course.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_TRAINING)
@post_once
def course_change(request, pk):
    found = _course(request, pk)
    form = CourseForm(request.POST if request.method == "POST" else None, course=found, reach=_reach(request))
    if request.method == "POST" and form.is_valid():
        said = {"course": found, "by": request.user, **form.facts()}
        if tried(form, "name", lambda: courses.change_course(**said)):
            messages.success(request, gettext("Saved. Places that were booked before keep their terms."))
            return redirect("involvement:course", pk)
    context = {"form": form, "course": found}
    return render(request, "involvement/training/course_form.html", context, status=_status(form))


@require_POST
@needs(Permission.RUN_TRAINING)
def course_retire(request, pk):
    courses.retire(course=_course(request, pk), by=request.user)
    messages.success(request, gettext("This course is not given any more. Dates there are go on."))
    return redirect("involvement:course", pk)


@require_POST
@needs(Permission.RUN_TRAINING)
def course_bring_back(request, pk):
    courses.bring_back(course=_course(request, pk), by=request.user)
    messages.success(request, gettext("You can add dates to this course again."))
    return redirect("involvement:course", pk)


def tried(form, field, save):
    """Do it, or put the sentence of the rule that refused on the form, where what was typed stays."""
    try:
        return save()
    except RuleBroken as refusal:
        form.add_error(field, refusal.sentence)
        return None


def _course(request, pk):
    rows = Course.objects.run_by(request.user).select_related("kind", "directorate", "band__scheme", "budget")
    return get_object_or_404(rows, pk=pk)


def _reach(request):
    return request.user.directorates_for(Permission.RUN_TRAINING)


def _status(form):
    return 422 if form.errors else 200
