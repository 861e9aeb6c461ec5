"""What is recorded of one person: their way in, their checks and their training."""

from django.db.models import FilteredRelation, Q, Subquery

from coproduction.core.dates import today
from coproduction.reference.selectors import setting
from experts.enums import ToldState
from experts.models import AgreementText, Check, Expert, Qualification, ToldTraining
from experts.rules.welcome import Standing, steps, why_not_sign

MOST_SHOWN = 50
CERTIFICATE = "training_certificate"


def current_text():
    """Return the AgreementText people are asked to sign, or None where none has been written."""
    return AgreementText.objects.order_by("-number").first()


def standing_of(expert):
    """Return the Standing of a person, in one query beside that of the settings. The words of `text` come when read."""
    found = (
        _with_way_in(Expert.objects.filter(pk=expert.pk))
        .order_by("-signed__text__number", "-talked__pk")
        .first()
    )
    return Standing(
        expert=expert,
        on=today(),
        least_age=setting("least_age_to_join"),
        text=_text(found.text_id, found.text_number),
        agreement=getattr(found, "signed", None),  # there only where the join found one
        consent=getattr(found, "agreed", None),
        talk=getattr(found, "talked", None),
    )


def _with_way_in(people):
    """Join each person to what they signed, their guardian's yes and their talk; the newest is the first row."""
    newest = AgreementText.objects.order_by("-number")
    return people.annotate(
        text_id=Subquery(newest.values("pk")[:1]),
        text_number=Subquery(newest.values("number")[:1]),
        signed=FilteredRelation("agreements", condition=Q(agreements__ended_on__isnull=True)),
        agreed=FilteredRelation("consents", condition=Q(consents__ended_on__isnull=True)),
        talked=FilteredRelation("talks"),
    ).select_related("signed__text", "signed__recorded_by", "agreed", "talked__held_by")


def _text(pk, number):
    return pk and AgreementText.from_db(None, ["id", "number"], [pk, number])


def record_of(expert):
    """Return all that the pages of one person show of their way in, their checks and their training, as a dict."""
    standing = standing_of(expert)
    return {
        "expert": expert,
        "standing": standing,
        "steps": steps(standing),
        "may_sign": not why_not_sign(standing),
        "checks": checks_of(expert)[:MOST_SHOWN],
        "training": training_of(expert)[:MOST_SHOWN],
        "told": told_training_of(expert)[:MOST_SHOWN],
        "today": standing.on,
    }


def checks_of(expert):
    """Return every check of a person, the newest first: the first of a kind is the one that counts."""
    return Check.objects.filter(expert=expert).select_related("kind", "recorded_by").order_by("-pk")


def training_of(expert):
    """Return the training that counts or has counted, the newest first."""
    return Qualification.objects.filter(expert=expert).select_related("kind").order_by("-gained_on", "-pk")


def told_training_of(expert):
    """Return what a person told of training and we have not confirmed, the newest first."""
    told = ToldTraining.objects.filter(expert=expert).exclude(state=ToldState.CONFIRMED)
    return told.select_related("kind", "document").order_by("-pk")


def told_training_waiting():
    """Return the training people have told us about and nobody has looked at, the longest wait first."""
    waiting = ToldTraining.objects.filter(state=ToldState.TOLD)
    return waiting.select_related("kind", "expert__user").order_by("created_at", "pk")


def may_read_certificate(user, document):
    """Say whether a person may open the file that goes with told training: their own, or one they welcome."""
    return ToldTraining.objects.filter(document=document, expert__in=Expert.objects.visible_to(user)).exists()
