"""What follows the session: how it went, what was done about it, and what everyone then reads."""

from tests.journeys.hosting import TITLE

WISH, ANSWER = "Please start at 11am, buses come late.", "We start at 11am from January."


class Changing:
    """Told with `self.her` at a phone's width, and `self.host` and `self.stranger` at a desktop's, all with axe."""

    def when_she_says_how_it_went(self):
        self.her.goto("/start/")
        self.her.follow("Messages")
        self.her.follow(f"How did it go?: {TITLE}")
        self.her.page.locator("main a[href*='/my/feedback/']").first.click()
        self.her.sees("Were you listened to?")
        self.her.finds_nothing_wrong()
        for question in ("Were you listened to?", "Was it well prepared", "Would you do it again?"):
            self.her.page.get_by_role("group", name=question).get_by_label("Yes").check()
        self.her.fill("Is there anything else you would like to say?", WISH)
        self.her.choose("Yes, keep my name")
        self.her.press("Send")
        self.her.sees("Thank you for telling us.")
        self.her.sees(WISH)
        self.her.finds_nothing_wrong()

    def and_the_host_says_that_it_is_over(self):
        self.host.goto("/staff/adverts/")
        self.host.follow(TITLE)
        self.host.press("Mark as under way")
        self.host.press("Mark as completed")
        self.host.follow("What people said, and what changed")
        self.host.sees("The review is due on 18 March 2027.")
        self.host.finds_nothing_wrong()

    def then_the_host_cannot_close_it_before_she_is_answered(self):
        self.host.press("Mark as reviewed and tell everyone")
        self.host.sees("Answer each thing people said first")
        self.host.finds_nothing_wrong()

    def so_the_host_says_what_was_done(self):
        self.host.follow(f"Answer ‘{WISH}’")
        self.host.fill("What people said", WISH)
        self.host.choose("We did it")
        self.host.fill("What was done, what will be done, or why not", ANSWER)
        self.host.choose("What 1 person contributed on 18 December 2026")
        self.host.page.get_by_role("group", name="Show this to everybody").get_by_label("Yes").check()
        self.host.finds_nothing_wrong()
        self.host.press("Save")
        self.host.sees("Everything people said so far has an answer.")
        self.host.press("Mark as reviewed and tell everyone")
        self.host.sees("Everyone who took part was told.")
        self.host.finds_nothing_wrong()

    def then_she_is_told_what_changed(self):
        self.her.goto("/start/")
        self.her.follow("Messages")
        self.her.follow(f"What changed because of you: {TITLE}")
        self.her.sees(ANSWER)
        self.her.goto("/my/record/")
        self.her.sees(ANSWER)
        self.her.finds_nothing_wrong()

    def and_everybody_can_read_it(self):
        self.stranger.goto("/")
        self.stranger.follow("What changed")
        self.stranger.sees(ANSWER)
        self.stranger.finds_nothing_wrong()
        self.stranger.follow(TITLE)
        self.stranger.sees(ANSWER)
        self.stranger.finds_nothing_wrong()
