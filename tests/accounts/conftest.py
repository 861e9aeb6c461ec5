import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from tests.factories import UserFactory

PASSWORD = "three words only we think of"


@pytest.fixture
def member(db):
    """A person with a password and an address they have shown to be theirs."""
    return make_member("mina@example.org")


def make_member(email, password=PASSWORD, **fields):
    user = UserFactory(email=email, **fields)
    user.set_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user


def sign_in(client, email, password=PASSWORD, **data):
    return client.post(reverse("account_login"), {"login": email, "password": password, **data})


def code_in(message):
    """Return the code an e-mail holds: the one line that is nothing but a code."""
    return re.search(r"^([A-Z0-9-]{6,9})$", message.body, re.MULTILINE)[1]


def is_signed_in(client):
    return "_auth_user_id" in client.session
