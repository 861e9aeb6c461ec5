"""Privacy's part of the cast: people who have just shown who they are."""

import time

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY


@pytest.fixture
def proved(as_):
    """Return the test client signed in as a person who has shown who they are a moment ago."""

    def sign_in(user):
        browser = as_(user)
        session = browser.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            {"method": "password", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
        return browser

    return sign_in
