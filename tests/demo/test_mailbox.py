import re
import time

import pytest
from django.test import Client
from django.urls import reverse

from coproduction.correspondence.enums import Channel
from coproduction.correspondence.services import choose_channel, keep_phone, send
from tests.factories import UserFactory

PAGE = "/demo/mail/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def demonstration(settings, tmp_path):
    settings.DEMO = True
    settings.STAFF_SECOND_FACTOR = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")


@pytest.fixture
def delivered(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def page_of(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    return response.content.decode()


def test_it_is_only_there_in_the_demonstration(client, db, settings):
    settings.DEMO = False
    assert client.get(PAGE).status_code == 404


def test_a_stranger_reads_nothing(client, expert, delivered):
    with delivered():
        send(to=expert, kind="test", key="1", subject="For Esther", body="Only for her")
    assert "There is nothing yet" in page_of(client)


def test_a_person_who_joins_reads_their_code_and_uses_it(client, db, delivered):
    with delivered():
        client.post(reverse("account_signup"), {"email": "new@example.org"})
    code_page = client.get(reverse("account_email_verification_sent")).content.decode()
    assert PAGE in code_page
    code = re.search(r"<p>([A-Z0-9-]{6,9})</p>", page_of(client))[1]
    client.post(reverse("account_email_verification_sent"), {"code": code})
    assert "_auth_user_id" in client.session


def test_signing_in_shows_the_code_and_nothing_older(client, expert, delivered):
    with delivered():
        send(to=expert, kind="test", key="1", subject="An older letter", body="Only for her")
    time.sleep(1.1)  # a mail says when it was sent to the second
    with delivered():
        client.post(reverse("account_request_login_code"), {"email": expert.email})
    page = page_of(client)
    assert "An older letter" not in page
    assert re.search(r"<p>([A-Z0-9-]{6,9})</p>", page)


def test_someone_signed_in_reads_their_own_and_nobody_elses(as_, expert, other_expert, delivered):
    with delivered():
        send(to=expert, kind="test", key="1", subject="For Esther", body="Only for her")
        send(to=other_expert, kind="test", key="2", subject="For Omar", body="Only for him")
    page = page_of(as_(expert))
    assert "For Esther" in page
    assert "For Omar" not in page


def test_a_person_without_an_address_reads_nothing(as_, expert, delivered):
    with delivered():
        send(to=expert, kind="test", key="1", subject="For Esther", body="Only for her")
    assert "There is nothing yet" in page_of(as_(UserFactory(email=None)))


def test_signing_out_closes_the_mailbox(as_, expert, delivered):
    client = as_(expert)
    with delivered():
        send(to=expert, kind="test", key="1", subject="For Esther", body="Only for her")
    client.post(reverse("account_logout"))
    assert "For Esther" not in page_of(client)
    assert "For Esther" not in page_of(Client())


def test_the_page_is_kept_nowhere(as_, expert):
    assert "no-store" in as_(expert).get(PAGE)["Cache-Control"]


def test_words_from_a_person_are_only_words(as_, expert, delivered):
    with delivered():
        send(to=expert, kind="test", key="1", subject="<b>Hello</b>", body="<script>alert(1)</script>")
    page = page_of(as_(expert))
    assert "<script>alert" not in page
    assert "&lt;b&gt;Hello" in page


def test_other_pages_have_no_link_to_it(client, db, settings):
    settings.DEMO = False
    client.post(reverse("account_signup"), {"email": "new@example.org"})
    assert PAGE not in client.get(reverse("account_email_verification_sent")).content.decode()


def test_a_text_is_read_by_whoever_has_the_number(
    client, expert, other_expert, delivered, settings, tmp_path
):
    settings.SMS_GATEWAY, settings.SMS_FILE_PATH = "folder", str(tmp_path / "texts")
    keep_phone(user=expert, phone="+447700900982")
    choose_channel(user=expert, channel=Channel.SMS, by=expert)
    with delivered():
        send(to=expert, kind="test", key="1", subject="For Esther", body="Only for her")
    client.force_login(other_expert, backend=BACKEND)
    assert "Only for her" not in page_of(client)
    client.force_login(expert, backend=BACKEND)
    assert "Only for her" in page_of(client)
