"""What a person needs to do about messages and letters, for the home page."""

from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.todo import ToDo, counted, todos_of
from coproduction.correspondence.enums import BatchState, Permission
from coproduction.correspondence.models import LetterBatch
from coproduction.correspondence.selectors.inbox import waiting as to_read
from coproduction.correspondence.selectors.letters import queue


def tasks_for(user):
    """Return this person's ToDos: letters to print and post, then messages to read."""
    if not user.has_perm(Permission.PRINT_LETTERS):
        return todos_of(to_read(user))
    ready = LetterBatch.objects.filter(state=BatchState.READY)
    return [*_letters(), *todos_of([counted(ready, _to_post), *to_read(user)])]


def _letters():
    found, url = queue(), reverse("correspondence:letters")
    todos = [
        (gettext("Print and post letters"), found.to_print, url),
        (gettext("Make letters in Braille, audio or easy read"), found.to_make, f"{url}?show=by-hand"),
        (
            gettext("Add addresses for letters that have none"),
            found.without_address,
            f"{url}?show=no-address",
        ),
    ]
    return [ToDo(words=words, url=where, count=count) for words, count, where in todos if count]


def _to_post(batches):
    words = gettext("Post the letters that are printed")
    return ToDo(words, reverse("correspondence:letters"), batches.number)
