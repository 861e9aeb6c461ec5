"""What allauth's adapters say when sign-in goes wrong: what to do next, and never whether an account exists."""

from django.core.exceptions import ValidationError

TRY_LATER = "There were too many tries. Wait 5 minutes and try again."
WRONG_CODE = "The code is not right, or it is too old. Check it and enter it again."

ACCOUNT_ERRORS = {
    "account_inactive": "This account is closed. Email us if you want to use it again.",
    "cannot_remove_primary_email": "You cannot remove the address we use. Choose another first.",
    "duplicate_email": "Enter a different address: this one is on your account already.",
    "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
    "email_taken": "This email address cannot be used. Try another one.",
    "enter_current_password": "The password is not right. Enter the password you have now.",
    "incorrect_code": WRONG_CODE,
    "incorrect_password": "The password is not right. Try again.",
    "invalid_or_expired_key": "Ask for a new link: this one is too old or used already.",
    "invalid_login": "Enter your email address and password again.",
    "invalid_password_reset": "Ask for a new link: this one is too old or used already.",
    "max_email_addresses": "Remove an address before you add another: you have %d already.",
    "too_many_login_attempts": TRY_LATER,
    "unverified_primary_email": "Confirm your email address first. We have sent you an email that says how.",
    "same_as_current": "This is the one you have now. Enter a different one.",
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
