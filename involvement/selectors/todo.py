"""What a person needs to do here, for the home page. Each subject answers for itself."""

from involvement.selectors import (
    asking,
    debriefs,
    interests,
    needs,
    opportunities,
    seats,
    sessions,
    training,
)

SUBJECTS: tuple = (interests, asking, needs, seats, sessions, training, debriefs, opportunities)


def tasks_for(user):
    """Return this person's ToDos in the order they should be done."""
    return [todo for subject in SUBJECTS for todo in subject.tasks_for(user)]
