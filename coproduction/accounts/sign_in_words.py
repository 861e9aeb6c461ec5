"""What allauth's adapters say when sign-in goes wrong: what to do next, and never whether an account exists."""

from django.core.exceptions import ValidationError

TRY_LATER = "You have tried too many times. Wait 5 minutes and try again."
WRONG_CODE = "Enter the code again: that one is not right or is too old. You can ask for a new one."

ACCOUNT_ERRORS = {
    "account_inactive": "This account is closed. Email us if you want to use it again.",
    "cannot_remove_primary_email": "You cannot remove the address we use. Choose another first.",
    "duplicate_email": "Enter a different address: this one is on your account already.",
    "email_password_mismatch": "Check your email address and password: they do not go together.",
    "email_taken": "Enter a different address: an account uses this one already.",
    "enter_current_password": "Enter the password you have now: that one is not right.",
    "incorrect_code": WRONG_CODE,
    "incorrect_password": "Enter your password again: that one is not right.",
    "invalid_or_expired_key": "Ask for a new link: this one is too old or used already.",
    "invalid_login": "Enter your email address and password again.",
    "invalid_password_reset": "Ask for a new link: this one is too old or used already.",
    "max_email_addresses": "Remove an address before you add another: you have %d already.",
    "too_many_login_attempts": TRY_LATER,
    "unverified_primary_email": "Confirm your email address first. We have sent you an email that says how.",
    "same_as_current": "Enter a different address: this is the one we have now.",
    "rate_limited": TRY_LATER,
}

SECOND_FACTOR_ERRORS = {
    "add_email_blocked": "Turn off the extra sign-in step before you add an email address.",
    "cannot_delete_authenticator": "You cannot turn this off: your account must have an extra sign-in step.",
    "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey before you make recovery codes.",
    "incorrect_code": WRONG_CODE,
    "unverified_email": "Confirm your email address before you set up an extra sign-in step.",
}

PASSWORD_ERRORS = {
    "password_too_short": "Use 12 characters or more in your password",
    "password_too_common": "Choose a password that is harder to guess: many people use this one",
}


def plain_password_errors(error):
    """Django's password errors with our sentences where we have one."""
    return ValidationError(
        [
            ValidationError(PASSWORD_ERRORS.get(one.code, one.messages[0]), code=one.code)
            for one in error.error_list
        ]
    )
