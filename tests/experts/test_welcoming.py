"""From applied to active: a talk, a signature here or on paper, a guardian's yes where it is needed, and coming again."""

from datetime import date, timedelta

import pytest

from coproduction.audit.models import Event
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.services import change_setting
from experts.models import Agreement, AgreementText, GuardianConsent
from experts.rules.welcome import Standing, steps
from experts.selectors.standing import standing_of
from experts.services import agreements, leaving, people
from tests.factories import AgreementFactory, AgreementTextFactory, ExpertFactory, person

NETWORK = "/staff/network/"


def token_in(page):
    return page.split('name="submission_token" value="')[1].split('"')[0]


def send(client, path, **typed):
    token = token_in(client.get(path).content.decode())
    return client.post(path, {**typed, "submission_token": token})


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


@pytest.fixture
def text(db):
    return AgreementTextFactory()


@pytest.fixture
def welcomed(db):
    return ExpertFactory(status="welcomed", date_of_birth=date(1984, 3, 27))


@pytest.mark.parametrize(
    ("least_age", "years", "asked"), [(18, 30, False), (16, 30, False), (16, 17, True), (18, 17, False)]
)
def test_a_guardian_is_asked_only_for_someone_under_18_where_the_trust_lets_them_join(
    least_age, years, asked
):
    expert = ExpertFactory.build(user=None, date_of_birth=date(2026 - years, 1, 1))
    standing = Standing(expert=expert, on=date(2026, 11, 23), least_age=least_age)
    assert ("guardian" in {step.name for step in steps(standing)}) is asked


def test_nobody_is_active_without_the_agreement(welcomed, coordinator):
    with pytest.raises(RuleBroken, match="Write it first"):
        people.make_active(expert=welcomed, by=coordinator)
    AgreementTextFactory()
    with pytest.raises(RuleBroken, match="have not signed"):
        people.make_active(expert=welcomed, by=coordinator)
    agreements.record_paper_agreement(expert=welcomed, signed_on=today(), by=coordinator)
    assert people.make_active(expert=welcomed, by=coordinator).status == "active"


def test_signing_here_keeps_the_version_that_was_shown(as_, expert, text):
    client, path = as_(expert), "/my/profile/agreement/"
    assert text.words in client.get(path).content.decode()
    typed = {"version": text.number, "agrees": "on", "name": "Esther  Expert"}
    wrong = send(client, path, **{**typed, "agrees": "", "name": ""})
    assert wrong.status_code == 422 and "Tick the box" in wrong.content.decode()
    changed = send(client, path, **{**typed, "version": 99})
    assert changed.status_code == 422 and "The agreement has changed" in changed.content.decode()
    again = changed.content.decode()
    assert (
        f'name="version" value="{text.number}"' in again.replace('type="hidden" ', "") and "Esther" in again
    )
    assert send(client, path, **typed).status_code == 302
    signed = Agreement.objects.get()
    assert (signed.text, signed.how, signed.signed_as) == (text, "here", "Esther Expert")
    page = client.get(path).content.decode()
    assert f"You signed version {text.number}" in page and "<form" not in page.split("<main")[1]
    assert Event.objects.get(action="expert.agreement_signed").after["how"] == "here"


def test_a_refusal_is_an_error_of_the_form_and_keeps_what_was_typed(as_, coordinator, expert, text):
    client, path = as_(coordinator), f"{NETWORK}{expert.pk}/welcome/"
    typed = {**day("held_on", today()), "how": "phone", "held_by": coordinator.pk, "notes": "Likes gardens"}
    twice = send(client, path, **typed)
    assert twice.status_code == 422 and "Likes gardens" in twice.content.decode()
    AgreementFactory(expert=expert.expert, text=text)
    twice = send(client, f"{NETWORK}{expert.pk}/paper/", **day("signed_on", today()))
    assert twice.status_code == 422 and "signed already" in twice.content.decode()


def test_a_new_version_can_be_signed_and_takes_nothing_from_the_old(expert, text, coordinator):
    AgreementFactory(expert=expert.expert, text=text)
    newer = agreements.write_agreement(words="New words", by=coordinator)
    assert standing_of(expert.expert).agreement.text == text
    agreements.sign_agreement(expert=expert.expert, text=newer, name="Esther", by=expert)
    assert standing_of(expert.expert).agreement.text == newer
    with pytest.raises(RuleBroken, match="signed already"):
        agreements.sign_agreement(expert=expert.expert, text=newer, name="Esther", by=expert)


def test_an_old_version_is_not_signed(expert, text, coordinator):
    agreements.write_agreement(words="New words", by=coordinator)
    with pytest.raises(RuleBroken, match="has changed"):
        agreements.sign_agreement(expert=expert.expert, text=text, name="Esther", by=expert)


def test_a_signature_on_paper_is_recorded_by_another(as_, coordinator, welcomed, text):
    client, path = as_(coordinator), f"{NETWORK}{welcomed.pk}/paper/"
    later = send(client, path, **day("signed_on", today() + timedelta(days=1)))
    assert later.status_code == 422 and "must be today or in the past" in later.content.decode()
    assert send(client, path, **day("signed_on", today())).status_code == 302
    assert Agreement.objects.get().recorded_by == coordinator
    both = ExpertFactory(user=person("expert", "coordinator"), status="welcomed")
    with pytest.raises(RuleBroken, match="yourself"):
        agreements.record_paper_agreement(expert=both, signed_on=today(), by=both.user)


def test_the_agreement_is_written_in_versions(as_, coordinator, administrator, host):
    path = f"{NETWORK}agreement/write/"
    assert as_(host).get(path).status_code == 403
    client = as_(administrator)
    assert "There is no agreement yet" in client.get(f"{NETWORK}agreement/").content.decode()
    assert "This agreement is between you and the trust" in client.get(path).content.decode()
    assert send(client, path, words="First words").status_code == 302
    client = as_(coordinator)
    same = send(client, path, words="First words")
    assert same.status_code == 422 and "nothing new to publish" in same.content.decode()
    assert send(client, path, words="Second <b>words</b>").status_code == 302
    page = client.get(f"{NETWORK}agreement/").content.decode()
    assert "First words" in page and "Second &lt;b&gt;words" in page and "Version 2, asked for now" in page
    assert list(AgreementText.objects.values_list("number", flat=True)) == [2, 1]


@pytest.fixture
def young(db, administrator, text):
    change_setting("least_age_to_join", 16, by=administrator)
    young = ExpertFactory(status="welcomed", date_of_birth=today() - timedelta(days=365 * 17))
    AgreementFactory(expert=young, text=text)
    return young


def test_a_younger_person_waits_for_their_guardian(as_, coordinator, young):
    client = as_(coordinator)
    assert "They are under 18" in client.get(f"{NETWORK}{young.pk}/").content.decode()
    with pytest.raises(RuleBroken, match="parent or guardian"):
        people.make_active(expert=young, by=coordinator)
    said = {
        "name": "Pat Parent",
        "relationship": "Mother",
        "contact": "07700 900982",
        **day("given_on", today()),
    }
    wrong = send(client, f"{NETWORK}{young.pk}/guardian/", **{**said, "name": ""})
    assert wrong.status_code == 422 and "07700 900982" in wrong.content.decode()
    assert send(client, f"{NETWORK}{young.pk}/guardian/", **said).status_code == 302
    page = client.get(f"{NETWORK}{young.pk}/").content.decode()
    assert "Pat Parent, Mother, 07700 900982" in page
    assert "Pat Parent" not in as_(young.user).get("/my/profile/").content.decode()
    assert people.make_active(expert=young, by=coordinator).status == "active"


def test_the_trail_does_not_name_the_guardian(coordinator, young):
    agreements.record_guardian(
        expert=young,
        name="Pat",
        relationship="Aunt",
        contact="x@example.org",
        given_on=today(),
        by=coordinator,
    )
    assert Event.objects.get(action="expert.guardian_agreed").after == {"given_on": today().isoformat()}


def test_consent_is_renewed_and_the_earlier_kept(coordinator, young):
    said = {"relationship": "Aunt", "contact": "x@example.org", "given_on": today(), "by": coordinator}
    agreements.record_guardian(expert=young, name="Pat", **said)
    agreements.record_guardian(expert=young, name="Sam", **said)
    assert standing_of(young).consent.name == "Sam"
    assert GuardianConsent.objects.count() == 2


def test_a_person_sees_what_is_done_and_what_is_next(as_, text):
    applicant = ExpertFactory(status="applied")
    client = as_(applicant.user)
    page = client.get("/my/profile/").content.decode()
    assert "Read and sign our agreement" in page and "We will contact you" in page


def test_coming_again_after_leaving_is_a_fresh_application(as_, expert, coordinator, text):
    AgreementFactory(expert=expert.expert, text=text)
    leaving.leave(expert=expert.expert, by=expert)
    client = as_(expert)
    page = client.get("/join/").content.decode()
    assert "You have left the network" in page and "Join again" in page
    assert client.post("/join/again/").headers["Location"] == "/join/name/"
    assert client.post("/join/again/").status_code == 409
    again = expert.expert
    again.refresh_from_db()
    assert (again.status, again.applied_at, again.welcomed_at, again.left_at) == ("applied", None, None, None)
    people.say_about(user=expert, by=expert, date_of_birth=date(1984, 3, 27))
    people.apply_to_join(user=expert)
    people.welcome(expert=again, by=coordinator)
    with pytest.raises(RuleBroken, match="have not signed"):
        people.make_active(expert=again, by=coordinator)
    assert Agreement.objects.get().ended_on == today()


def test_somebody_who_never_joined_has_nothing_to_come_back_to(as_, nobody):
    assert as_(nobody).post("/join/again/").status_code == 404
