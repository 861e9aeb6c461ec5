"""How allauth fits this portal: its e-mails go through correspondence, its secrets are sealed."""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language, gettext

from coproduction.accounts.selectors import has_fresh_address
from coproduction.accounts.services import speaking_as_now
from coproduction.accounts.sign_in_words import ACCOUNT_ERRORS, SECOND_FACTOR_ERRORS, plain_password_errors
from coproduction.core.fields import sealing_box
from coproduction.core.languages import in_language
from coproduction.correspondence.services import send_code

NO_ACCOUNT = "account/email/unknown_account"
RESET_WAITS = "accounts/email/reset_waits"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {**DefaultAccountAdapter.error_messages, **ACCOUNT_ERRORS}

    def clean_password(self, password, user=None):
        try:
            return super().clean_password(password, user)
        except ValidationError as error:
            raise plain_password_errors(error) from error

    def send_mail(self, template_prefix, email, context):
        """Queue allauth's e-mail as a sealed row: a mail server that is down delays a code, and breaks no page."""
        if template_prefix == NO_ACCOUNT and has_fresh_address(email):
            template_prefix = RESET_WAITS
        message = self.render_mail(
            template_prefix, email, {"request": self.request, "email": email, **context}
        )
        send_code(
            to_address=email,
            key=f"sign-in-{secrets.token_urlsafe(16)}",
            subject=message.subject,
            body=message.body,
        )

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell a person what happened to their account in the language they want to be written to in, if they said."""
        with in_language(user.language or get_language()):
            super().send_notification_mail(template_prefix, user, context, email)

    def new_user(self, request):
        """A person who signs up; single sign-on comes by here too."""
        return speaking_as_now(super().new_user(request))

    def get_reauthentication_methods(self, user):
        """Someone with no password and no second factor shows who they are by a code to their address."""
        methods = super().get_reauthentication_methods(user)
        if methods or not user.is_authenticated:
            return methods
        return [
            {
                "id": "reauthenticate_by_code",
                "description": gettext("Use a code we email you"),
                "url": reverse("accounts:reauthenticate_by_code"),
            }
        ]


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, **SECOND_FACTOR_ERRORS}

    def encrypt(self, text):
        return sealing_box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return sealing_box().decrypt(encrypted_text.encode()).decode()


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        """Single sign-on makes accounts for the trust's own staff only."""
        domain = (sociallogin.user.email or "").rpartition("@")[2].lower()
        return domain in settings.STAFF_EMAIL_DOMAINS

    def pre_social_login(self, request, sociallogin):
        """An invited person's address is theirs: the trust's own provider has just said so."""
        if not sociallogin.is_existing:
            return
        said = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
        EmailAddress.objects.filter(user=sociallogin.user, email__in=said).update(verified=True)

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        user.name = (data.get("name") or "")[:150]
        return user
