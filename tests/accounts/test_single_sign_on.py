"""The trust's own provider, played by a real web server on this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from tests.accounts.conftest import is_signed_in
from tests.factories import person


class Provider(BaseHTTPRequestHandler):
    claims: dict = {}

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        self._say(
            {
                "issuer": base,
                "authorization_endpoint": f"{base}/authorize",
                "token_endpoint": f"{base}/token",
                "userinfo_endpoint": f"{base}/userinfo",
                "jwks_uri": f"{base}/keys",
            }
            if "well-known" in self.path
            else self.claims
        )

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "token", "token_type": "Bearer"})

    def _say(self, words):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(words).encode())

    def log_message(self, *args):
        """Keep the tests' output quiet."""


@pytest.fixture
def provider(settings):
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    configure(settings, f"http://127.0.0.1:{server.server_port}")
    yield Provider
    server.shutdown()
    server.server_close()


def configure(settings, server_url):
    settings.STAFF_EMAIL_DOMAINS = ["example.nhs.uk"]
    app = {
        "provider_id": "staff",
        "name": "NHSmail",
        "client_id": "portal",
        "secret": "secret",
        "settings": {
            "server_url": server_url,
            "uid_field": "oid",
            "verified_email": settings.STAFF_EMAIL_DOMAINS,
            "email_authentication": True,
        },
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def come_by(client, **claims):
    Provider.claims = {"oid": "1234", "name": "Abel Approver", **claims}
    start = client.post(reverse("openid_connect_login", args=["staff"]))
    asked = parse_qs(urlparse(start.url).query)
    assert "code_challenge" in asked
    return client.get(
        reverse("openid_connect_callback", args=["staff"]), {"code": "abc", "state": asked["state"][0]}
    )


def test_an_invited_person_signs_in_to_their_own_account(client, db, provider):
    user = person(Role.APPROVER, email="abel@example.nhs.uk")
    EmailAddress.objects.create(user=user, email=user.email, primary=True)
    assert come_by(client, email="Abel@example.nhs.uk").url == reverse("home:start")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get(reverse("home:start")).status_code == 200, "their second factor was at the provider"


def test_somebody_new_from_the_trust_gets_an_account_without_a_role(client, db, provider):
    come_by(client, email="new@example.nhs.uk")
    user = User.objects.get(email="new@example.nhs.uk")
    assert is_signed_in(client)
    assert (user.name, user.roles) == ("Abel Approver", set())


def test_somebody_from_elsewhere_does_not(client, db, provider):
    come_by(client, email="someone@elsewhere.example")
    assert not is_signed_in(client)
    assert not User.objects.exists()


def test_an_address_from_elsewhere_does_not_open_somebodys_account(client, db, provider):
    person(Role.EXPERT, email="esther@example.org")
    come_by(client, email="esther@example.org", email_verified=True)
    assert not is_signed_in(client)


def test_a_provider_that_is_down_is_a_sentence(client, db, settings):
    configure(settings, "http://127.0.0.1:9")
    response = client.post(reverse("openid_connect_login", args=["staff"]))
    assert response.status_code == 503
    assert "not answering" in response.content.decode()


def test_an_unknown_provider_is_not_found(client, db, provider):
    assert client.post(reverse("openid_connect_login", args=["nobody"])).status_code == 404
