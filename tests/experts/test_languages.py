"""Everyone in the network is written to in their own language, whoever causes it: one who reads Welsh, one who reads English."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.core.languages import in_language, page_language
from coproduction.correspondence.models import Message
from experts import papers
from experts.enums import How, NotMetBecause
from experts.models import Occasion
from experts.notices import acting as acting_notices, bulk as bulk_notices
from experts.selectors.record import statement_for
from experts.services import checks, needs, people
from experts.services.reminders import send_reminders
from tests.experts.acting import begin
from tests.factories import (
    AccessNeedFactory,
    AccessPassportFactory,
    ActivityFactory,
    CheckFactory,
    CheckKindFactory,
    ContributionFactory,
    ExpertFactory,
    person,
)

WELSH, ENGLISH = "Helo", "Hello"


@pytest.fixture
def two(db):
    """Return an Expert who reads Welsh, and one who reads English."""
    return [
        ExpertFactory(user=person(Role.EXPERT, name="Carys", language="cy")),
        ExpertFactory(user=person(Role.EXPERT, name="Esther")),
    ]


def bodies(kind):
    return {message.recipient.name: message.body for message in Message.objects.filter(kind=kind)}


def each_in_their_own(kind):
    said = bodies(kind)
    assert said["Carys"].startswith(f"{WELSH} Carys,") and said["Esther"].startswith(f"{ENGLISH} Esther,")
    return said


def test_what_we_say_about_a_persons_place_in_the_network(two):
    for expert in two:
        people.take_break(expert=expert, by=expert.user)
    each_in_their_own("expert_paused")


def test_what_we_say_about_a_check_and_its_date(two, coordinator):
    kind = CheckKindFactory(name="DBS check", months=12)
    day = date(2026, 3, 2)
    for expert in two:
        check = checks.ask_for_check(expert=expert, kind=kind, by=coordinator)
        checks.record_check(check=check, state="clear", decided_on=day, by=coordinator)
    each_in_their_own("expert_check_asked")
    said = each_in_their_own("expert_check_clear")
    assert "2 Mawrth 2027" in said["Carys"] and "2 March 2027" in said["Esther"]


def test_what_we_say_about_a_need_that_cannot_be_met(two, coordinator):
    activity = ActivityFactory(starts_at=datetime(2030, 3, 2, 14, tzinfo=UTC))
    for expert in two:
        need = AccessNeedFactory(expert=expert, shared=True)
        ContributionFactory(expert=expert, activity=activity)
        needs.cannot_be_met(
            need=need,
            activity=activity,
            because=NotMetBecause.VENUE,
            words="The room has none.",
            by=coordinator,
        )
    said = each_in_their_own("need_not_met")
    assert "2 Mawrth 2030" in said["Carys"] and "2 March 2030" in said["Esther"]


def test_what_we_remind_people_of(two, still_clock):
    soon = today() + timedelta(days=20)
    for expert in two:
        CheckFactory(expert=expert, expires_on=soon)
        AccessPassportFactory(expert=expert, reviewed_on=today() - timedelta(days=800))
    person(Role.COORDINATOR, name="Carys", language="cy")
    person(Role.COORDINATOR, name="Esther")
    send_reminders()
    for kind in ("standing_expiring", "access_review", "standing_list"):
        each_in_their_own(kind)
    with in_language("cy"):
        in_welsh = papers.say_date(soon)
    assert in_welsh in bodies("standing_expiring")["Carys"] and in_welsh in bodies("standing_list")["Carys"]
    assert in_welsh not in bodies("standing_list")["Esther"]


def test_what_was_done_with_a_person_is_sent_and_printed_in_their_language(two, coordinator):
    for expert in two:
        occasion = Occasion.objects.create(
            person=expert.user, helper=coordinator, how=How.PHONE, ended_at=timezone.now()
        )
        Occasion.objects.filter(pk=occasion.pk).update(created_at=datetime(2026, 3, 2, 14, tzinfo=UTC))
        occasion.refresh_from_db()
        acting_notices.done_with_you(occasion, [])
        paper = acting_notices.summary_of(occasion, [])
        reads_welsh = expert is two[0]
        assert paper.date == ("2 Mawrth 2026" if reads_welsh else "2 March 2026")
        assert paper.language == ("cy" if reads_welsh else "en-GB")
    subjects = {each.recipient.name: each.subject for each in Message.objects.filter(kind="done_with_you")}
    assert "Mawrth" in subjects["Carys"] and "March" in subjects["Esther"]


def test_a_coordinators_own_words_stay_as_they_were_written(two, coordinator):
    class Written:
        pk, subject, body = 1, "Hello {name}", "Come to the meeting, {name}."

    assert {each.subject for each in bulk_notices.for_each(Written, two)} == {"Hello Carys", "Hello Esther"}


def test_the_record_and_the_letter_are_in_the_language_of_who_reads_them(two):
    statement = statement_for(two[0].user, first=date(2026, 3, 2), last=date(2026, 3, 9))
    with in_language("cy"):
        letter = papers.letter_of(two[0].user, statement)
        record = papers.record_of(two[0].user, years=[], done=[], training=[], parts=[])
    assert letter.language == record.language == "cy"
    assert "2 Mawrth 2026" in letter.blocks[0].text
    assert papers.letter_of(two[1].user, statement).language == page_language() == "en-GB"


def test_what_a_coordinator_prints_for_a_person_is_in_the_persons_language(
    two, coordinator, as_, monkeypatch
):
    made = []
    monkeypatch.setattr("experts.views.record.as_pdf", lambda document: made.append(document) or b"%PDF")
    cora = as_(coordinator)
    begin(cora, coordinator, two[0].user)
    assert cora.get(reverse("experts:record_pdf")).content == b"%PDF"
    assert [document.language for document in made] == ["cy"]
