from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from coproduction.accounts.models import User
from coproduction.accounts.tasks import forget_sessions
from coproduction.audit.models import Event
from tests.accounts.conftest import sign_in


def test_the_first_administrator_is_invited_from_the_command_line(db, capsys):
    call_command("invite_administrator", "Ada@example.nhs.uk", name="Ada")
    user = User.objects.get(email="ada@example.nhs.uk")
    assert (user.name, user.roles) == ("Ada", {"administrator"})
    assert Event.objects.filter(action="accounts.role_given", actor=None).count() == 1
    assert "/accounts/login/" in capsys.readouterr().out


@pytest.mark.parametrize("email", ["not an address", "", "a@b"])
def test_nonsense_is_a_sentence(db, email):
    with pytest.raises(CommandError, match="not an email address"):
        call_command("invite_administrator", email)
    assert not User.objects.exists()


def test_twice_is_a_sentence(db):
    call_command("invite_administrator", "ada@example.nhs.uk")
    with pytest.raises(CommandError, match="already"):
        call_command("invite_administrator", "ada@example.nhs.uk")


def test_sessions_that_have_run_out_are_forgotten(client, member):
    sign_in(client, member.email)
    kept = client.session.session_key
    old = Session.objects.create(
        session_key="old", session_data="", expire_date=timezone.now() - timedelta(days=1)
    )
    UserSession.objects.create(user=member, session_key=old.pk, ip="127.0.0.1", user_agent="")
    forget_sessions()
    forget_sessions()
    assert list(Session.objects.values_list("pk", flat=True)) == [kept]
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [kept]
