"""The base page, the error pages and the pages of allauth."""

import re
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.urls import reverse

OURS = sorted(str(path.relative_to("templates")) for path in Path("templates").rglob("*.html"))
# An e-mail has no style sheet beside it to link to, and no Content-Security-Policy of ours.
PAGES = [name for name in OURS if name != "correspondence/email.html"]
FOR_STRANGERS = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_request_login_code",
    "account_inactive",
]
FOR_PEOPLE = ["account_email", "mfa_index", "usersessions_list", "account_logout"]
STOCK = re.compile(
    r"This field is required|is not valid|Successfully|two-factor|third-party|[Rr]eauthenticate\b(?!/)"
)


def assert_is_ours(html, title=""):
    assert html.count("<h1") == 1
    assert f"<title>{title}" in html and f"- {settings.SERVICE_NAME}</title>" in html
    assert "style=" not in html and not re.search(r"<script(?![^>]*(src=|json))", html)
    assert not STOCK.search(re.sub(r"<(script|form|a|link)[^>]*>", "", html))


@pytest.mark.parametrize("name", OURS)
def test_every_template_can_be_read(name):
    get_template(name)


@pytest.mark.parametrize("name", PAGES)
def test_no_template_has_a_script_or_a_style_inside_it(name):
    source = Path("templates", name).read_text()
    assert "style=" not in source
    assert not re.search(r"<style|\son[a-z]+=|javascript:", source)
    assert not re.search(r"<script(?![^>]*(src=|application/json))", source)


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "405", "409", "500"])
def test_an_error_page_says_what_to_do_next(code):
    html = render_to_string(
        f"{code}.html", {"sentence": "This session is full.", "reason": "It is closed.", "back": "/a/"}
    )
    assert html.count("<h1") == 1 and 'href="/"' in html
    assert "error" not in html.lower().replace("nhsuk-error", "")


def test_a_rule_that_refused_is_told_in_its_own_sentence():
    assert "This session is full." in render_to_string("409.html", {"sentence": "This session is full."})
    assert "It is closed." in render_to_string("403.html", {"reason": "It is closed."})


@pytest.mark.django_db
@pytest.mark.parametrize("name", FOR_STRANGERS)
def test_a_strangers_page_is_ours(client, name):
    assert_is_ours(client.get(reverse(name)).content.decode())


@pytest.fixture
def signed_in(client, expert):
    EmailAddress.objects.create(user=expert, email=expert.email, verified=True, primary=True)
    client.force_login(expert, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_a_persons_account_page_is_ours(signed_in, name):
    assert_is_ours(signed_in.get(reverse(name)).content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_request_login_code"])
def test_an_empty_form_says_what_to_enter(client, name):
    html = client.post(reverse(name), {"email": ""}).content.decode()
    assert_is_ours(html, title="Error: ")
    assert '<a href="#id_email">Enter your email address</a>' in html


@pytest.mark.django_db
def test_signing_in_says_what_is_wrong_and_keeps_the_address(client):
    html = client.post(
        reverse("account_login"), {"login": "jo@example.org", "password": "wrong"}
    ).content.decode()
    assert_is_ours(html, title="Error: ")
    assert "The email address or the password is not right. Check both and try again." in html
    assert 'value="jo@example.org"' in html


@pytest.mark.django_db
def test_signing_in_tells_the_browser_what_to_fill(client):
    html = client.get(reverse("account_login")).content.decode()
    assert 'autocomplete="username webauthn"' in html and 'autocomplete="current-password"' in html
    assert "placeholder" not in html


@pytest.mark.django_db
def test_a_stranger_with_no_password_is_sent_a_code(client):
    answer = client.post(reverse("account_login"), {"login": "nobody@example.org", "password": ""})
    html = client.get(answer.url).content.decode()
    assert_is_ours(html)
    assert 'autocomplete="one-time-code"' in html and "nobody@example.org" in html


@pytest.mark.django_db
def test_the_demonstration_says_so_on_every_page(client, settings):
    words = "This is a demonstration trust. Nothing here is real."
    settings.DEMO = True
    assert words in client.get(reverse("account_login")).content.decode()
    settings.DEMO = False
    assert words not in client.get(reverse("account_login")).content.decode()


@pytest.mark.django_db
def test_the_gallery_is_there_only_where_nothing_is_real(client, settings):
    settings.DEMO = True
    assert_is_ours(client.get(reverse("nhsuk:gallery")).content.decode())
    assert client.get(reverse("nhsuk:gallery"), {"errors": "yes"}).status_code == 422
    settings.DEMO = False
    assert client.get(reverse("nhsuk:gallery")).status_code == 404
