"""Two accounts of one person become one: nothing is lost, money and doubles are refused, and there is no way back."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.merging import rows_pointing_at
from coproduction.core.personal_data.erasing import erase
from coproduction.correspondence.models import Message, PostalAddress
from coproduction.documents.services import keep_made
from experts.models import Expert
from experts.rules.merging import suggested
from experts.selectors.merging import look_alikes
from experts.selectors.people import expert_of
from experts.services import merging, people
from experts.services.details import say_about
from experts.services.look_alikes import find_all, find_for
from experts.services.merging import held_in_closed_accounts
from involvement.models import Interest, Invitation, WeeklyMatch
from payments.models import BankDetails, Claim, ClaimedReceipt, Receipt
from tests.experts.test_welcoming import NETWORK, send, token_in
from tests.factories import (
    BankDetailsFactory,
    ClaimFactory,
    ClaimLineFactory,
    ContributionFactory,
    ExpertFactory,
    InterestFactory,
    OpportunityFactory,
    TopicFactory,
    person,
)
from tests.involvement.opportunities.racing import together
from tests.privacy.planting import Planted
from tests.questions import asks_the_same_whatever_the_rows

User = get_user_model()
# What stays with the closed account where both have one: there may be one only. Or what never moves.
LEFT_BEHIND = {
    "accounts.RoleGrant", "audit.Event", "core.SubmissionToken", "correspondence.GroupChoice",
    "correspondence.PostalAddress", "correspondence.Preference", "experts.AccessNeed", "experts.AccessPassport",
    "experts.Availability", "experts.CalendarLink", "experts.Expert", "experts.GuardianConsent", "experts.LookAlike",
    "experts.NotTheSame", "mfa.Authenticator",
    "payments.BankDetails", "privacy.ErasedPerson", "privacy.Leaving", "privacy.LegalHold", "quality_mark.PanelMember",
    "socialaccount.SocialAccount", "usersessions.UserSession",
}  # fmt: skip
DERIVED = ("involvement.ExpertFacts", "expert")  # made anew from the rest, for people who are active
PHONE = "+447700900982"


@pytest.fixture
def stays(db):
    return ExpertFactory(user=person("expert", name="Esther Okafor"), phone=PHONE)


@pytest.fixture
def goes(db):
    return ExpertFactory(user=person("expert", name="Esther Okafor"), phone=PHONE, about="I sing.")


def merge(stays, goes, by):
    return merging.merge(keeper=stays, loser=goes, by=by)


def pointing_at(*users):
    found = rows_pointing_at(User, users[0].pk) + rows_pointing_at(Expert, users[0].pk)
    for user in users[1:]:
        found += rows_pointing_at(User, user.pk) + rows_pointing_at(Expert, user.pk)
    return found


def pairs():
    return [(pair.one.name, pair.other.name, pair.why) for pair in look_alikes()]


def joined(name, **fields):
    return ExpertFactory(user=person("expert", name=name), **fields)


def test_look_alikes_are_found_once_with_every_reason(db):
    born = date(1984, 3, 27)
    joined("Ann Able", phone=PHONE, date_of_birth=born)
    joined("ann able", phone=PHONE, date_of_birth=date(1984, 12, 1))
    joined("Bea Busy", phone="", date_of_birth=born)
    joined("Bea Busy", phone="", date_of_birth=date(1985, 3, 27))
    joined("Half Way", phone=PHONE, applied_at=None)
    joined("No Year", phone="")
    joined("No Year", phone="")
    why = "the same telephone number and the same name and year of birth"
    assert pairs() == []
    for _ in range(2):
        assert find_all() == 1
        assert pairs() == [("Ann Able", "ann able", why)]


def test_one_person_who_joins_is_looked_for_at_once(db, django_capture_on_commit_callbacks):
    born = date(1984, 3, 27)
    joined("Ann Able", phone=PHONE, date_of_birth=born)
    joined("Bea Busy", phone=PHONE, date_of_birth=date(1990, 1, 1))
    new = joined(" ann able", date_of_birth=born, applied_at=None)
    with django_capture_on_commit_callbacks(execute=True):
        people.apply_to_join(user=new.user)
    assert pairs() == [("Ann Able", " ann able", "the same name and year of birth")]
    Expert.objects.filter(pk=new.pk).update(phone=PHONE)
    find_for(expert_id=new.pk)
    assert len(pairs()) == 2


def test_two_people_are_remembered_as_two(as_, coordinator, stays, goes):
    find_all()
    client = as_(coordinator)
    assert "Look at people who may be here twice" in client.get("/start/").content.decode()
    assert "Look at both" in client.get(f"{NETWORK}duplicates/").content.decode()
    for _ in range(2):
        assert client.post(f"{NETWORK}duplicates/{goes.pk}/{stays.pk}/two/").status_code == 302
    assert pairs() == []
    assert Event.objects.filter(action="expert.not_the_same").count() == 1


def test_every_row_of_every_model_is_somewhere_afterwards(db, coordinator):
    """Whatever model there is, planted for both: none is lost, and only what must stay does."""
    one, other = Planted(), Planted()
    User.objects.filter(pk__in=[one.user.pk, other.user.pk]).update(is_active=True)
    stays, goes = (Expert.objects.select_related("user").get(pk=each.user.pk) for each in (one, other))
    before = pointing_at(stays.user, goes.user)
    del before[DERIVED]
    moved = merge(stays, goes, coordinator)
    after = pointing_at(stays.user, goes.user)
    after.pop(DERIVED, None)
    told = after.pop(("correspondence.Message", "recipient")) - before.pop(
        ("correspondence.Message", "recipient")
    )
    merged = after.pop(("experts.Expert", "merged_into")) - before.pop(("experts.Expert", "merged_into"), 0)
    assert (told, merged) == (2, 1)
    assert after == before
    assert moved["payments.Claim", "claimant"] == moved["correspondence.Message", "recipient"] - 1 == 1
    left = {label for (label, _), rows in pointing_at(goes.user).items() if rows}
    assert left == LEFT_BEHIND


def test_what_the_one_that_stays_has_not_said_is_taken_over(coordinator, stays, goes):
    shared, own = TopicFactory(), TopicFactory()
    for expert, topics in ((stays, [shared]), (goes, [shared, own])):
        say_about(user=expert.user, by=expert.user, topics={"interest": topics})
    say_about(user=goes.user, by=goes.user, is_carer=True, date_of_birth=date(1984, 3, 27))
    merge(stays, goes, coordinator)
    merged = expert_of(stays.user)
    assert (merged.about, merged.is_carer, merged.date_of_birth) == ("I sing.", True, date(1984, 3, 27))
    assert set(merged.topics.all()) == {shared, own}


def test_both_addresses_lead_to_the_account_that_stays(coordinator, stays, goes):
    for expert in (stays, goes):
        EmailAddress.objects.create(user=expert.user, email=expert.user.email, primary=True, verified=True)
    kept, second = stays.user.email, goes.user.email
    merge(stays, goes, coordinator)
    addresses = (
        EmailAddress.objects.filter(user=stays.user).order_by("-primary").values_list("email", "primary")
    )
    assert list(addresses) == [(kept, True), (second, False)]
    closed = User.objects.get(pk=goes.pk)
    assert (closed.email, closed.is_active, closed.roles) == (None, False, set())
    assert sorted(Message.objects.values_list("address", flat=True)) == sorted([kept, second])


def test_the_one_address_there_is_becomes_the_main_one(coordinator, goes):
    stays = ExpertFactory(user=person("expert", email=None, name="Esther Okafor"))
    address = goes.user.email
    EmailAddress.objects.create(user=goes.user, email=address, primary=True, verified=True)
    merge(stays, goes, coordinator)
    assert User.objects.get(pk=stays.pk).email == address
    assert EmailAddress.objects.get(user=stays.user).primary


def test_bank_details_do_not_move(coordinator, stays, goes):
    BankDetailsFactory(expert=goes)
    merge(stays, goes, coordinator)
    assert BankDetails.objects.get().expert_id == goes.pk


@pytest.mark.parametrize("status", ["submitted", "returned", "approved", "in_run", "payment_failed"])
def test_money_on_its_way_is_waited_for(coordinator, stays, goes, status):
    claim = ClaimFactory(claimant=goes)
    Claim.objects.filter(pk=claim.pk).update(**_as(status))
    with pytest.raises(RuleBroken, match="claim on the way"):
        merge(stays, goes, coordinator)


def _as(status):
    approver = person("approver")
    sent = {"status": status, "submitted_at": timezone.now()}
    approved = {"approved_by": approver, "approved_at": timezone.now()}
    return {**sent, **(approved if status in ("approved", "in_run", "payment_failed") else {})}


def test_a_draft_goes_with_the_person(coordinator, stays, goes):
    claim = ClaimFactory(claimant=goes)
    merge(stays, goes, coordinator)
    claim.refresh_from_db()
    assert claim.claimant_id == stays.pk


def test_both_at_the_same_activity_is_refused(coordinator, stays, goes):
    here = ContributionFactory(expert=stays)
    ContributionFactory(expert=goes, activity=here.activity)
    with pytest.raises(RuleBroken, match="Both accounts are on the list"):
        merge(stays, goes, coordinator)
    assert Expert.objects.get(pk=goes.pk).merged_into is None


def test_apologies_of_the_one_that_goes_are_no_hindrance(coordinator, stays, goes):
    here = ContributionFactory(expert=stays)
    second = ContributionFactory(expert=goes, activity=here.activity, status="apologies")
    elsewhere = ContributionFactory(expert=goes)
    merge(stays, goes, coordinator)
    second.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (second.expert_id, elsewhere.expert_id) == (goes.pk, stays.pk)


def test_both_interested_in_one_advert_is_refused(coordinator, stays, goes):
    advert = OpportunityFactory(published=True)
    InterestFactory(opportunity=advert, expert=stays)
    InterestFactory(opportunity=advert, expert=goes)
    with pytest.raises(RuleBroken, match="Both accounts told us"):
        merge(stays, goes, coordinator)
    Interest.objects.filter(expert=goes).update(status="withdrawn")
    merge(stays, goes, coordinator)
    assert Interest.objects.filter(expert=goes).count() == 1


@pytest.mark.parametrize("who", ["keeper", "loser"])
def test_nobody_puts_their_own_account_together(stays, goes, who):
    by = {"keeper": stays, "loser": goes}[who].user
    with pytest.raises(RuleBroken, match="is yours"):
        merge(stays, goes, by)


def test_staff_and_people_who_left_do_not_stay(coordinator, goes):
    staff = ExpertFactory(user=person("expert", "approver"))
    with pytest.raises(RuleBroken, match="role in the staff"):
        merge(staff, goes, coordinator)
    with pytest.raises(RuleBroken, match="Choose the other one"):
        merge(ExpertFactory(status="left"), goes, coordinator)


def test_the_closed_account_is_erased_with_the_person(coordinator, stays, goes):
    say_about(user=stays.user, by=stays.user, about="I dance.")
    merge(stays, goes, coordinator)
    assert "I sing." in str(held_in_closed_accounts(stays.user)) and held_in_closed_accounts(goes.user) == []
    erase([stays.pk])
    assert set(Expert.objects.values_list("about", "phone")) == {("", "")}
    assert set(User.objects.filter(pk__in=[stays.pk, goes.pk]).values_list("name", flat=True)) == {""}


def test_looking_choosing_checking_and_doing_it(as_, coordinator, stays, goes):
    client, path = as_(coordinator), f"{NETWORK}duplicates/{stays.pk}/{goes.pk}/"
    page = client.get(path).content.decode()
    assert page.count("07700 900982") == 2 and "I sing." not in page
    assert client.post(path, {}).status_code == 422
    check = client.post(path, {"keep": str(stays.pk)}).headers["Location"]
    assert check == f"{NETWORK}duplicates/{stays.pk}/keeps/{goes.pk}/"
    assert "You cannot undo this" in client.get(check).content.decode()
    assert send(client, check).headers["Location"] == f"{NETWORK}{stays.pk}/"
    assert client.get(f"{NETWORK}{goes.pk}/").headers["Location"] == f"{NETWORK}{stays.pk}/"
    again = client.get(check).content.decode()
    assert "put into another already" in again and "<form" not in again.split("<main")[1]
    assert client.get(NETWORK).content.decode().count("Esther Okafor") == 1


@pytest.mark.parametrize("path", ["", "{one}/{other}/", "{one}/keeps/{other}/"])
def test_who_may_look(as_, host, expert, stays, goes, path):
    path = f"{NETWORK}duplicates/{path.format(one=stays.pk, other=goes.pk)}"
    for user in (host, expert):
        assert as_(user).get(path).status_code == 403


def test_one_account_is_not_compared_with_itself(as_, coordinator, stays):
    assert as_(coordinator).get(f"{NETWORK}duplicates/{stays.pk}/{stays.pk}/").status_code == 404


def test_the_list_asks_the_same_few_questions(as_, coordinator):
    asks_the_same_whatever_the_rows(
        as_(coordinator),
        f"{NETWORK}duplicates/",
        lambda: [joined("A", phone=PHONE), joined("B", phone=PHONE), find_all()],
    )


def test_what_stands_in_the_way_of_the_button_is_an_error_of_its_page(as_, coordinator, stays, goes):
    client, path = as_(coordinator), f"{NETWORK}duplicates/{stays.pk}/keeps/{goes.pk}/"
    token = token_in(client.get(path).content.decode())
    ClaimFactory(claimant=goes, status="submitted", submitted_at=timezone.now())
    answer = client.post(path, {"submission_token": token})
    page = answer.content.decode()
    assert answer.status_code == 422 and "<title>Error: " in page and "nhsuk-error-summary" in page
    assert Expert.objects.get(pk=goes.pk).merged_into is None


def test_invitations_matches_and_the_postal_address_go_along(coordinator, stays, goes):
    """The walk over every model sees to it; here are three by name. What both have stays where it is."""
    advert, other = OpportunityFactory(published=True), OpportunityFactory(published=True)
    for opportunity, expert in ((advert, stays), (advert, goes), (other, goes)):
        Invitation.objects.create(
            opportunity=opportunity, expert=expert, invited_by=coordinator, invited_at=timezone.now()
        )
        WeeklyMatch.objects.create(opportunity=opportunity, expert=expert, week="2026-W48", points=1)
    PostalAddress.objects.create(user=goes.user, line_1="1 High Street", town="Norwich", postcode="NR1 1AA")
    merge(stays, goes, coordinator)
    for model in (Invitation, WeeklyMatch):
        kept = model.objects.filter(expert=stays).values_list("opportunity", flat=True)
        assert (sorted(kept), model.objects.filter(expert=goes).count()) == ([advert.pk, other.pk], 1)
    address = PostalAddress.objects.get()
    assert (address.user_id, address.line_1) == (stays.pk, "1 High Street")


def test_the_account_further_on_its_way_is_suggested(db):
    one, other = ExpertFactory.build(pk=1, user=None, status="applied"), ExpertFactory.build(pk=2, user=None)
    assert suggested(one, other) is other


def test_a_receipt_claimed_in_both_is_for_finance(coordinator, stays, goes):
    for expert in (stays, goes):
        line = ClaimLineFactory(claim__claimant=expert)
        document = keep_made(
            b"%PDF", name="bus.pdf", media_type="application/pdf", purpose="receipt", by=expert.user
        )
        receipt = Receipt.objects.create(line=line, document=document, sent_sha256="0" * 64)
        ClaimedReceipt.objects.create(claimant=expert, sha256="0" * 64, claim=line.claim, receipt=receipt)
    with pytest.raises(RuleBroken, match="same receipt"):
        merge(stays, goes, coordinator)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's")
def test_two_coordinators_at_once_put_them_together_once():
    by, one, other = person("coordinator"), ExpertFactory(), ExpertFactory()

    def tries(number):
        keeper, loser = (one, other) if number % 2 else (other, one)
        try:
            merging.merge(keeper=keeper, loser=loser, by=by)
        except RuleBroken as refusal:
            return str(refusal)
        return "done"

    answers = together(6, tries)
    assert answers.count("done") == 1
    assert {each for each in answers if each != "done"} == {
        "One of these accounts has been put into another already. Look at the list again."
    }
    assert Expert.objects.filter(merged_into__isnull=False).count() == 1
