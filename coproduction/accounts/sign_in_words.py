"""What allauth's adapters say when sign-in goes wrong: what to do next, and never whether an account exists."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TRY_LATER = _("There were too many tries. Wait 5 minutes and try again.")
WRONG_CODE = _("The code is not right, or it is too old. Check it and enter it again.")

ACCOUNT_ERRORS = {
    "account_inactive": _("This account is closed. Email us if you want to use it again."),
    "cannot_remove_primary_email": _("You cannot remove the address we use. Choose another first."),
    "duplicate_email": _("Enter a different address: this one is on your account already."),
    "email_password_mismatch": _("The email address or the password is not right. Check both and try again."),
    "email_taken": _("This email address cannot be used. Try another one."),
    "enter_current_password": _("The password is not right. Enter the password you have now."),
    "incorrect_code": WRONG_CODE,
    "incorrect_password": _("The password is not right. Try again."),
    "invalid_or_expired_key": _("Ask for a new link: this one is too old or used already."),
    "invalid_login": _("Enter your email address and password again."),
    "invalid_password_reset": _("Ask for a new link: this one is too old or used already."),
    "max_email_addresses": _("Remove an address before you add another: you have %d already."),
    "too_many_login_attempts": TRY_LATER,
    "unverified_primary_email": _(
        "Confirm your email address first. We have sent you an email that says how."
    ),
    "same_as_current": _("This is the one you have now. Enter a different one."),
    "rate_limited": TRY_LATER,
}

SECOND_FACTOR_ERRORS = {
    "add_email_blocked": _("Turn off the extra sign-in step before you add an email address."),
    "cannot_delete_authenticator": _(
        "You cannot turn this off: your account must have an extra sign-in step."
    ),
    "cannot_generate_recovery_codes": _(
        "Set up an authenticator app or a passkey before you make recovery codes."
    ),
    "incorrect_code": WRONG_CODE,
    "unverified_email": _("Confirm your email address before you set up an extra sign-in step."),
}

PASSWORD_ERRORS = {
    "password_too_short": _("Use 12 characters or more in your password"),
    "password_too_common": _("Choose a password that is harder to guess: many people use this one"),
}


def plain_password_errors(error):
    """Django's password errors with our sentences where we have one."""
    return ValidationError(
        [
            ValidationError(PASSWORD_ERRORS.get(one.code, one.messages[0]), code=one.code)
            for one in error.error_list
        ]
    )
