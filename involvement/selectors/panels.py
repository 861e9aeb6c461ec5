"""Interview panels: who may sit on them, and which there are."""

from coproduction.reference.models import TrainingKind
from experts.models import Qualification

# The one training that opens a seat on a panel. A trust that calls it something else renames its entry to this.
VALUES_BASED_RECRUITMENT = "Values Based Recruitment"


def panel_training():
    """Return the TrainingKind a member of a panel must have in date, or None where the trust's list lacks it."""
    return TrainingKind.objects.named(VALUES_BASED_RECRUITMENT)


def training_in_date(day):
    """Return the Qualifications of panel training that count on a day, gained on it or before."""
    return Qualification.objects.in_date(day).filter(
        kind__name__iexact=VALUES_BASED_RECRUITMENT, gained_on__lte=day
    )


def trained_on(experts, day):
    """Return the keys of those experts (Experts or keys) whose panel training counts on a day, as a set."""
    keys = [getattr(each, "pk", each) for each in experts]
    return set(training_in_date(day).filter(expert__in=keys).values_list("expert_id", flat=True))
