"""What happens when allauth says that something about an account has changed. Signals are the only way it says so."""

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.utils import timezone

from coproduction.accounts.middleware import SEEN
from coproduction.audit.services import record


def connect():
    """Listen. Called once, when the app is ready."""
    account.email_changed.connect(on_email_changed, dispatch_uid="accounts.email_changed")
    mfa.authenticator_added.connect(on_second_factor_added, dispatch_uid="accounts.second_factor_added")
    mfa.authenticator_removed.connect(on_second_factor_removed, dispatch_uid="accounts.second_factor_removed")
    for name in ("password_set", "password_changed", "password_reset"):
        getattr(account, name).connect(_recorder(name), weak=False, dispatch_uid=f"accounts.{name}")


def on_email_changed(request, user, from_email_address, to_email_address, **signal):
    """Remember when: a fresh address carries no password reset. A first address is not a change."""
    if from_email_address is None:
        return
    user.email_changed_at = timezone.now()
    user.save(update_fields=["email_changed_at"])
    record(actor=user, action="accounts.email_changed", target=user)


def on_second_factor_added(request, user, authenticator, **signal):
    record(actor=user, action="accounts.second_factor_added", target=user, after={"type": authenticator.type})


def on_second_factor_removed(request, user, authenticator, **signal):
    request.session.pop(SEEN, None)
    record(
        actor=user, action="accounts.second_factor_removed", target=user, before={"type": authenticator.type}
    )


def _recorder(name):
    def receive(user, **signal):
        record(actor=user, action=f"accounts.{name}", target=user)

    return receive
