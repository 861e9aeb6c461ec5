"""Who there is: staff with their roles, and experts on their way into the network."""

from datetime import date
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from coproduction.accounts.services import grant_role
from coproduction.core.dates import today
from coproduction.demo.people import ACCOUNTS, DOMAIN, PASSWORD
from coproduction.reference.models import Locality
from experts.models import Expert
from experts.selectors.standing import current_text
from experts.services import agreements, people

BORN = date(1979, 5, 14)
BANK = {
    # Published test pairs that pass the modulus check; nobody's account.
    "expert": {"account_name": "E Okafor", "sort_code": "089999", "account_number": "66374958"},
    "expert2": {"account_name": "T Whitfield", "sort_code": "107999", "account_number": "88837491"},
}


@cache
def _hashed():
    # One password, hashed once: a hash takes half a second by design.
    return make_password(PASSWORD)


def make_user(key):
    """Make one of the accounts that can be signed in to. The address is theirs already: nobody reads its e-mail."""
    account = ACCOUNTS[key]
    user = User.objects.create_user(account.email, name=account.name)
    user.password = _hashed()
    user.save(update_fields=["password"])
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def make_staff(cast):
    """Make everyone on the staff. The first administrator's role comes from nobody, as on a trust's first day."""
    administrator = cast["administrator"] = make_user("administrator")
    grant_role(user=administrator, role=Role.ADMINISTRATOR, by=None)
    for key, account in ACCOUNTS.items():
        if key not in cast and account.role != Role.EXPERT:
            cast[key] = make_user(key)
            grant_role(user=cast[key], role=account.role, by=administrator)


def join(cast, key, about, locality, name=None, born=BORN, email=""):
    """Sign up, say who they are, and apply."""
    if key in ACCOUNTS:
        user = make_user(key)
    else:
        address = email if "@" in email else f"{email or slugify(name)}@{DOMAIN}"
        user = User.objects.create_user(address, name=name)
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    cast[key] = user
    where = [Locality.objects.get(name=locality)]
    facts = dict.fromkeys(about, True)
    people.say_about(user=user, by=user, name=user.name, localities=where, date_of_birth=born, **facts)
    people.apply_to_join(user=user)


def welcome(cast, key):
    people.welcome(expert=Expert.objects.get(pk=cast[key].pk), by=cast["coordinator"])


def sign(cast, key):
    """Sign the agreement: those who are online and no carers in their profile, others on paper."""
    expert = Expert.objects.select_related("user").get(pk=cast[key].pk)
    if expert.is_carer or not expert.online:
        agreements.record_paper_agreement(expert=expert, signed_on=today(), by=cast["coordinator"])
    else:
        agreements.sign_agreement(expert=expert, text=current_text(), name=expert.user.name, by=expert.user)


def make_active(cast, key):
    people.make_active(expert=Expert.objects.get(pk=cast[key].pk), by=cast["coordinator"])


def take_break(cast, key):
    people.take_break(expert=Expert.objects.get(pk=cast[key].pk), by=cast[key])
