"""What we tell people about their account."""

from django.urls import reverse

from coproduction.correspondence.services import send
from coproduction.correspondence.services.messages import words


def invited(grant):
    send(
        to=grant.user,
        kind="invited",
        key=f"invited-{grant.pk}",
        subject="You have been invited to the co-production portal",
        body=words("accounts/invited.txt", grant=grant),
        link=reverse("account_login"),
    )


def role_given(grant):
    send(
        to=grant.user,
        kind="role_given",
        key=f"role-given-{grant.pk}",
        subject=f"You have a new role: {grant.get_role_display()}",
        body=words("accounts/role_given.txt", grant=grant),
        link=reverse("home:start"),
    )


def role_ended(grant):
    send(
        to=grant.user,
        kind="role_ended",
        key=f"role-ended-{grant.pk}",
        subject=f"Your role has ended: {grant.get_role_display()}",
        body=words("accounts/role_ended.txt", grant=grant),
    )
