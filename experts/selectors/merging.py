"""Who may be one person twice, what each account holds, and what stands in the way of putting two together.

Apps beside or above add what stands in the way in their AppConfig.ready(), so that nobody here needs to know of claims.
"""

from django.contrib.auth import get_user_model
from django.db.models.functions import Lower, Trim
from django.utils.translation import gettext

from coproduction.core.merging import references_to
from coproduction.core.models import AppendOnly
from coproduction.core.personal_data import declaration_of
from coproduction.core.personal_data.reading import called_inside
from experts.enums import ContributionStatus
from experts.models import Contribution, Expert, LookAlike
from experts.rules.merging import STAYS

LIVE = (ContributionStatus.EXPECTED, ContributionStatus.ATTENDED)
User = get_user_model()
_askers = []


def look_alikes():
    """Return the LookAlikes nobody has looked at, with both users."""
    return LookAlike.objects.to_look_at().select_related("one", "other")


def alike(*, name, phone="", born=None):
    """Return the Experts, joined or half way, who share a telephone number, or a name (and the year of birth where given)."""
    same_name = (
        User.objects.annotate(said=Lower(Trim("name"))).filter(said=name.strip().lower()).exclude(said="")
    )
    by_name = Expert.objects.filter(pk__in=same_name.values("pk"))
    keys = set(
        (by_name.filter(date_of_birth__year=born.year) if born else by_name).values_list("pk", flat=True)
    )
    if phone:
        keys |= set(Expert.objects.filter(phone=phone).values_list("pk", flat=True))
    found = Expert.objects.filter(pk__in=keys, merged_into__isnull=True, user__is_active=True)
    return found.select_related("user").order_by("pk")


def refuse_merging_when(ask):
    """Register `ask(keeper, loser)`: it returns sentences that say what to put right before two accounts become one."""
    if ask not in _askers:
        _askers.append(ask)


def in_the_way_of_merging(keeper, loser):
    """Return every sentence about what must be put right first."""
    return [*_at_the_same(keeper, loser), *(sentence for ask in _askers for sentence in ask(keeper, loser))]


def held_by(expert):
    """Return {words: rows} of what an account holds and would take with it, such as {'claims': 2}."""
    held = {}
    for target in (Expert, User):
        for model, field in references_to(target):
            if _is_theirs(model, field):
                rows = model._base_manager.filter(**{field.name: expert.pk}).count()
                words = called_inside(model._meta.verbose_name_plural)
                held[words] = held.get(words, 0) + rows
    return dict(sorted(held.items()))


def _is_theirs(model, field):
    """Say whether the row is about the person, and goes with them: not one they recorded about another."""
    declared = declaration_of(model)
    label = model._meta.label
    goes = not ({label, f"{label}.{field.name}"} & STAYS or issubclass(model, AppendOnly))
    return goes and bool(declared) and declared.person.split("__")[0] == field.name


def _at_the_same(keeper, loser):
    theirs = Contribution.objects.filter(expert=keeper).values("activity")
    both = Contribution.objects.filter(expert=loser, status__in=LIVE, activity__in=theirs)
    for contribution in both.select_related("activity").order_by("activity__starts_at")[:10]:
        yield (
            gettext(
                "Both accounts are on the list of ‘{activity}’. Put right who came, or let the other "
                "account stay."
            ).format(activity=contribution.activity)
        )
