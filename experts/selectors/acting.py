from experts.models import Occasion


def occasion_of(helper, pk):
    """Return this helper's Occasion that is not over, with its person, or None."""
    open_now = Occasion.objects.filter(pk=pk, helper=helper, ended_at__isnull=True)
    return open_now.select_related("person", "person__expert").first()


def occasions_with(person):
    """Return the occasions on which something was done for a person, newest first."""
    return Occasion.objects.filter(person=person).select_related("helper").order_by("-created_at", "-pk")
