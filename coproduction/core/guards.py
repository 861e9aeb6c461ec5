"""One declared rule above every view. A test walks every URL and fails on a view that has declared none.

The order of answers is fixed: a stranger is sent to sign in; someone without the word gets 403; the view then looks
up what this person may see (404 if it is not theirs) and raises PermissionDenied with the reason when not now.

`request.user` is who does something and `request.person` whose things they are: the same, unless a coordinator does
something for a person who is not online (`experts.middleware`). What may be opened then is what that person may open.
"""

from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.utils.translation import gettext

from coproduction.core.exceptions import RoleRefused


@dataclass(frozen=True)
class Access:
    """Who may open a view: anyone, anyone signed in, or a person with one of these permission words."""

    kind: str
    words: tuple[str, ...] = ()


def public(view):
    """Anyone may open this view."""
    view = login_not_required(view)
    view.access = Access("public")
    return view


def signed_in(view):
    """Anyone signed in may open this view: it shows only what is their own."""
    view.access = Access("signed_in")
    return view


def needs(*words):
    """A person with at least one of these permission words may open this view."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not any(request.person.has_perm(word) for word in words):
                raise RoleRefused(gettext("Your role in the portal does not include this page."))
            return view(request, *args, **kwargs)

        guarded.access = Access("needs", words)  # type: ignore[attr-defined]
        return guarded

    return guard
