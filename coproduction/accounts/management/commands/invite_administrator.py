from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.accounts.services import invite_member_of_staff
from coproduction.core.exceptions import RuleBroken


class Command(BaseCommand):
    help = "Invite an administrator: for a trust's first day, or when nobody is left who can."

    def add_arguments(self, parser):
        parser.add_argument("email", help="their work email address")
        parser.add_argument("--name", default="", help="their name, as other people see it")

    def handle(self, *, email, name, **options):
        try:
            validate_email(email)
            user = invite_member_of_staff(email=email, name=name, role=Role.ADMINISTRATOR, by=None)
        except (ValidationError, RuleBroken) as refusal:
            sentence = getattr(refusal, "sentence", f"{email} is not an email address.")
            raise CommandError(sentence) from None
        sign_in = settings.BASE_URL + reverse("account_login")
        self.stdout.write(f"We have emailed {user.email}. They sign in with a code at {sign_in}")
