import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from coproduction.accounts.models import User
from coproduction.demo.people import ACCOUNTS

ROLES = {
    "expert", "expert2", "host", "coordinator", "recruiter", "panel_member", "panel_chair", "approver", "finance",
    "manager", "administrator",
}  # fmt: skip


def test_there_is_an_account_for_every_role_of_the_product():
    assert set(ACCOUNTS) == ROLES
    assert len({account.email for account in ACCOUNTS.values()}) == len(ROLES)


@pytest.mark.parametrize("command", ["demo_accounts", "load_demonstration"])
def test_outside_the_demonstration_a_sentence_refuses(db, settings, command):
    settings.DEMO = False
    with pytest.raises(CommandError, match="not a demonstration"):
        call_command(command)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("demo", "debug", "refused"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_its_database_is_refused_elsewhere(db, settings, demo, debug, refused):
    User.objects.create_user(ACCOUNTS["host"].email)
    settings.DEMO, settings.DEBUG = demo, debug
    errors = run_checks(databases=["default"])
    assert ("demo.E001" in [error.id for error in errors]) is refused


def test_a_real_trusts_database_is_not(db, settings, host):
    settings.DEMO = settings.DEBUG = False
    assert "demo.E001" not in [error.id for error in run_checks(databases=["default"])]


@pytest.mark.parametrize(
    ("demo", "limits", "lifted"),
    [("1", "off", True), ("1", "on", False), ("0", "off", False), ("1", None, False)],
)
def test_only_the_demonstration_can_lift_the_limits_on_signing_in(tmp_path, demo, limits, lifted):
    environment = {**os.environ, "DEMO": demo, "DEBUG": "true", "VAR_DIR": str(tmp_path)}
    environment.pop("RATE_LIMITS", None)
    if limits:
        environment["RATE_LIMITS"] = limits
    ask = (
        "import json; from coproduction.settings import base;"
        "print(json.dumps([base.ACCOUNT_RATE_LIMITS, base.MFA_RATE_LIMITS]))"
    )
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run(
        [sys.executable, "-c", ask], env=environment, cwd=root, capture_output=True, check=True
    )
    for limits_now in json.loads(said.stdout):
        assert (limits_now is False) is lifted


def test_with_the_limits_lifted_nobody_is_kept_out(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    user = User.objects.create_user("often@example.org", "three words we think of")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    for _ in range(30):
        client.post("/accounts/login/", {"login": user.email, "password": "not the password"})
    client.post("/accounts/login/", {"login": user.email, "password": "three words we think of"})
    assert "_auth_user_id" in client.session
