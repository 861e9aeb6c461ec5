"""What a person needs to do here, for the home page. Each subject says what waits; all are asked in one query."""

from coproduction.core.todo import todos_of
from involvement.selectors import (
    advert_words,
    asking,
    changes,
    debriefs,
    feedback,
    interests,
    needs,
    opportunities,
    reviews,
    seats,
    sessions,
    training,
)

SUBJECTS: tuple = (
    interests,
    changes,
    asking,
    needs,
    seats,
    sessions,
    training,
    debriefs,
    feedback,
    opportunities,
    advert_words,
    reviews,
)


def tasks_for(user):
    """Return this person's ToDos in the order they should be done."""
    return todos_of([kind for subject in SUBJECTS for kind in subject.waiting(user)])
