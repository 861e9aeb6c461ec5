"""The one mechanism by which a form posted twice makes one record.

`{% submission_token %}` puts a random key, signed for this person, into a form. `@post_once` on the view spends it in
the transaction of the change: a second post of the same form waits for the first and is led to the same page.
"""

import secrets
from datetime import timedelta
from functools import wraps

from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.utils import timezone

from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import SubmissionToken

FIELD = "submission_token"
SALT = "coproduction.submission"
GOOD_FOR = timedelta(days=7)
KEPT_FOR = timedelta(
    days=8
)  # longer than a token is good for, so that an old form cannot be spent a second time
TOO_OLD = "This page was open for too long, so nothing was saved. Go back, reload it and try again."


def new_token(user):
    """Return a fresh token for a form shown to this user."""
    return signing.dumps([secrets.token_urlsafe(16), user.pk], salt=SALT)


def owner_of(token):
    """Return (key, user pk) of a token, or None where we did not sign it or it is too old."""
    try:
        key, owner = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return key, owner


def post_once(view):
    """Make a posting view answer the same form once: afterwards it redirects to what the first post led to."""

    @wraps(view)
    def once(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        read = owner_of(request.POST.get(FIELD, ""))
        # A form shown to a stranger may be sent after signing in; one shown to a person is theirs alone.
        if read is None or read[1] not in (None, request.user.pk):
            raise RuleBroken(TOO_OLD)
        return _answer(read[0], lambda: view(request, *args, **kwargs), request.user)

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
