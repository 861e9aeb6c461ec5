"""What we tell people about their account."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence


def invited(grant):
    _tell(grant, "invited", link=reverse("account_login"))


def role_given(grant):
    _tell(grant, "role_given", link=reverse("home:start"))


def role_ended(grant):
    _tell(grant, "role_ended")


def _tell(grant, kind, *, link=""):
    with in_language_of(grant.user):
        said = correspondence.say(f"accounts/{kind}", grant=grant)
    correspondence.send(
        to=grant.user,
        kind=kind,
        key=f"{kind.replace('_', '-')}-{grant.pk}",
        subject=said.subject,
        body=said.body,
        link=link,
    )
