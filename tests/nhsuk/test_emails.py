"""allauth's e-mails, in plain words."""

from pathlib import Path

import allauth
import pytest
from django.template.loader import render_to_string
from django.utils import timezone

ALLAUTH = Path(allauth.__file__).parent / "templates"
MAILS = sorted(
    str(path.relative_to(ALLAUTH)).removesuffix("_message.txt")
    for app in ("account", "mfa", "socialaccount")
    for path in (ALLAUTH / app / "email").glob("*_message.txt")
    if "base_" not in path.name
)
FACTS = {
    "code": "ABCD-EFGH",
    "email": "jo@example.org",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
    "deleted_email": "old@example.org",
    "password_reset_url": "https://portal/reset",
    "signup_url": "https://portal/join",
    "activate_url": "https://portal/confirm",
    "provider": "NHSmail",
    "ip": "10.0.0.1",
    "user_agent": "A browser & more",
    "timestamp": timezone.now(),
}


@pytest.mark.parametrize("mail", MAILS)
def test_an_email_is_ours_and_plain(mail, settings):
    subject = render_to_string(f"{mail}_subject.txt", FACTS).strip()
    body = render_to_string(f"{mail}_message.txt", FACTS).strip()
    assert subject and "\n" not in subject
    assert body.startswith("Hello\n") and settings.SUPPORT_EMAIL in body and settings.TRUST_NAME in body
    assert "&amp;" not in body and "{" not in body
    for words in ("security precautions", "safely ignored", "Thank you for using", "click"):
        assert words not in body


@pytest.mark.parametrize("mail", ["login_code", "email_confirmation", "password_reset_code"])
def test_a_code_can_be_read_in_the_subject_and_on_a_line_of_its_own(mail):
    assert "ABCD-EFGH" in render_to_string(f"account/email/{mail}_subject.txt", FACTS)
    assert "\nABCD-EFGH\n" in render_to_string(f"account/email/{mail}_message.txt", FACTS)
