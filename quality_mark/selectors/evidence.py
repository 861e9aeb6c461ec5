"""The files of a submission: which there are, and who may open them."""

from django.db.models import Q

from quality_mark.models import AgendaItem, Evidence, Submission

EVIDENCE = "quality_evidence"


def may_read_evidence(user, document):
    """Whether this person may open a file: its writers, and the panel once the version that names it was sent.

    The panel are the chair, its reviewers, and those who decide on it and have said that they have no conflict.
    """
    of_it = Evidence.objects.filter(document=document)
    written = Submission.objects.written_by(user)
    decides = AgendaItem.objects.visible_to(user).filter(declarations__seat__member=user)
    on_panel = (
        Q(statement__version__submission__in=Submission.objects.for_chair(user).values("pk"))
        | Q(statement__version__submission__in=Submission.objects.for_reviewer(user).values("pk"))
        | Q(statement__version__in=decides.values("version"))
    )
    sent = Q(statement__version__submitted_at__isnull=False)
    return of_it.filter(
        Q(statement__version__submission__in=written.values("pk")) | (sent & on_panel)
    ).exists()
