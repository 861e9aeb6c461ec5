"""The audit trail is sealed a little behind its writers, and whoever tampers with it is found."""

import threading
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from coproduction.audit import services
from coproduction.audit.models import Event, Seal
from coproduction.audit.services import checking, heads, record, sealing, settled

ON_POSTGRESQL = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def own_head_file(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture(autouse=True)
def settled_at_once(monkeypatch):
    monkeypatch.setattr(settled, "SETTLED_AFTER", timedelta(0))


@pytest.fixture
def in_batches_of_two(monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)


def happened(number):
    return [
        record(actor=None, action="test.done", after={"number": each, "amount": "£1"})
        for each in range(number)
    ]


@pytest.fixture
def sealed(db, in_batches_of_two):
    """Five events under three seals."""
    events = happened(5)
    services.seal()
    return events


def by_force(sql, *values):
    """Change the trail as someone with the keys of the database would."""
    with connection.cursor() as cursor:
        if ON_POSTGRESQL:
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE audit_seal DISABLE TRIGGER USER")
        cursor.execute(sql, values)


def found():
    return list(services.problems())


def test_a_whole_trail_has_no_problems(sealed, capsys):
    assert [seal.count for seal in Seal.objects.all()] == [2, 2, 1]
    assert found() == []
    call_command("verify_audit")
    assert "The audit trail is whole. 3 seals, 0 events not sealed yet." in capsys.readouterr().out


def test_sealing_twice_seals_once(sealed):
    services.seal()
    assert Seal.objects.count() == 3


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_event SET action = 'x' WHERE id = %s",
        "UPDATE audit_event SET actor_id = 7 WHERE id = %s",
        "UPDATE audit_event SET after = '{\"number\": 9}' WHERE id = %s",
        "UPDATE audit_event SET at = '2020-01-01 00:00:00+00:00' WHERE id = %s",
        "UPDATE audit_event SET target_id = '1' WHERE id = %s",
        "UPDATE audit_event SET request_id = '1' WHERE id = %s",
    ],
)
def test_an_edited_event_is_found(sealed, change):
    by_force(change, sealed[2].pk)
    assert found() == [f"Events {sealed[2].pk} to {sealed[3].pk}: one of them, or their seal, was changed."]


def test_a_removed_event_is_found(sealed):
    by_force("DELETE FROM audit_event WHERE id = %s", sealed[0].pk)
    assert "2 were sealed, 1 are there" in found()[0]
    with pytest.raises(CommandError, match="1 problem"):
        call_command("verify_audit")


def test_a_removed_seal_is_found(sealed):
    by_force("DELETE FROM audit_seal WHERE last_event = %s", sealed[3].pk)
    assert any("is missing" in problem for problem in found())


def test_a_seal_made_to_fit_an_edited_event_is_found(sealed):
    by_force("UPDATE audit_event SET action = 'x' WHERE id = %s", sealed[0].pk)
    first = Seal.objects.first()
    forged = checking.digest("0" * 64, first, checking._events_of(first))
    by_force("UPDATE audit_seal SET digest = %s WHERE id = %s", forged, first.pk)
    assert any("not the one that was made" in problem for problem in found())
    assert any("was changed" in problem for problem in found())


def test_a_tail_that_was_cut_off_is_found_by_the_head_outside_the_database(sealed):
    by_force("DELETE FROM audit_event WHERE id >= %s", sealed[2].pk)
    by_force("DELETE FROM audit_seal WHERE last_event >= %s", sealed[2].pk)
    assert found() == [
        f"The seal up to event {sealed[3].pk} was there once and is gone.",
        f"The seal up to event {sealed[4].pk} was there once and is gone.",
    ]


def test_a_missing_head_file_is_found(sealed):
    heads.head_file().unlink()
    assert found() == ["The file that keeps the heads of the chain is missing or empty."]


def test_a_run_that_died_before_it_wrote_the_head_is_made_good(sealed):
    lines = heads.head_file().read_text().splitlines()
    heads.head_file().write_text(lines[0] + "\n")
    services.seal()
    assert heads.head_file().read_text().splitlines() == lines


def test_young_events_wait(db, monkeypatch):
    monkeypatch.setattr(settled, "SETTLED_AFTER", timedelta(minutes=1))
    happened(1)
    services.seal()
    assert not Seal.objects.exists()


def forge(number, **facts):
    """Put an event in at a number of its own, as a slow transaction or a forger does."""
    event = Event(pk=number, action="test.late", **facts)
    event.save()
    return event


@pytest.fixture
def with_a_gap(sealed, monkeypatch):
    """Two more events under a seal, with a number between them that is still to come."""
    monkeypatch.setattr(sealing, "BATCH", 10)
    first = sealed[4].pk + 1
    forge(first)
    forge(first + 2)
    services.seal()
    return first + 1


def test_a_number_that_never_came_is_no_problem(with_a_gap):
    assert Seal.objects.last().gaps == [[with_a_gap, with_a_gap]]
    assert found() == []


def test_an_event_that_came_late_is_found_and_sealed_with_the_next(with_a_gap):
    forge(with_a_gap)
    assert any("has no seal yet" in problem for problem in found())
    forge(with_a_gap + 2)
    services.seal()
    assert Seal.objects.last().late == [with_a_gap]
    assert found() == []
    by_force("UPDATE audit_event SET action = 'x' WHERE id = %s", with_a_gap)
    assert len(found()) == 1


def test_a_late_event_is_sealed_also_when_nothing_else_happens(with_a_gap):
    if ON_POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval('audit_event_id_seq', %s)", [with_a_gap + 1])
    forge(with_a_gap)
    services.seal()
    services.seal()
    assert Seal.objects.last().late == [with_a_gap]
    assert found() == []


def test_the_same_facts_give_the_same_digest_whatever_the_order_of_keys(db):
    one = record(actor=None, action="x", after={"a": 1, "b": 2})
    two = Event(pk=one.pk, at=one.at, action="x", after={"b": 2, "a": 1}, request_id=one.request_id)
    assert checking.digest("", Seal(), [one]) == checking.digest("", Seal(), [two])


@pytest.mark.skipif(not ON_POSTGRESQL, reason="the trigger is PostgreSQL's")
@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["audit_event", "audit_seal"])
def test_the_database_refuses_to_change_the_trail(sealed, table, change):
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
    ):
        cursor.execute(change.format(table))
    assert found() == []


@pytest.mark.race
@pytest.mark.skipif(not ON_POSTGRESQL, reason="needs PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_an_event_of_an_open_transaction_is_neither_missed_nor_called_late():
    taken, go_on = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            record(actor=None, action="test.slow")
            taken.set()
            go_on.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    taken.wait(10)
    quick = record(actor=None, action="test.quick")
    services.seal()
    assert not Seal.objects.filter(last_event__gte=quick.pk).exists(), "a lower number may yet come"
    go_on.set()
    thread.join()
    services.seal()
    seal = Seal.objects.last()
    assert (seal.last_event, seal.late) == (quick.pk, [])
    assert not checking.within(quick.pk - 1, seal.gaps)
    assert found() == []


@pytest.mark.race
@pytest.mark.skipif(not ON_POSTGRESQL, reason="needs PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_make_one_chain(in_batches_of_two):
    happened(9)
    ready = threading.Barrier(4)

    def work():
        ready.wait()
        services.seal()
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    services.seal()
    assert sum(seal.count for seal in Seal.objects.all()) == 9
    assert [problem for problem in found() if "head" not in problem] == []
    assert Event.objects.filter(at__lte=timezone.now()).count() == 9
