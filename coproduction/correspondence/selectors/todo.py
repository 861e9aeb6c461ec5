"""What a person needs to do about messages and letters, for the home page."""

from django.urls import reverse

from coproduction.core.todo import ToDo
from coproduction.correspondence.enums import BatchState, Permission
from coproduction.correspondence.models import LetterBatch
from coproduction.correspondence.selectors.inbox import tasks_for as to_read
from coproduction.correspondence.selectors.letters import queue


def tasks_for(user):
    """Return this person's ToDos: letters to print and post, then messages to read."""
    return [*_letters(user), *to_read(user)]


def _letters(user):
    if not user.has_perm(Permission.PRINT_LETTERS):
        return []
    found, url = queue(), reverse("correspondence:letters")
    todos = [
        ("Print and post letters", found.to_print, url),
        ("Make letters in Braille, audio or easy read", found.to_make, f"{url}?show=by-hand"),
        ("Add addresses for letters that have none", found.without_address, f"{url}?show=no-address"),
        (
            "Post the letters that are printed",
            LetterBatch.objects.filter(state=BatchState.READY).count(),
            url,
        ),
    ]
    return [ToDo(words=words, url=where, count=count) for words, count, where in todos if count]
