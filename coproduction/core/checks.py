from django.core.checks import Warning, register

from coproduction.core import pdf

NO_PDF = (
    "PDFs cannot be made here, so letters cannot be printed and records cannot be downloaded. "
    "Run script/setup again: it installs the typst package and the fonts."
)


@register()
def says_when_nothing_can_be_printed(app_configs, **kwargs):
    """Warn where the typst package or the fonts are missing."""
    return [] if pdf.is_ready() else [Warning(NO_PDF, id="core.W001")]
