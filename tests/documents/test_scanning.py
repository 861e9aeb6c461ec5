from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import override_settings

from coproduction.audit.models import Event
from coproduction.correspondence.models import Message
from coproduction.documents import clamd, services
from coproduction.documents.enums import ScanState
from coproduction.documents.tasks import sweep_scans
from tests.documents import files

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
NOWHERE = "127.0.0.1:9"


def state_of(document):
    document.refresh_from_db()
    return document.scan_state


def kept(keep, by, run_tasks):
    with run_tasks(execute=True):
        return keep(files.jpeg(), by=by)


def test_a_clean_file_is_served_once_it_is_checked(keep, expert, scanner, django_capture_on_commit_callbacks):
    document = kept(keep, expert, django_capture_on_commit_callbacks)
    assert state_of(document) == ScanState.CLEAN
    assert scanner.received[0].startswith(b"\xff\xd8\xff")
    event = Event.objects.get(action="document.scanned")
    assert (event.before, event.after["scan_state"]) == ({"scan_state": "waiting"}, "clean")


def test_an_infected_file_is_locked_and_its_sender_told(
    keep, expert, scanner, django_capture_on_commit_callbacks
):
    scanner.virus = b"\xff\xd8"
    document = kept(keep, expert, django_capture_on_commit_callbacks)
    assert state_of(document) == ScanState.INFECTED
    message = Message.objects.get(recipient=expert)
    assert "We found a virus" in message.body
    services.scan(document.pk)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(("language", "greeting"), [("cy", "Helo "), ("", "Hello ")])
def test_the_sender_is_told_in_their_language(
    keep, expert, scanner, language, greeting, django_capture_on_commit_callbacks
):
    expert.language = language
    expert.save()
    scanner.virus = b"\xff\xd8"
    kept(keep, expert, django_capture_on_commit_callbacks)
    assert Message.objects.get(recipient=expert).body.startswith(greeting)


def test_the_file_is_not_served_until_then(keep, expert, as_, own_files, settings):
    settings.CLAMAV_ADDRESS = NOWHERE
    document = keep(files.jpeg(), by=expert)
    services.scan(document.pk)
    assert state_of(document) == ScanState.WAITING
    answer = as_(expert).get(document.get_absolute_url())
    assert answer.status_code == 403
    assert "still checking" in answer.content.decode()


def test_a_scanner_that_comes_back_is_asked_again(
    keep, expert, scanner, settings, still_clock, django_capture_on_commit_callbacks
):
    address, settings.CLAMAV_ADDRESS = settings.CLAMAV_ADDRESS, NOWHERE
    document = kept(keep, expert, django_capture_on_commit_callbacks)
    settings.CLAMAV_ADDRESS = address
    still_clock.shift(timedelta(minutes=3))
    with django_capture_on_commit_callbacks(execute=True):
        sweep_scans()
    assert state_of(document) == ScanState.CLEAN


@pytest.mark.parametrize("says", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"stream: no", b"OK\0"])
def test_an_answer_we_do_not_know_keeps_the_file_locked(keep, expert, scanner, says):
    document = keep(files.jpeg(), by=expert)
    scanner.says = says
    services.scan(document.pk)
    assert state_of(document) == ScanState.WAITING


def test_scanning_a_file_that_is_gone_or_done_does_nothing(keep, expert, scanner):
    document = keep(files.jpeg(), by=expert)
    services.scan(document.pk)
    services.scan(document.pk)
    services.scan(document.pk + 1)
    assert len(scanner.received) == 1


def test_without_a_scanner_the_file_says_so_and_is_served(keep, expert):
    assert keep(files.jpeg(), by=expert).scan_state == ScanState.NOT_SCANNED


def test_a_virus_is_named(scanner, settings, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"before" + scanner.virus)
    with path.open("rb") as file:
        assert clamd.finds_virus(file, settings.CLAMAV_ADDRESS) == "Eicar-Test-Signature"


@pytest.mark.parametrize("address", ["unix:/nowhere/clamd.sock", "no-port", "127.0.0.1:9"])
def test_a_scanner_that_cannot_be_reached_says_nothing_of_the_file(address, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"x")
    with path.open("rb") as file, pytest.raises(clamd.ScannerDown):
        clamd.finds_virus(file, address)


@pytest.mark.parametrize(("address", "warned"), [("", True), ("clamav:3310", False)])
def test_the_deployment_check_says_when_nothing_is_scanned(address, warned, capsys):
    with override_settings(CLAMAV_ADDRESS=address):
        call_command("check", "--deploy", "--tag", "security")
    assert ("documents.W001" in capsys.readouterr().err) is warned
