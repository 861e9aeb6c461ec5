"""Reports of mail servers, as the common ones write them."""

import io
import sys
from email import message_from_bytes, policy

import pytest
from django.core.management import CommandError, call_command

from coproduction.audit.models import Event
from coproduction.correspondence import services
from coproduction.correspondence.bounces import bounces_in
from coproduction.correspondence.models import Delivery
from coproduction.correspondence.transport.emails import message_id
from tests.factories import person


def report(
    action="failed", status="5.1.1", original="<abc@portal.example.nhs.uk>", returned="message/rfc822"
):
    """A report as Postfix writes it (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mail.example.org
To: portal@example.nhs.uk
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
X-Postfix-Queue-ID: 4ABC

Final-Recipient: rfc822; gone@example.org
Original-Recipient: rfc822;gone@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--cut
Content-Type: {returned}

From: portal@example.nhs.uk
To: gone@example.org
Subject: Hello
Message-ID: {original}

Come in.

--cut--
""".encode()


def read(data):
    return bounces_in(message_from_bytes(data, policy=policy.default))


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_says_who_and_which(returned):
    (bounce,) = read(report(returned=returned))
    assert vars(bounce) == {
        "address": "gone@example.org",
        "original": "<abc@portal.example.nhs.uk>",
        "code": "5.1.1",
    }


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("failed", "4.2.2")]
)
def test_a_delay_is_no_failure(action, status):
    assert read(report(action=action, status=status)) == []


@pytest.mark.parametrize("data", [b"", b"Subject: I am on holiday\n\nBack on Monday.", b"\xff\xfe\x00"])
def test_any_other_email_tells_of_nothing(data):
    assert read(data) == []


@pytest.fixture
def two_sent(db):
    """Two e-mails that were sent to one address."""
    to = person(email="gone@example.org")
    for key in ("first", "second"):
        services.send(to=to, kind="x", key=key, subject=key, body="Come in.")
        services.deliver(Delivery.objects.get(message__key=key).pk)
    return to


def bounced():
    return list(Delivery.objects.filter(state="set_aside").values_list("message__key", "trouble", "problem"))


def test_the_very_message_that_came_back_is_set_aside(two_sent, monkeypatch, capsys):
    data = report(original=message_id("first"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    call_command("record_bounce")
    assert bounced() == [("first", "bounced", "Bounced 5.1.1")]
    assert "1 of 1" in capsys.readouterr().out
    assert Event.objects.get(action="delivery.bounced").actor is None


def test_a_report_read_twice_is_one_bounce(two_sent, tmp_path):
    file = tmp_path / "report.eml"
    file.write_bytes(report(original=message_id("first")))
    call_command("record_bounce", str(file), str(file))
    assert len(bounced()) == 1


def test_an_address_somebody_noticed_sets_aside_the_newest(two_sent):
    call_command("record_bounce", address="Gone@Example.org")
    assert bounced() == [("second", "bounced", "Bounced")]


def test_an_address_we_never_wrote_to_changes_nothing(two_sent, capsys):
    call_command("record_bounce", address="other@example.org")
    assert bounced() == []
    assert "0 of 1" in capsys.readouterr().out


def test_a_file_that_is_not_there_gets_a_sentence(db):
    with pytest.raises(CommandError, match=r"We could not read nothing\.eml"):
        call_command("record_bounce", "nothing.eml")
