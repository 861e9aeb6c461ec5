from coproduction.reference.enums import TopicKind
from experts.enums import ExpertStatus
from experts.models import Expert

WAITING_FIRST = {ExpertStatus.APPLIED, ExpertStatus.WELCOMED}


def expert_of(user):
    """Return this user's Expert with all they have told, or None where they have not begun to join."""
    return with_what_they_told(Expert.objects.filter(pk=user.pk).select_related("user")).first()


def expert_or_none(person):
    """Return the Expert of a person, or None where they have not begun to join: without what they have told."""
    return Expert.objects.filter(pk=person.pk).first()


def with_what_they_told(people):
    """Fetch the lists people chose from, once for all of them."""
    return people.prefetch_related("localities", "topics", "languages", "availability")


def told_more(expert):
    """Return the names of the questions beyond joining that this person has answered, as a set."""
    told = {
        "interests": expert.topics_of(TopicKind.INTEREST),
        "bring": expert.topics_of(TopicKind.SKILL)
        or expert.topics_of(TopicKind.LIVED_EXPERIENCE)
        or expert.about,
        "times": expert.availability.all(),
        "travel": expert.postcode or expert.travel_miles is not None or not expert.in_person,
        "languages": expert.languages.all(),
    }
    return {name for name, answer in told.items() if answer}


def who_wait(status):
    """Return the people at a status who wait for a coordinator."""
    return Expert.objects.filter(applied_at__isnull=False, status=status)
