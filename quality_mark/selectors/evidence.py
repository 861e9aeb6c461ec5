"""The files of a submission: which there are, and who may open them."""

from django.db.models import Q

from quality_mark.models import Evidence, Submission

EVIDENCE = "quality_evidence"


def may_read_evidence(user, document):
    """Whether this person may open a file: its writers, and the panel once the version that names it was sent."""
    of_it = Evidence.objects.filter(document=document)
    written = Submission.objects.written_by(user)
    on_panel = (
        Submission.objects.for_chair(user).values("pk"),
        Submission.objects.for_reviewer(user).values("pk"),
    )
    sent = Q(statement__version__submitted_at__isnull=False)
    return of_it.filter(
        Q(statement__version__submission__in=written.values("pk"))
        | (sent & Q(statement__version__submission__in=on_panel[0]))
        | (sent & Q(statement__version__submission__in=on_panel[1]))
    ).exists()
