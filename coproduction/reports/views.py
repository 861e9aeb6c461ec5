from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from coproduction.core.exceptions import RoleRefused
from coproduction.core.guards import needs
from coproduction.core.reporting import (
    Question,
    all_reports,
    bar_chart,
    csv_response,
    report_called,
    xlsx_file,
    xlsx_response,
)
from coproduction.reports.enums import Permission
from coproduction.reports.forms import form_for
from experts.enums import Permission as ExpertPermission
from involvement.enums import Permission as InvolvementPermission

# Whoever may read one report sees the list; each report then asks for its own word.
READERS = (Permission.READ, ExpertPermission.READ_EQUALITY, InvolvementPermission.READ_COVERAGE)


@require_safe
@needs(*READERS)
def report_list(request):
    mine = [report for report in all_reports() if request.user.has_perm(report.needs)]
    return render(request, "reports/list.html", {"reports": mine})


@require_safe
@needs(*READERS)
def report_page(request, key):
    """Show a report with its charts and the table behind them."""
    report, form = _asked(request, key)
    if form is None:
        return render(request, "reports/report.html", {"report": report, "form": None})
    if not form.is_valid():
        return render(request, "reports/report.html", {"report": report, "form": form}, status=422)
    table = _table(request, report, form)
    label = table.columns[0].key
    charts = [
        bar_chart(table, label=label, figure=figure, mark=report.marks.get(figure))
        for figure in report.figures
    ]
    context = {
        "report": report,
        "form": form,
        "table": table,
        "charts": [] if form.cleaned_data["by"] == "all" else list(filter(None, charts)),
        "asked": request.GET.urlencode(),
        "ways": _ways(request, report),
    }
    return render(request, "reports/report.html", context)


@require_safe
@needs(*READERS)
def report_csv(request, key):
    report, form = _asked(request, key)
    if form is None or not form.is_valid():
        return _back_to_page(request, key)
    table = _table(request, report, form)
    return csv_response(f"{_file_name(key, form)}.csv", table.headings, table.values())


@require_safe
@needs(*READERS)
def report_xlsx(request, key):
    report, form = _asked(request, key)
    if form is None or not form.is_valid():
        return _back_to_page(request, key)
    return xlsx_response(f"{_file_name(key, form)}.xlsx", xlsx_file(_table(request, report, form)))


def _asked(request, key):
    report = report_called(key)
    if report is None:
        raise Http404
    if not request.user.has_perm(report.needs):
        raise RoleRefused(gettext("Your role in the portal does not include this report."))
    return report, form_for(report, request.GET)


def _table(request, report, form):
    asked = form.cleaned_data
    reach = request.user.directorates_for(report.needs)
    return report.table(Question(asked["first"], asked["last"], asked["by"], reach))


def _ways(request, report):
    return [way for way in report.ways if request.user.has_perm(way.needs)]


def _back_to_page(request, key):
    response = redirect("reports:report", key)
    response.headers["Location"] += f"?{request.GET.urlencode()}"
    return response


def _file_name(key, form):
    return f"{key}-{form.cleaned_data['first']}-to-{form.cleaned_data['last']}"
