import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.reference.models import Directorate, Venue
from involvement.enums import OpportunityStatus
from involvement.imports.reader import read
from involvement.models import Opportunity
from involvement.selectors.opportunities import still_missing
from involvement.services.imports import DIFFERENT, DRAFT, HERE, READY, import_rows
from involvement.services.publication import publish

READY_ONES = {f"WLT-{number:03}" for number in (2, 3, 5, 7, 8, 9, 10, 11, 12)}
pytestmark = pytest.mark.usefixtures("still_clock", "trust")


def bring_in(path, by):
    with path.open("rb") as file:
        return import_rows(read(file), by=by)


def test_all_fourteen_arrive_and_nine_are_ready(adverts_file, coordinator):
    outcomes = bring_in(adverts_file, coordinator)
    assert len(outcomes) == Opportunity.objects.count() == 14
    assert {each.reference for each in outcomes if each.state == READY} == READY_ONES
    assert all(each.missing for each in outcomes if each.state == DRAFT)
    assert set(Opportunity.objects.to_check().values_list("reference", flat=True)) == READY_ONES
    assert Event.objects.filter(action="opportunity.imported").count() == 14


def test_every_ready_one_is_published_with_one_press(adverts_file, coordinator):
    bring_in(adverts_file, coordinator)
    for opportunity in Opportunity.objects.to_check():
        publish(opportunity=opportunity, by=coordinator)
    assert Opportunity.objects.filter(status=OpportunityStatus.PUBLISHED).count() == 9


@pytest.mark.parametrize(
    ("reference", "fields"),
    [
        ("WLT-001", {"closing_date", "decision_date"}),
        ("WLT-004", {"closing_date", "decision_date"}),
        ("WLT-006", {"closing_date"}),
        ("WLT-013", {"closing_date", "decision_date", "access", "band", "support", "budget"}),
        ("WLT-014", {"closing_date", "decision_date", "documents", "support"}),
    ],
)
def test_each_draft_says_what_is_missing(adverts_file, coordinator, reference, fields):
    bring_in(adverts_file, coordinator)
    opportunity = Opportunity.objects.get(reference=reference)
    assert {each.field for each in still_missing(opportunity)} == fields


def test_rows_are_placed_as_they_say(adverts_file, coordinator):
    bring_in(adverts_file, coordinator)
    block = Opportunity.objects.get(reference="WLT-007")
    assert block.band.rates.get().block_minutes == 180
    assert block.venue == Venue.objects.get(name="Various")
    assert block.session_minutes == 180
    unpaid = Opportunity.objects.get(reference="WLT-008")
    assert unpaid.band is None and unpaid.unpaid_reason.startswith("No funds")
    assert Opportunity.objects.get(reference="WLT-010").session_minutes is None
    assert not any(Opportunity.objects.values_list("imported_words", flat=True))


def test_a_second_import_changes_nothing(adverts_file, coordinator):
    bring_in(adverts_file, coordinator)
    publish(opportunity=Opportunity.objects.get(reference="WLT-002"), by=coordinator)
    before = list(Opportunity.objects.order_by("pk").values())
    events = Event.objects.count()
    assert {each.state for each in bring_in(adverts_file, coordinator)} == {HERE}
    assert list(Opportunity.objects.order_by("pk").values()) == before
    assert Event.objects.count() == events


def test_a_changed_row_is_told_and_not_changed(adverts_file, coordinator):
    bring_in(adverts_file, coordinator)
    content = adverts_file.read_bytes().replace(b"Peer tutor at the Recovery College", b"Peer teacher")
    outcomes = import_rows(read(io.BytesIO(content)), by=coordinator)
    assert {each.reference for each in outcomes if each.state == DIFFERENT} == {"WLT-011"}
    assert Opportunity.objects.get(reference="WLT-011").title == "Peer tutor at the Recovery College"


def test_words_that_cannot_be_placed_are_kept_and_named(adverts_file, coordinator):
    Directorate.objects.filter(name="Recovery College").update(retired_at=timezone.now())
    content = adverts_file.read_bytes()
    for old, new in (
        (b"hour,13.50", b"hour,13.51"),
        (b"weekly_in_term", b"now and then"),
        (b"2026-12-11", b"mid December"),
    ):
        content = content.replace(old, new)
    outcomes = import_rows(read(io.BytesIO(content)), by=coordinator)
    peer = next(each for each in outcomes if each.reference == "WLT-011")
    said = " ".join(peer.missing)
    assert peer.state == DRAFT
    for words in ("Recovery College", "13.51 hour", "now and then", "mid December"):
        assert f"‘{words}’" in said


def test_a_row_that_fails_brings_in_nothing(adverts_file, coordinator, monkeypatch):
    real = Opportunity.save

    def save(self, *args, **kwargs):
        if self.reference == "WLT-009":
            raise RuntimeError("the database went away")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Opportunity, "save", save)
    with pytest.raises(RuntimeError):
        bring_in(adverts_file, coordinator)
    assert Opportunity.objects.count() == 0 and Venue.objects.count() == 0


def test_the_command_says_what_became_of_each(adverts_file, coordinator, capsys):
    call_command("import_opportunities", str(adverts_file))
    said = capsys.readouterr().out
    assert "WLT-013      Draft" in said and "WLT-002      Ready to publish" in said
    assert "Ready to publish: 9. Draft: 5." in said
    call_command("import_opportunities", str(adverts_file))
    assert "Already here: 14." in capsys.readouterr().out


def test_the_command_says_in_one_sentence_what_is_wrong(tmp_path, coordinator):
    bad = tmp_path / "bad.csv"
    bad.write_text("reference,title\nA,B\n")
    with pytest.raises(CommandError, match="Line 1: the file has no columns organisation"):
        call_command("import_opportunities", str(bad))
    with pytest.raises(CommandError, match="We cannot read"):
        call_command("import_opportunities", str(tmp_path / "gone.csv"))
