"""The one mechanism by which a form posted twice makes one record.

`{% submission_token %}` puts a random key, signed for who is looking and for whose things they look at, into a form.
`@post_once` on the view spends it in the transaction of the change: a second post of the same form waits for the first
and is led to the same page.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import SubmissionToken

FIELD = "submission_token"
NOT_TYPED = {"csrfmiddlewaretoken", FIELD, "send", "confirm", "change"}  # keys and buttons of ours
SALT = "coproduction.submission"
GOOD_FOR = timedelta(days=7)
KEPT_FOR = timedelta(
    days=8
)  # longer than a token is good for, so that an old form cannot be spent a second time
TOO_OLD = _("This page was open for too long, so nothing was saved. Go back, reload it and try again.")


@dataclass(frozen=True)
class Shown:
    """What a token says of its form: its key, to whom it was shown, and about whom. Both None for a stranger."""

    key: str
    owner: int | None
    person: int | None

    def is_of(self, request):
        """Whether the form may be sent in this request. One shown to a stranger may be sent after signing in."""
        owner = self.owner or request.user.pk
        return (owner, self.person or owner) == (request.user.pk, request.person.pk)


def new_token(user, person=None):
    """Return a fresh token for a form shown to this user, about themselves or about another person."""
    person = user if person is None else person
    return signing.dumps([secrets.token_urlsafe(16), user.pk, person.pk], salt=SALT)


def read_token(token):
    """Return what a token says, or None where we did not sign it or it is too old."""
    try:
        return Shown(*signing.loads(token, salt=SALT, max_age=GOOD_FOR))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def typed(request):
    """Return [(name, value)] of what a person posted, for a page that asks them to look at it once more."""
    return [
        (name, value) for name, values in request.POST.lists() if name not in NOT_TYPED for value in values
    ]


def post_once(view):
    """Make a posting view answer the same form once: afterwards it redirects to what the first post led to."""

    @wraps(view)
    def once(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        shown = read_token(request.POST.get(FIELD, ""))
        if shown is None or not shown.is_of(request):
            raise RuleBroken(TOO_OLD)
        return _answer(shown.key, lambda: view(request, *args, **kwargs), request.user)

    return once


def forget_old():
    """Delete the keys of forms that can no longer be sent."""
    SubmissionToken.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()


def _answer(key, respond, user):
    try:
        with transaction.atomic():
            token = SubmissionToken.objects.create(key=key, owner=user if user.pk else None)
            response = respond()
            if not isinstance(response, HttpResponseRedirect):
                raise _NothingWasMade(response)
            token.outcome = response.url
            token.save(update_fields=["outcome"])
            return response
    except _NothingWasMade as nothing:
        return nothing.response
    except IntegrityError:
        spent = SubmissionToken.objects.filter(key=key).first()
        if spent is None:
            raise
        return HttpResponseRedirect(spent.outcome)


class _NothingWasMade(Exception):
    """The view showed the form again: give the token back, so that the mended form can spend it."""

    def __init__(self, response):
        super().__init__()
        self.response = response
