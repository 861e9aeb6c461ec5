"""What became of the work on a file of panels."""

from coproduction.core.models import Job

CHECK, IMPORT = "involvement.check_panels", "involvement.import_panels"


def latest_job(panel_import):
    """Return the last job that looked at a file of panels or brought it in, or None."""
    jobs = Job.objects.filter(owner_id=panel_import.brought_by_id, kind__in=(CHECK, IMPORT))
    return jobs.filter(params__panel_import=panel_import.pk).order_by("-pk").first()
