from coproduction.core.reporting.charts import bar_chart
from coproduction.core.reporting.disclosure import HIDDEN, Policy, protect
from coproduction.core.reporting.exports import (
    csv_lines,
    csv_response,
    harmless,
    xlsx_file,
    xlsx_of,
    xlsx_response,
)
from coproduction.core.reporting.reports import (
    Question,
    Report,
    Way,
    all_reports,
    declare,
    quarter_in_words,
    report_called,
    usual_period,
)
from coproduction.core.reporting.tables import Cell, Column, Kind, Table

__all__ = [
    "HIDDEN",
    "Cell",
    "Column",
    "Kind",
    "Policy",
    "Question",
    "Report",
    "Table",
    "Way",
    "all_reports",
    "bar_chart",
    "csv_lines",
    "csv_response",
    "declare",
    "harmless",
    "protect",
    "quarter_in_words",
    "report_called",
    "usual_period",
    "xlsx_file",
    "xlsx_of",
    "xlsx_response",
]
