"""When a person is reminded of a check or training that runs out."""

STEPS = (90, 30, 7)  # days before the last day


def step_of(days_left):
    """Return which reminder is due with so many days left: 90, 30 or 7, or None where it is too early or too late."""
    due = [step for step in STEPS if 0 <= days_left <= step]
    return min(due, default=None)
