"""A host's and a coordinator's part of the story: write, check, publish, choose, run, record."""

from datetime import date

CLOSING, DECISION, FIRST = date(2026, 12, 8), date(2026, 12, 10), date(2026, 12, 18)
TITLE = "Carers shaping the crisis line"


class Hosting:
    """Told with `self.host` and `self.coordinator`, each a window in the browser."""

    def when_the_host_starts_an_advert(self):
        self.host.goto("/start/")
        self.host.follow("Adverts")
        self.host.press("Start an advert")
        self.host.fill("Title", TITLE)
        self.host.page.get_by_label("Kind of opportunity").select_option("focus_group")
        self.host.finds_nothing_wrong()
        self.host.press("Save and continue")
        self.host.sees("What is missing")
        self.host.finds_nothing_wrong()

    def and_is_told_plainly_about_a_slip_in_the_dates(self):
        self.host.follow("Dates and time")
        self.host.page.get_by_label("How often people meet").select_option("one_off")
        self.host.fill("How long each session lasts", "150")
        self.host.fill("Preparation for each session", "60")
        self.host.fill_date("Closing date", CLOSING)
        self.host.page.get_by_role("group", name="Closing date").get_by_label("Month").fill("13")
        self.host.fill_date("Date you will tell people", DECISION)
        self.host.fill_date("Date of the first session", FIRST)
        self.host.press("Save")
        assert self.host.page.title().startswith("Error: ")
        self.host.finds_nothing_wrong()
        self.host.follows_the_error_to("closing_date_month")
        month = self.host.page.get_by_role("group", name="Closing date").get_by_label("Month")
        assert month.input_value() == "13", "what was typed stays"
        month.fill(str(CLOSING.month))
        self.host.press("Save")

    def and_fills_in_the_rest(self):
        for section in (self._about, self._level, self._where, self._places, self._pay, self._support):
            section(self.host)
            self.host.press("Save")
        assert self.host.page.get_by_text("What is missing").count() == 0

    def _about(self, window):
        window.follow("About")
        window.fill(
            "What this is, and why it matters", "The crisis line is changing. Carers will help to plan it."
        )
        window.fill("What people will do", "Meet us for an afternoon and say what good help sounds like.")
        window.fill("Who you are looking for", "Carers of people who have called the line.")
        window.finds_nothing_wrong()

    def _level(self, window):
        window.follow("Level of involvement")
        window.choose("Co-design")
        window.finds_nothing_wrong()

    def _where(self, window):
        window.follow("Where and access")
        window.choose("In person")
        window.page.get_by_label("Venue").select_option(label="The Old Library")
        window.page.get_by_label("Locality").select_option(label="Norwich")
        window.fill("Access", "Step-free from the street. Lift to all floors. Hearing loop.")
        window.finds_nothing_wrong()

    def _places(self, window):
        window.follow("Places and choosing")
        window.fill("Number of places", "3")
        window.fill("How you will choose people", "People who have had fewer chances come first.")
        window.finds_nothing_wrong()

    def _pay(self, window):
        window.follow("Pay and travel")
        window.page.get_by_label("Payment for people").select_option(index=1)
        window.choose("Mileage, or public transport at cost")
        window.finds_nothing_wrong()

    def _support(self, window):
        window.follow("Support, contact and budget")
        window.fill("Support people will have", "A carers lead meets you first.")
        window.fill("Email address people can write to", "carers@example.nhs.uk")
        window.page.get_by_label("Directorate").select_option(label="Community Services")
        window.page.get_by_label("Budget").select_option(index=1)
        window.finds_nothing_wrong()

    def and_sees_it_as_the_public_will(self):
        self.host.follow("See it as the public will")
        self.host.sees("£11.50")
        self.host.finds_nothing_wrong()
        self.host.follow("The advert")

    def and_sends_it_for_checking(self):
        self.host.press("Send for checking")
        self.host.sees("A coordinator is checking this advert")
        self.host.finds_nothing_wrong()

    def then_a_coordinator_publishes_it(self):
        self.coordinator.goto("/start/")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.follow("Check adverts before they are published")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.follow(TITLE)
        self.coordinator.finds_nothing_wrong()
        self.coordinator.press("Publish")
        self.coordinator.finds_nothing_wrong()

    def and_a_coordinator_welcomes_her(self):
        self.coordinator.goto("/start/")
        self.coordinator.follow("The network")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.follow(self.name)
        self.coordinator.finds_nothing_wrong()
        self.coordinator.follow("Record the welcome talk")
        self.coordinator.choose("By telephone")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.press("Save, and tell them")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.follow("Record the agreement signed on paper")
        self.coordinator.finds_nothing_wrong()
        self.coordinator.fill("Day", "2")
        self.coordinator.fill("Month", "11")
        self.coordinator.fill("Year", "2026")
        self.coordinator.press("Save")
        self.coordinator.press("Make active")
        self.coordinator.finds_nothing_wrong()

    def then_the_host_offers_her_a_place(self):
        self.host.goto("/start/")
        self.host.follow("Adverts")
        self.host.finds_nothing_wrong()
        self.host.follow(TITLE)
        self.host.follow("People who are interested")
        self.host.finds_nothing_wrong()
        self.host.follow(self.name)
        self.host.sees("A seat near the door")
        self.host.finds_nothing_wrong()
        self.host.press("Offer a place")
        self.host.choose("They have had fewer chances lately")
        self.host.finds_nothing_wrong()
        self.host.press("Offer the place")
        self.host.finds_nothing_wrong()

    def when_the_host_adds_the_session(self):
        self.host.goto("/staff/adverts/")
        self.host.follow(TITLE)
        self.host.follow("Sessions")
        self.host.finds_nothing_wrong()
        self.host.press("Add a session")
        self.host.fill_date("Date", FIRST)
        self.host.fill("Start time", "2pm")
        self.host.fill("End time", "4:30pm")
        self.host.fill("How to get in", "Ask for Jo at the front desk.")
        self.host.finds_nothing_wrong()
        self.host.press("Add this session")
        self.host.finds_nothing_wrong()

    def and_the_host_records_who_came(self):
        self.host.goto("/start/")
        self.host.finds_nothing_wrong()
        self.host.goto("/staff/adverts/")
        self.host.follow(TITLE)
        self.host.follow("Sessions")
        self.host.follow("18 December 2026 at 2pm")
        self.host.press("Record who came")
        self.host.finds_nothing_wrong()
        self.host.choose("Came")
        self.host.press("Check before you record it")
        self.host.sees("2 hours 30 minutes")
        self.host.finds_nothing_wrong()
        self.host.press("Record this")
        self.host.sees("Attendance recorded")
        self.host.finds_nothing_wrong()
