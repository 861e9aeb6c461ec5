"""allauth's forms in our words. Settings name them in ACCOUNT_FORMS, MFA_FORMS and SOCIALACCOUNT_FORMS."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount import forms as social
from django.utils.translation import gettext_lazy as _

from coproduction.accounts.selectors import has_fresh_address
from coproduction.nhsuk.forms import PlainSpeech

EMAIL = {
    "label": _("Email address"),
    "noun": _("your email address"),
    "autocomplete": "email",
    "spellcheck": "false",
}
HOW_TO_CHOOSE = _("Use 12 characters or more. Three words only you would think of work well.")
NEW_PASSWORD = {"label": _("New password"), "noun": _("a new password"), "hint": HOW_TO_CHOOSE}
AGAIN = {"label": _("The same password again"), "noun": _("the same password again")}
OLD_PASSWORD = {"label": _("The password you have now"), "noun": _("the password you have now"), "hint": ""}
PASSWORD = {"label": _("Password"), "noun": _("your password"), "hint": ""}
EMAILED_CODE = {
    "label": _("Code"),
    "noun": _("the code from the email"),
    "autocomplete": "one-time-code",
    "autocapitalize": "characters",
    "spellcheck": "false",
    "look": {"width": 10},
}
APP_CODE = {**EMAILED_CODE, "noun": _("the code from your app"), "inputmode": "numeric"}
KEY_NAME = {
    "label": _("Name for this key"),
    "noun": _("a name for this key"),
    "hint": _("So that you know which it is: my phone, work laptop."),
}


class SignIn(PlainSpeech, account.LoginForm):
    """E-mail and password. With no password, we send a code: most people here never choose one."""

    words = {
        "login": {**EMAIL, "autocomplete": "username webauthn"},  # English: browsers read it
        "password": {**PASSWORD, "hint": _("Leave this empty and we will email you a code instead.")},
    }

    def _setup_password_field(self):
        # allauth takes the field away where joining asks for no password.
        self.fields["password"].required = False


class Join(PlainSpeech, account.SignupForm):
    words = {"email": EMAIL}


class JoinBySingleSignOn(PlainSpeech, social.SignupForm):
    words = {"email": EMAIL}


class Disconnect(PlainSpeech, social.DisconnectForm):
    words = {"account": {"label": _("Account to remove"), "noun": _("the account to remove")}}


class AddEmail(PlainSpeech, account.AddEmailForm):
    words = {"email": {**EMAIL, "label": _("New email address"), "noun": _("a new email address")}}


class ChangeEmail(PlainSpeech, account.ChangeEmailForm):
    words = {"email": {**EMAIL, "label": _("New email address"), "noun": _("a new email address")}}


class ChangePassword(PlainSpeech, account.ChangePasswordForm):
    words = {"oldpassword": OLD_PASSWORD, "password1": NEW_PASSWORD, "password2": AGAIN}


class SetPassword(PlainSpeech, account.SetPasswordForm):
    words = {"password1": NEW_PASSWORD, "password2": AGAIN}


class ForgottenPassword(PlainSpeech, account.ResetPasswordForm):
    words = {"email": EMAIL}

    def clean_email(self):
        """A freshly changed address carries no reset: whoever changed it could be after the account."""
        email = super().clean_email()
        if has_fresh_address(email):
            self.users = []
        return email


class NewPassword(PlainSpeech, account.ResetPasswordKeyForm):
    words = {"password1": NEW_PASSWORD, "password2": AGAIN}


class AskForCode(PlainSpeech, account.RequestLoginCodeForm):
    words = {"email": EMAIL}


class SignInCode(PlainSpeech, account.ConfirmLoginCodeForm):
    words = {"code": EMAILED_CODE}


class EmailCode(PlainSpeech, account.ConfirmEmailVerificationCodeForm):
    words = {"code": EMAILED_CODE}


class PasswordCode(PlainSpeech, account.ConfirmPasswordResetCodeForm):
    words = {"code": EMAILED_CODE}


class PasswordAgain(PlainSpeech, account.ReauthenticateForm):
    words = {"password": PASSWORD}


class AppCode(PlainSpeech, mfa.AuthenticateForm):
    words = {"code": APP_CODE}


class AppCodeAgain(PlainSpeech, mfa.ReauthenticateForm):
    words = {"code": APP_CODE}


class SetUpApp(PlainSpeech, ActivateTOTPForm):
    words = {"code": APP_CODE}


class AddKey(PlainSpeech, webauthn.AddWebAuthnForm):
    words = {
        "name": KEY_NAME,
        "passwordless": {
            "label": _("Let me sign in with this key alone"),
            "hint": _("Your phone or computer will ask for your face, finger or PIN."),
        },
    }


class RenameKey(PlainSpeech, webauthn.EditWebAuthnForm):
    words = {"name": KEY_NAME}
