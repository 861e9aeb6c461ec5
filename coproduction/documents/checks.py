from django.conf import settings
from django.core.checks import Tags, Warning, register

NO_SCANNER = (
    "No virus scanner is set up, so files that people send are made safe but not checked for viruses. "
    "Set CLAMAV_ADDRESS to the host:port of a ClamAV daemon."
)


@register(Tags.security, deploy=True)
def says_when_files_are_not_scanned(app_configs, **kwargs):
    """Warn before the portal goes live without a virus scanner."""
    return [] if settings.CLAMAV_ADDRESS else [Warning(NO_SCANNER, id="documents.W001")]
