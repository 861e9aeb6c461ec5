"""One of every kind of thing that can wait for a person who is an expert and holds every role, for the page that lists it."""

from datetime import timedelta

from django.utils import timezone

from coproduction.core.dates import today
from coproduction.correspondence import services
from coproduction.correspondence.enums import BatchState, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch
from coproduction.privacy.enums import RetentionKind
from coproduction.privacy.models import Leaving, RetentionRun
from experts.enums import ExpertStatus, NeedKind, NeedOutcome, NotMetBecause
from experts.models import LookAlike, NeedMet
from involvement.enums import DebriefSide, InterestStatus, OpportunityStatus, PlaceStatus, Seat
from involvement.impact_enums import FeedbackSide
from involvement.models import (
    AdvertChange,
    AdvertWords,
    AskedAgain,
    ChangeAnswer,
    Debrief,
    FeedbackAsked,
    PanelOffer,
    PanelRequest,
    Review,
)
from payments.enums import ClaimStatus, RunStatus
from payments.models import PaymentRun
from quality_mark.enums import Consent, SubmissionStatus
from quality_mark.models import PlanReport, Question
from tests.factories.correspondence import letter
from tests.factories.experts import (
    AccessNeedFactory,
    AccessPassportFactory,
    ContributionFactory,
    ExpertFactory,
    ToldTrainingFactory,
)
from tests.factories.involvement import (
    InterestFactory,
    OpportunityFactory,
    PanelFactory,
    PanelSeatFactory,
    SessionFactory,
)
from tests.factories.payments import ClaimFactory
from tests.factories.people import person
from tests.factories.quality_mark import (
    ContributorFactory,
    DecisionFactory,
    MeetingFactory,
    ReviewFactory,
    SubmissionFactory,
    VersionFactory,
)
from tests.factories.training import TrainingPlaceFactory

SAID = {
    "Welcome people who have asked to join",
    "Make people active after their welcome talk",
    "Look at training people have told us about",
    "Look at people who may be here twice",
    "Tell us what helps you to take part",
    "Tell us if you had the help you needed",
    "Look at access needs that cannot be met",
    "Review access needs with people",
    "Answer our equality questions, if you would like to",
    "Answer the offer of a place",
    "Tell people whether they have a place",
    "Look at who is interested",
    "Say if you keep your place",
    "Answer the offer of a seat on a panel",
    "Find an expert for a panel",
    "Answer access needs:",
    "Answer access needs for the quality mark panel",
    "A panel has moved. Tell us if you can still come",
    "Sign off Olive Observer on the panel",
    "Record who came to the panel",
    "A session has changed. Tell us if you can still come",
    "Training has changed. Tell us if you can still come",
    "Record who came",
    "Answer",
    "Tell us how the panel went",
    "Tell us how it went",
    "Check adverts before they are published",
    "Finish your draft adverts",
    "Approve adverts in easy read and other languages",
    "Say what changed",
    "Chase reviews that are late",
    "Claim for what you took part in",
    "Tell us more about claim",
    "Finish and send your claims",
    "Check your bank details",
    "Decide on claims",
    "Pay approved claims",
    "Look at payments that failed",
    "Lock payment run",
    "Say if you want to be named for your part",
    "Answer what the panel asks about ‘My policy’",
    "Start a new version of ‘My policy sent back’",
    "Review ‘Their policy’ for the quality mark",
    "Ask people to review work for the quality mark",
    "Say if the action plan of ‘Their plan’ is done",
    "Change your mind about leaving, if you want to stay",
    "Sign off what is to be erased",
    "Print and post letters",
    "Make letters in Braille, audio or easy read",
    "Add addresses for letters that have none",
    "Post the letters that are printed",
    "Read your new message",
    "Put right messages that did not arrive",
}


def one_of_each(expert):
    """Make something of every kind wait for an Expert, whose user holds every role."""
    for make in (_in_the_network, _of_adverts, _of_sessions, _of_panels, _afterwards, _of_money):
        make(expert)
    _of_quality(expert)
    _of_data(expert.user)
    _of_messages(expert.user)


def _in(days):
    return timezone.now() + timedelta(days=days)


def _in_the_network(me):
    ExpertFactory(status=ExpertStatus.APPLIED)
    ExpertFactory(status=ExpertStatus.WELCOMED)
    one, other = ExpertFactory(), ExpertFactory()
    LookAlike.objects.create(one=one.user, other=other.user, by_phone=True)
    ToldTrainingFactory(expert=one)
    AccessPassportFactory(expert=other, reviewed_on=today() - timedelta(days=1000))
    came = ContributionFactory(expert=me, attended=True)
    for kind in (NeedKind.BSL, NeedKind.PARKING):
        NeedMet.objects.create(expert=me, activity=came.activity, kind=kind)
    coming = ContributionFactory(expert=one, activity__starts_at=_in(40))
    NeedMet.objects.create(
        expert=one,
        activity=coming.activity,
        need=AccessNeedFactory(expert=one),
        kind=NeedKind.BSL,
        outcome=NeedOutcome.NOT_MET,
        because=NotMetBecause.COST,
        answered_at=timezone.now(),
        answered_by=person(),
    )


def _of_adverts(me):
    InterestFactory(expert=me, status=InterestStatus.OFFERED, answer_by=today() + timedelta(days=3))
    late = OpportunityFactory(host=me.user, published=True, decision_date=today() - timedelta(days=1))
    for advert in (late, OpportunityFactory(host=me.user, published=True)):
        InterestFactory(opportunity=advert)
    kept = InterestFactory(expert=me, status=InterestStatus.ACCEPTED)
    for reason in ("Another room", "Another day"):
        change = AdvertChange.objects.create(
            opportunity=kept.opportunity, by=person(), reason=reason, lines=[]
        )
        ChangeAnswer.objects.create(change=change, interest=kept)
    OpportunityFactory(status=OpportunityStatus.IN_REVIEW)
    draft = OpportunityFactory(host=me.user)
    AdvertWords.objects.create(opportunity=draft, title="In short", summary="Short", written_by=person())
    done = OpportunityFactory(host=me.user, published=True, status=OpportunityStatus.COMPLETED)
    Review.objects.create(
        opportunity=done, completed_on=today() - timedelta(days=9), due_on=today() - timedelta(days=1)
    )


def _of_sessions(me):
    near = SessionFactory(opportunity__host=me.user, activity__starts_at=_in(2))
    guest = ContributionFactory(activity=near.activity)
    AccessNeedFactory(expert=guest.expert)
    moved = SessionFactory(activity__starts_at=_in(5))
    AskedAgain.objects.create(contribution=ContributionFactory(expert=me, activity=moved.activity))
    over = SessionFactory(opportunity__host=me.user)
    ContributionFactory(activity=over.activity)
    TrainingPlaceFactory(user=me.user, status=PlaceStatus.OFFERED, answer_by=today() + timedelta(days=2))
    TrainingPlaceFactory(user=me.user, status=PlaceStatus.BOOKED, must_confirm=True)
    TrainingPlaceFactory(date__days=-3)


def _of_panels(me):
    panel = PanelFactory(activity__starts_at=_in(4))
    request = PanelRequest.objects.create(
        panel=panel, needed_by=today() - timedelta(days=1), asked_by=person(), opened_at=timezone.now()
    )
    PanelOffer.objects.create(request=request, expert=me, offered_at=timezone.now(), answer_by=today())
    PanelSeatFactory(expert=me, must_confirm=True, panel__activity__starts_at=_in(6))
    PanelSeatFactory(
        expert=ExpertFactory(user=person(name="Olive Observer")),
        seat=Seat.OBSERVER,
        panel__chair_email=me.user.email,
        contribution__attended=True,
    )
    PanelSeatFactory()


def _afterwards(me):
    Debrief.objects.create(panel=PanelFactory(), side=DebriefSide.EXPERT, expert=me)
    session = SessionFactory()
    asked = {"opportunity": session.opportunity, "side": FeedbackSide.EXPERT, "asked_on": today()}
    FeedbackAsked.objects.create(session=session, person=me.user, **asked)
    FeedbackAsked.objects.create(person=me.user, **asked)


def _of_money(me):
    sent = {"submitted_at": timezone.now(), "promised_on": today() + timedelta(days=20), "total": "24.31"}
    approved = {**sent, "approved_at": timezone.now(), "approved_by": person()}
    ClaimFactory(claimant=me)
    ClaimFactory(claimant=me, status=ClaimStatus.RETURNED, **sent)
    ClaimFactory(claimant=me, status=ClaimStatus.PAYMENT_FAILED, **approved)
    ClaimFactory(status=ClaimStatus.SUBMITTED, **sent)
    ClaimFactory(status=ClaimStatus.APPROVED, **approved)
    PaymentRun.objects.create(status=RunStatus.OPEN, payer=person(), pay_on=today())


def _of_quality(me):
    ContributorFactory(expert=me, consent=Consent.ASKED, answered_at=None)
    mine = VersionFactory(submission__author=me.user, submission__title="My policy", sent=True)
    mine.submission.status = SubmissionStatus.IN_REVIEW
    mine.submission.save()
    for words in ("Who helped you?", "When?"):
        Question.objects.create(version=mine, asked_by=person(), words=words)
    SubmissionFactory(author=me.user, title="My policy sent back", status=SubmissionStatus.RETURNED)
    ReviewFactory(reviewer=me.user, version__submission__title="Their policy")
    decision = DecisionFactory(item__version__submission__title="Their plan")
    planned = decision.version.submission
    planned.status = SubmissionStatus.CONDITIONAL
    planned.save()
    PlanReport.objects.create(
        decision=decision, words="Done", reported_at=timezone.now(), reported_by=planned.author
    )
    meeting = MeetingFactory(activity__starts_at=_in(5), activity__ends_at=_in(6))
    theirs = ContributionFactory(activity=meeting.activity)
    AccessNeedFactory(expert=theirs.expert)


def _of_data(user):
    Leaving.objects.create(person=user, erase_on=today() + timedelta(days=30))
    RetentionRun.objects.create(kind=RetentionKind.LEFT, older_than=today(), count=2)


def _of_messages(user):
    letter()
    letter(format="braille")
    letter(address=False)
    LetterBatch.objects.create(made_by=person(), state=BatchState.READY, size=2)
    services.send(to=user, kind="hello", key="hello", subject="Hello", body="Welcome")
    services.send(to=person(), kind="hello", key="hello-2", subject="Hello", body="Welcome")
    Delivery.objects.filter(message__key="hello-2").update(state=DeliveryState.SET_ASIDE)
