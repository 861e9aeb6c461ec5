"""Her part of the story: join by an e-mailed code, find, say yes, come, claim, be paid."""

from django.core import mail
from icalendar import Calendar

from tests.accounts.conftest import code_in
from tests.documents.files import jpeg
from tests.journeys.hosting import TITLE


class TakingPart:
    """Told with `self.her`, her window; she is a stranger until she joins."""

    email, name = "carol@example.org", "Carol Carer"

    def when_she_asks_to_join(self):
        self.her.goto("/")
        self.her.finds_nothing_wrong()
        self.her.goto("/join/")
        self.her.finds_nothing_wrong()
        self.her.press("Start")
        self.her.finds_nothing_wrong()
        self.her.fill("Email address", self.email)
        self.her.press("Send me a code")
        self.her.finds_nothing_wrong()
        self.her.fill("Code", self._code())
        self.her.press("Continue")

    def _code(self):
        sent = [message for message in mail.outbox if message.to == [self.email]]
        return code_in(sent[-1])

    def and_answers_five_short_questions(self):
        self.her.fill("Full name", self.name)
        self.her.finds_nothing_wrong()
        self.her.press("Save and go on")
        self.her.choose("I care for someone")
        self.her.finds_nothing_wrong()
        self.her.press("Save and go on")
        self.her.fill("Day", "27")
        self.her.fill("Month", "3")
        self.her.fill("Year", "1984")
        self.her.finds_nothing_wrong()
        self.her.press("Save and go on")
        self.her.choose("Norwich")
        self.her.choose("Yes")
        self.her.finds_nothing_wrong()
        self.her.press("Save and go on")
        self.her.fill("Telephone number", "07700 900 982")
        self.her.finds_nothing_wrong()
        self.her.press("Save and go on")
        self.her.sees("07700 900982")
        self.her.finds_nothing_wrong()
        self.her.press("Join the network")
        self.her.sees("What happens next")
        self.her.finds_nothing_wrong()

    def when_she_finds_the_advert_by_searching(self):
        self.her.goto("/start/")
        self.her.finds_nothing_wrong()
        self.her.follow("Ways to take part")
        self.her.fill("Search", "crisis")
        self.her.press("Show results")
        self.her.finds_nothing_wrong()
        self.her.follow(TITLE)
        self.her.sees("£11.50")
        self.her.finds_nothing_wrong()

    def and_says_she_is_interested(self):
        self.her.press("Tell us you are interested")
        self.her.fill("Why does this interest you?", "I have called the line for my son.")
        self.her.fill("What would help you to take part", "A seat near the door")
        self.her.choose("No, thank you")
        self.her.finds_nothing_wrong()
        self.her.press("Check what you have told us")
        self.her.finds_nothing_wrong()
        self.her.press("Send")
        self.her.sees("You told us you are interested")
        self.her.finds_nothing_wrong()

    def and_she_accepts(self):
        self.her.goto("/start/")
        self.her.finds_nothing_wrong()
        self.her.follow("Your involvement")
        self.her.finds_nothing_wrong()
        self.her.follow(TITLE)
        self.her.sees("What you would be saying yes to")
        self.her.finds_nothing_wrong()
        self.her.press("Yes, I accept the place")
        self.her.sees("You have a place")
        self.her.finds_nothing_wrong()

    def then_she_puts_it_in_her_calendar(self):
        self.her.goto("/start/")
        self.her.follow("Your involvement")
        self.her.follow(f"{TITLE}, 18 December 2026 at 2pm")
        self.her.sees("Ask for Jo at the front desk.")
        assert self.her.page.get_by_text("<span").count() == 0
        self.her.finds_nothing_wrong()
        event = Calendar.from_ical(self.her.downloads("Put this in your calendar")).walk("VEVENT")[0]
        assert event["summary"] == TITLE
        assert event["dtstart"].dt.isoformat() == "2026-12-18T14:00:00+00:00"
        assert "The Old Library" in event["location"]

    def then_she_reads_one_reminder_in_her_inbox(self):
        self.her.goto("/start/")
        self.her.follow("Messages")
        self.her.finds_nothing_wrong()
        reminders = self.her.page.get_by_role("link", name="Tomorrow")
        assert reminders.count() == 1, "a task that runs twice reminds once"
        self.her.follow("Tomorrow")
        self.her.sees("The Old Library")
        self.her.finds_nothing_wrong()

    def when_she_starts_her_claim(self):
        self.her.goto("/start/")
        self.her.finds_nothing_wrong()
        self.her.follow("Your claims")
        self.her.finds_nothing_wrong()
        self.her.follow(TITLE)
        self.her.finds_nothing_wrong()
        self.her.press("Start this claim")
        self.her.sees("2 hours 30 minutes")
        self.her.finds_nothing_wrong()

    def and_adds_her_mileage(self):
        self.her.follow("Add a journey by car")
        self.her.choose("Car or van")
        self.her.fill("How many miles", "37.4")
        self.her.finds_nothing_wrong()
        self.her.press("Add this journey")
        self.her.sees("£20.57")

    def and_a_bus_fare_with_a_photo_of_the_ticket(self):
        self.her.follow("Add public transport")
        self.her.fill("How much did your ticket cost", "6.40")
        ticket = {"name": "ticket.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
        self.her.attach("Receipt (if you have one)", ticket)
        self.her.finds_nothing_wrong()
        self.her.press("Add this cost")
        self.her.sees("£6.40")
        self.her.finds_nothing_wrong()

    def and_says_where_to_pay_her(self):
        self.her.goto("/my/bank-details/")
        self.her.finds_nothing_wrong()
        self.her.press("Add your bank details")
        self.her.sees("Sign in again first")
        self.her.finds_nothing_wrong()
        self.her.press("Sign in again")
        self.her.finds_nothing_wrong()
        self.her.fill("Email address", self.email)
        self.her.press("Sign in")
        self.her.fill("Code", self._code())
        self.her.press("Continue")
        self.her.finds_nothing_wrong()
        self.her.fill("Name on the account", self.name)
        self.her.fill("Sort code", "08-99-99")
        self.her.fill("Account number", "66374958")
        self.her.press("Save these bank details")
        self.her.sees("Ends in")
        assert "66374958" not in self.her.page.content()
        self.her.finds_nothing_wrong()

    def and_sends_her_claim(self):
        self.her.goto("/my/claims/")
        self.her.finds_nothing_wrong()
        self.her.follow(TITLE)
        self.her.press("Check and send your claim")
        self.her.choose("This is what I want to claim")
        self.her.finds_nothing_wrong()
        self.her.press("Send your claim")
        self.her.sees("8 January 2027")
        self.her.finds_nothing_wrong()

    def then_she_sees_that_she_is_paid(self):
        self.her.goto("/start/")
        self.her.follow("Your claims")
        self.her.finds_nothing_wrong()
        self.her.follow(TITLE)
        self.her.sees(f"We paid you £{self.amount}")
        self.her.finds_nothing_wrong()
