"""The whole way of a policy to its mark and out of it: returned, written again, awarded, verified by its QR code, withdrawn.

The writer, the chair and the panel press what they press; the expert does it on a phone, and so does a stranger with the
certificate in hand. What another browser test presses already is done by the services here.
"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core import pdf
from experts.models import Activity
from quality_mark.certificates import certificate_of
from quality_mark.enums import Kind, SubmissionStatus
from quality_mark.models import Award, Evidence, Meeting, MeetingSeat, Review, Submission
from quality_mark.services.allocation import allocate, declare
from quality_mark.services.criteria import load_criteria
from quality_mark.services.reviewing import finish, save_score
from quality_mark.services.writing import start
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import ExpertFactory, person
from tests.factories.quality_mark import MeetingFactory
from tests.pdfs import text_of
from tests.quality_mark import qr
from tests.quality_mark.conftest import fill
from tests.quality_mark.meetings.conftest import cast

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
REASONS = "Families were asked about a draft that was already written. Please write the next one with them."
AWARDED_FOR = "Families wrote this version with staff, and had the last word on it."
CHANGED = "Six families wrote the second version with us."
POLICY = pdf.Document(
    title="Leaving hospital policy",
    blocks=[pdf.Paragraph("Nobody leaves before their family knows when, and how they get home.")],
)
WITHDRAWN_FOR = "The policy was replaced by another one."


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def url_of(item, name):
    return url(name, item.pk)


class Way:
    """The story, told with a window for each person."""

    def __init__(self, open_as, submission, people):
        self.open_as, self.submission = open_as, submission
        self.host, self.chair, self.panel = people
        self.expert = self.panel[0]
        self.writes, self.chairs = open_as(self.host, DESKTOP), open_as(self.chair, DESKTOP)
        self.phone, self.stranger = open_as(self.expert, PHONE), open_as(None, PHONE)

    @property
    def item(self):
        return Meeting.objects.latest("pk").agenda.get()

    def is_now(self, status):
        assert Submission.objects.get().status == status

    def the_evidence_is_given(self):
        writes = self.writes
        writes.goto(url("criterion", self.submission.pk, 1))
        writes.page.get_by_label("Add a file that shows it").set_input_files(
            {"name": "policy.pdf", "mimeType": "application/pdf", "buffer": pdf.render(POLICY)}
        )
        writes.fill("What does the file show?", "The policy as families wrote it")
        writes.press("Save")
        assert Evidence.objects.get().document.pages == 1

    def the_evidence_is_read(self, number):
        """The expert reads the policy on the phone, without leaving the page."""
        own = Review.objects.get(version__number=number, reviewer=self.expert)
        self.phone.goto(url("score", own.pk, 1))
        self.phone.page.get_by_text("Read policy.pdf here").click()
        picture = self.phone.page.locator("img[alt^='Page 1 of 1']")
        picture.scroll_into_view_if_needed()
        self.phone.page.wait_for_function("each => each.naturalWidth > 0", arg=picture.element_handle())
        self.phone.finds_nothing_wrong()

    def sends_it(self):
        self.writes.goto(url("check", self.submission.pk))
        self.writes.finds_nothing_wrong()
        self.writes.press("Send to the panel")
        self.is_now(SubmissionStatus.SUBMITTED)

    def is_allocated(self):
        allocate(
            submission=self.submission,
            meeting=Meeting.objects.latest("pk"),
            reviewers=self.panel,
            by=self.chair,
        )

    def is_scored(self, value):
        """The expert declares, scores the first criterion and finishes on the phone; all else is the services'."""
        mine = Review.objects.filter(version__number=self.submission.versions.count())
        phone, own = self.phone, mine.get(reviewer=self.expert)
        phone.goto(url("review", own.pk))
        phone.choose("No, I can review this fairly")
        phone.press("Continue")
        self.the_evidence_is_read(own.version.number)
        phone.choose("3: good")
        phone.press("Save and go on")
        for review in mine:
            if review.reviewer != self.expert:
                declare(review=review, conflict=False, words="", by=review.reviewer)
            self._scores(review, value)
        phone.goto(url("finish_review", own.pk))
        phone.choose("Co-design")
        phone.press("Finish my review")
        phone.finds_nothing_wrong()
        self.is_now(SubmissionStatus.AWAITING_MEETING)

    def _scores(self, review, value):
        for criterion in review.version.criteria_set.criteria.all():
            comment = f"Clear on {criterion.name}"
            said = {"value": value, "cannot_judge": False, "note": "", "comment": comment}
            save_score(
                review=Review.objects.get(pk=review.pk), criterion=criterion, **said, by=review.reviewer
            )
        if review.reviewer != self.expert:
            finish(review=Review.objects.get(pk=review.pk), rung="co-design", overall="", by=review.reviewer)

    def the_panel_meets(self):
        """The chair asks everybody, opens the meeting when its time has come, and says who is here."""
        pk = self.item.meeting_id
        chairs = self.chairs
        chairs.goto(url("invite", pk))
        chairs.finds_nothing_wrong()
        for member in self.panel:
            chairs.choose(member.name)
        chairs.press("Ask them")
        chairs.sees("We have asked them to come")
        now = timezone.now()
        Activity.objects.filter(quality_meeting=pk).update(starts_at=now, ends_at=now + timedelta(hours=2))
        chairs.finds_nothing_wrong()
        chairs.press("Open the meeting")
        chairs.finds_nothing_wrong()
        for member in self.panel:
            chairs.page.get_by_role("group", name=member.name).get_by_label("Here", exact=True).check()
        chairs.press("Save")
        chairs.finds_nothing_wrong()

    def it_is_put_to_the_vote(self, words):
        chairs = self.chairs
        chairs.follow(self.submission.title)
        chairs.finds_nothing_wrong()
        chairs.page.get_by_role("button", name="Put to the vote").click()
        chairs.page.wait_for_url("**/put/")
        chairs.finds_nothing_wrong()
        chairs.choose(words)
        chairs.choose("Co-design")
        chairs.press("Put it to the vote")
        chairs.sees("Members who are here can vote now")

    def everybody_agrees(self):
        """The expert votes on the phone, by the way of the list of meetings."""
        phone, item = self.phone, self.item
        phone.goto(url("my_meetings"))
        phone.finds_nothing_wrong()
        phone.goto(url("meeting", item.meeting_id))
        phone.finds_nothing_wrong()
        phone.follow(self.submission.title)
        phone.finds_nothing_wrong()
        phone.page.get_by_role("button", name="Vote", exact=True).click()
        phone.page.wait_for_url("**/vote/")
        phone.finds_nothing_wrong()
        phone.page.get_by_label("Agree", exact=True).check()
        phone.press("Save the vote")
        phone.sees("You voted: agree")
        for seat in MeetingSeat.objects.filter(meeting=item.meeting_id).exclude(member=self.expert):
            cast(item, seat, item.outcome)

    def it_is_decided(self, reasons, press):
        chairs = self.chairs
        chairs.goto(url_of(self.item, "decide"))
        chairs.finds_nothing_wrong()
        chairs.press(press)
        chairs.follows_the_error_to("reasons")
        chairs.fill("Why?", reasons)
        chairs.press(press)
        chairs.sees("It is decided")
        chairs.finds_nothing_wrong()

    def the_meeting_is_closed(self):
        chairs = self.chairs
        chairs.goto(url("close_meeting", self.item.meeting_id))
        chairs.finds_nothing_wrong()
        chairs.press("Close the meeting")
        chairs.finds_nothing_wrong()
        minutes = text_of(chairs.downloads("Minutes of the meeting"))
        assert REASONS[:40] in minutes and self.expert.name in minutes

    def is_written_again(self):
        writes = self.writes
        writes.goto(self.submission.get_absolute_url())
        writes.sees(REASONS)
        writes.finds_nothing_wrong()
        writes.follow("What the panel said on each question")
        writes.sees("Clear on Purpose")
        writes.finds_nothing_wrong()
        writes.goto(self.submission.get_absolute_url())
        writes.press("Start a new version")
        writes.goto(url("about", self.submission.pk))
        writes.fill("What has changed since the last version?", CHANGED)
        writes.press("Save")
        self.is_now(SubmissionStatus.DRAFT)

    def what_changed_is_read(self):
        review = Review.objects.get(version__number=2, reviewer=self.expert)
        self.phone.goto(url("review_changes", review.pk))
        self.phone.sees(CHANGED)
        self.phone.finds_nothing_wrong()

    def the_mark_is_verified(self, words):
        """A stranger holds a phone over the QR code of the certificate."""
        award = Award.objects.get()
        code = next(block.svg for block in certificate_of(award).blocks if "QR" in getattr(block, "alt", ""))
        path = qr.read(code).split("://", 1)[1].partition("/")[2]
        self.stranger.goto(f"/{path}")
        self.stranger.sees(f"{award.number} is a mark of this trust")
        self.stranger.sees(words)
        self.stranger.finds_nothing_wrong()

    def the_mark_is_withdrawn(self):
        award = Award.objects.get()
        self.chairs.goto(award.get_absolute_url())
        self.chairs.follow("Withdraw this mark")
        self.chairs.finds_nothing_wrong()
        self.chairs.fill("Why is the mark withdrawn?", WITHDRAWN_FOR)
        self.chairs.press("Withdraw the mark")
        self.chairs.finds_nothing_wrong()


@pytest.fixture
def people(host):
    """The writer, the chair, and a panel of two experts and two members of staff."""
    experts = [
        ExpertFactory(user=person(Role.EXPERT, Role.PANEL_MEMBER, name=f"Expert {name}")).user
        for name in ("One", "Two")
    ]
    staff = [person(Role.PANEL_MEMBER, name=f"Staff {name}") for name in ("One", "Two")]
    return host, person(Role.PANEL_CHAIR, name="Charlie Chair"), [*experts, *staff]


def test_a_policy_is_returned_written_again_awarded_verified_and_withdrawn(open_as, people):
    load_criteria()
    policy = fill(start(title="Leaving hospital policy", kind=Kind.POLICY, by=people[0]))
    MeetingFactory()
    way = Way(open_as, policy, people)
    way.the_evidence_is_given()
    way.sends_it()
    way.is_allocated()
    way.is_scored(2)
    way.the_panel_meets()
    way.it_is_put_to_the_vote("Not yet: returned")
    way.everybody_agrees()
    way.it_is_decided(REASONS, "Return it for a new version")
    way.the_meeting_is_closed()
    way.is_now(SubmissionStatus.RETURNED)

    way.is_written_again()
    way.sends_it()
    MeetingFactory()
    way.is_allocated()
    way.is_scored(3)
    way.what_changed_is_read()
    way.the_panel_meets()
    way.it_is_put_to_the_vote("Awarded")
    way.everybody_agrees()
    way.it_is_decided(AWARDED_FOR, "Award the quality mark")
    way.is_now(SubmissionStatus.AWARDED)

    way.the_mark_is_verified("Current")
    way.the_mark_is_withdrawn()
    way.the_mark_is_verified("Withdrawn")
