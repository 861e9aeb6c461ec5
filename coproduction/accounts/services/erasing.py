"""An account nobody can sign in to any more: what is left of a person is their number."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.utils import timezone

from coproduction.accounts.models import User
from coproduction.core.personal_data.erasing import erases


@erases("accounts.User")
def close_accounts(user_ids):
    """Blank the accounts of these users, which frees their addresses, and let nobody sign in to them."""
    User.objects.filter(pk__in=user_ids).update(
        name="",
        email=None,
        language="",
        last_login=None,
        password=make_password(None),
        is_active=False,
        updated_at=timezone.now(),
    )


@erases("usersessions.UserSession")
def sign_out_everywhere(user_ids):
    """Delete the sessions of these users, and the lines about them."""
    lines = UserSession.objects.filter(user__in=user_ids)
    Session.objects.filter(session_key__in=lines.values("session_key")).delete()
    lines.delete()
