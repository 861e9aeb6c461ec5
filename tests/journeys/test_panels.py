"""A recruiter's month: panels brought in, an expert asked and seated, how it went, and paid from the seat."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.core import mail

from coproduction.accounts.enums import Role
from involvement.models import Panel
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import BankDetailsFactory, DirectorateFactory, person
from tests.involvement.seats.conftest import ready
from tests.journeys.money import Money
from tests.journeys.trust import open_trust

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STARTS, AFTERWARDS = datetime(2026, 11, 23, 10, tzinfo=UTC), datetime(2026, 12, 9, 17, tzinfo=UTC)
POST, CHAIR = "Ward Manager", "chair@example.nhs.uk"
HEADER = (
    "Vacancy reference,Job title,Band,Directorate,Locality,Interview date,Start,Finish,Chair email,Other panel emails,"
    "Expert emails,Experts had equal vote,Candidates interviewed,Candidates who met an expert,Reason no expert,Outcome"
)
ROWS = (
    f"846-1,{POST},7,Adult Acute,Norwich,09/12/2026,09:00,12:30,{CHAIR},,,Yes,3,,,",
    f"846-2,Staff Nurse,5,Adult Acute,Norwich,2026-11-12,09:00,12:00,{CHAIR},,,No,2,0,Nobody asked for an expert,Appointed",
    f"846-3,Consultant,Medical,Nowhere,Norwich,2026-11-13,09:00,12:00,{CHAIR},,,No,2,0,Nobody asked for an expert,Appointed",
)


class Month(Money):
    amount = Decimal("40.25")  # 3.5 hours at £11.50

    def __init__(self, open_as, size):
        self.people = open_trust()
        DirectorateFactory(name="Adult Acute")
        self.people.recruiter = person(Role.RECRUITER, name="Recruiter Person")
        self.expert = ready("Carol Carer")
        BankDetailsFactory(expert=self.expert, account_name="Carol Carer")
        self.open_as, self.size = open_as, size

    def everyone_signs_in(self):
        for role, user in vars(self.people).items():
            setattr(self, role, self.open_as(user, self.size))
        self.her = self.open_as(self.expert.user, PHONE)

    def when_the_recruiter_brings_a_month_in(self):
        window = self.recruiter
        window.goto("/start/")
        window.follow("Interview panels")
        window.finds_nothing_wrong()
        window.follow("Import panels from a spreadsheet")
        window.finds_nothing_wrong()
        table = {
            "name": "december.csv", "mimeType": "text/csv", "buffer": "\n".join([HEADER, *ROWS]).encode(),
        }  # fmt: skip
        window.page.get_by_label("Spreadsheet of panels").set_input_files(table)
        window.press("Look at the file")
        window.follow("See the result")
        window.sees("What the file would do")
        window.finds_nothing_wrong()
        assert Panel.objects.count() == 1, "only the one that was observed: nothing is in yet"
        window.press("Import 2 panels")
        window.follow("See the result")
        window.sees("What was imported")
        window.finds_nothing_wrong()

    def and_asks_for_an_expert(self):
        window = self.recruiter
        window.goto("/staff/panels/")
        window.follow(re.compile(POST))
        window.finds_nothing_wrong()
        window.press("Ask for an expert")
        window.sees("1 person has Values Based Recruitment training")
        window.fill("How many experts do you need?", "1")
        window.choose("Member")
        window.fill_date("When do you need to know by?", date(2026, 12, 9))
        window.choose("Yes")
        window.page.get_by_label("Payment for time").select_option(index=1)
        window.choose("No travel is needed")
        window.fill("Preparation", "0")
        window.page.get_by_label("Budget").select_option(index=1)
        window.press("Ask now")
        window.sees("must be before the panel on 9 December 2026")
        window.finds_nothing_wrong()
        window.follows_the_error_to("needed_by_day")
        window.fill_date("When do you need to know by?", date(2026, 11, 30))
        window.press("Ask now")
        window.sees("We have asked 1 person.")
        window.finds_nothing_wrong()

    def then_she_says_yes_on_her_phone(self):
        self.her.goto("/start/")
        self.her.finds_nothing_wrong()
        self.her.follow("Answer the offer of a seat")
        self.her.sees("£11.50")
        self.her.sees("If you get benefits")
        self.her.finds_nothing_wrong()
        self.her.press("Yes, I take the seat")
        self.her.sees("You said yes.")
        self.her.finds_nothing_wrong()
        self.her.follow("See your seat")
        self.her.finds_nothing_wrong()
        self.her.goto("/my/panels/")
        self.her.finds_nothing_wrong()

    def and_the_recruiter_sees_her_seat(self):
        self.recruiter.goto("/staff/panels/")
        self.recruiter.follow(re.compile(POST))
        self.recruiter.sees("Carol Carer")
        self.recruiter.sees("Filled")
        self.recruiter.finds_nothing_wrong()

    def the_coverage_report_says(self, panels, with_an_expert, share):
        """Of the directorate, in the manager's report: panels held, those with a trained expert, and the share."""
        window = self.manager
        window.goto("/staff/reports/panel-coverage/?by=directorate")
        window.finds_nothing_wrong()
        row = window.page.get_by_role("row").filter(has_text="Adult Acute").first
        cells = [re.match(r"[\d%]+", cell.strip()) for cell in row.get_by_role("cell").all_inner_texts()]
        figures = [cell[0] for cell in cells if cell]
        assert figures[:3] == [str(panels), str(with_an_expert), share], figures

    def when_the_recruiter_records_who_came(self):
        self.recruiter.goto("/start/")
        self.recruiter.follow("Record who came to the panel")
        self.recruiter.finds_nothing_wrong()
        self.recruiter.choose("Came")
        self.recruiter.press("Check before you record it")
        self.recruiter.sees("3 hours 30 minutes")
        self.recruiter.finds_nothing_wrong()
        self.recruiter.press("Record this")
        self.recruiter.sees("Attendance recorded")

    def then_she_and_the_chair_say_how_it_went(self):
        self.her.goto("/start/")
        self.her.follow("Tell us how the panel went")
        self._answers(self.her, "Was your view heard as equal?")
        (message,) = (each for each in mail.outbox if each.to == [CHAIR])
        link = re.search(r"(/panels/how-it-went/\S+)", message.body)[1]
        chair = self.open_as(None, self.size)
        chair.goto(link)
        self._answers(chair, "Was the expert’s view heard as equal?")
        chair.sees("We have your answers")
        chair.finds_nothing_wrong()

    def _answers(self, window, question):
        window.finds_nothing_wrong()
        window.press("Send")
        window.finds_nothing_wrong()
        for group in window.page.get_by_role("group").all():
            group.get_by_label("Yes").check()
        window.page.get_by_role("group", name=question).get_by_label("Partly").check()
        window.press("Send")

    def and_the_recruiter_reads_it(self):
        self.recruiter.goto("/staff/panels/")
        self.recruiter.follow(re.compile(POST))
        self.recruiter.sees("How it went")
        assert self.recruiter.page.get_by_role("cell", name="Partly").count() == 2
        self.recruiter.finds_nothing_wrong()

    def when_she_claims_from_her_seat(self):
        self.her.goto("/my/panels/")
        self.her.follow(re.compile(POST))
        self.her.finds_nothing_wrong()
        self.her.follow("Claim for it")
        self.her.press("Start this claim")
        self.her.sees("3 hours 30 minutes")
        self.her.press("Check and send your claim")
        self.her.choose("This is what I want to claim")
        self.her.press("Send your claim")
        self.her.finds_nothing_wrong()

    def then_the_approver_approves_the_claim(self):
        self.approver.goto("/start/")
        self.approver.follow("Claims to check")
        self.approver.follow(re.compile(r"^Claim \d"))
        self.approver.sees(f"£{self.amount}")
        self.approver.press("Approve this claim")
        self.approver.finds_nothing_wrong()

    def then_she_sees_that_she_is_paid(self):
        self.her.goto("/my/claims/")
        self.her.follow(re.compile(POST))
        self.her.sees(f"We paid you £{self.amount}")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_month_of_panels(open_as, transactional_db, size):
    with time_machine.travel(STARTS, tick=True) as clock:
        story = Month(open_as, size)
        story.everyone_signs_in()
        story.when_the_recruiter_brings_a_month_in()
        story.the_coverage_report_says(1, 0, "0%")
        story.and_asks_for_an_expert()
        story.then_she_says_yes_on_her_phone()
        story.and_the_recruiter_sees_her_seat()

        clock.move_to(AFTERWARDS)
        story.everyone_signs_in()
        story.when_the_recruiter_records_who_came()
        story.then_she_and_the_chair_say_how_it_went()
        story.and_the_recruiter_reads_it()
        story.the_coverage_report_says(2, 1, "50%")
        story.when_she_claims_from_her_seat()
        story.then_the_approver_approves_the_claim()
        story.when_finance_makes_and_locks_a_run()
        story.then_the_file_ties_to_the_claims()
        story.and_finance_sends_it_and_reconciles()
        story.then_she_sees_that_she_is_paid()
