"""The way in, checks, training and two accounts put together, in a real Chromium: their errors, and what axe finds."""

from datetime import date, timedelta

import pytest

from coproduction.core.dates import today
from coproduction.reference.services import change_setting
from experts.models import Agreement, AgreementText, Check, Expert, GuardianConsent, ToldTraining
from experts.services.look_alikes import find_all
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import (
    AgreementTextFactory,
    CheckKindFactory,
    ExpertFactory,
    ToldTrainingFactory,
    TrainingKindFactory,
    person,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NETWORK = "/staff/network/"
both_widths = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def goes_wrong(eyes, button, field):
    """Look at the page, press its button, and follow the first error to its field."""
    eyes.finds_nothing_wrong()
    eyes.press(button)
    eyes.finds_nothing_wrong()
    assert eyes.page.title().startswith("Error: ")
    assert eyes.page.locator(".nhsuk-error-message").first.is_visible()
    eyes.follows_the_error_to(field)


@both_widths
def test_from_the_talk_to_a_signature_on_paper(open_as, coordinator, size):
    AgreementTextFactory()
    applicant = ExpertFactory(status="applied", user=person("expert", name="Esther Okafor"))
    eyes = open_as(coordinator, size)
    eyes.goto(f"{NETWORK}{applicant.pk}/")
    eyes.finds_nothing_wrong()
    eyes.follow("Record the welcome talk")
    eyes.fill_date("When was it?", today() + timedelta(days=1))
    goes_wrong(eyes, "Save, and tell them", "held_on_day")
    eyes.fill_date("When was it?", today())
    eyes.choose("By telephone")
    eyes.press("Save, and tell them")
    eyes.finds_nothing_wrong()
    eyes.follow("Record the agreement signed on paper")
    goes_wrong(eyes, "Save", "signed_on_day")
    eyes.fill_date("When did they sign?", today())
    eyes.press("Save")
    eyes.finds_nothing_wrong()
    eyes.press("Make active")
    eyes.finds_nothing_wrong()
    assert Expert.objects.get().status == "active"


@both_widths
def test_signing_the_agreement_oneself(open_as, expert, size):
    AgreementTextFactory()
    eyes = open_as(expert, size)
    eyes.goto("/my/profile/agreement/")
    goes_wrong(eyes, "Sign", "agrees")
    AgreementTextFactory(words="We listen. We also answer.")
    eyes.choose("I have read the agreement")
    eyes.fill("Type your full name", "Esther Expert")
    eyes.press("Sign")
    eyes.finds_nothing_wrong()
    eyes.sees("We also answer.")
    eyes.choose("I have read the agreement")
    eyes.press("Sign")
    eyes.finds_nothing_wrong()
    assert Agreement.objects.get().text == AgreementText.objects.get(words__contains="answer")


@both_widths
def test_the_agreement_and_writing_one(open_as, administrator, size):
    eyes = open_as(administrator, size)
    eyes.goto("/staff/settings/")
    eyes.follow("The agreement people sign")
    eyes.finds_nothing_wrong()
    eyes.press("Write the agreement")
    eyes.fill("The agreement people sign", "")
    goes_wrong(eyes, "Publish", "words")
    eyes.fill("The agreement people sign", "We listen to you.\n\nYou can say no.")
    eyes.press("Publish")
    eyes.press("Write a new version")
    eyes.fill("The agreement people sign", "We listen to you.")
    eyes.press("Publish")
    eyes.finds_nothing_wrong()
    eyes.sees("Version 2, asked for now")


@both_widths
def test_a_check_asked_for_and_recorded(open_as, coordinator, expert, size):
    CheckKindFactory(name="DBS check", months=36)
    eyes = open_as(coordinator, size)
    eyes.goto(f"{NETWORK}{expert.pk}/")
    eyes.follow("Ask for a check")
    goes_wrong(eyes, "Ask for this check", "kind")
    eyes.choose("DBS check")
    eyes.press("Ask for this check")
    eyes.finds_nothing_wrong()
    eyes.follow("Record the answer")
    goes_wrong(eyes, "Save", "state")
    eyes.choose("Clear")
    eyes.fill_date("Date of the answer", today())
    eyes.press("Save")
    eyes.finds_nothing_wrong()
    assert Check.objects.get().expires_on


@both_widths
def test_training_told_and_decided(open_as, coordinator, expert, size):
    TrainingKindFactory(name="Values Based Recruitment")
    own = open_as(expert, size)
    own.goto("/my/profile/training/")
    goes_wrong(own, "Tell us", "kind")
    ToldTrainingFactory(expert=expert.expert)
    eyes = open_as(coordinator, size)
    eyes.goto(NETWORK)
    eyes.finds_nothing_wrong()
    eyes.follow("Training to look at")
    eyes.finds_nothing_wrong()
    with eyes.page.expect_navigation():
        eyes.page.locator("main table a").first.click()
    goes_wrong(eyes, "Save, and tell them", "answer")
    eyes.choose("No, we cannot confirm it")
    eyes.press("Save, and tell them")
    eyes.follows_the_error_to("reason")
    eyes.fill("If no: the reason", "We could not read the certificate.")
    eyes.press("Save, and tell them")
    eyes.finds_nothing_wrong()
    assert ToldTraining.objects.get().reason


@both_widths
def test_a_guardian_agrees(open_as, coordinator, administrator, size):
    AgreementTextFactory()
    change_setting("least_age_to_join", 16, by=administrator)
    young = ExpertFactory(status="welcomed", date_of_birth=today() - timedelta(days=365 * 17))
    eyes = open_as(coordinator, size)
    eyes.goto(f"{NETWORK}{young.pk}/guardian/")
    goes_wrong(eyes, "Save", "name")
    eyes.fill("Their full name", "Pat Parent")
    eyes.fill("Who they are to this person", "Mother")
    eyes.fill("How we can reach them", "07700 900982")
    eyes.fill_date("When did they agree?", today())
    eyes.press("Save")
    eyes.finds_nothing_wrong()
    assert GuardianConsent.objects.get().name == "Pat Parent"


@both_widths
def test_two_accounts_are_found_compared_and_put_together(open_as, coordinator, size):
    for _ in range(2):
        ExpertFactory(user=person("expert", name="Esther Okafor"), date_of_birth=date(1984, 3, 27))
    find_all()
    eyes = open_as(coordinator, size)
    eyes.goto(NETWORK)
    eyes.follow("People who may be here twice")
    eyes.finds_nothing_wrong()
    eyes.follow("Look at both")
    eyes.finds_nothing_wrong()
    eyes.press("They are the same person")
    eyes.finds_nothing_wrong()
    eyes.press("Put the two accounts together")
    eyes.finds_nothing_wrong()
    eyes.sees("The two accounts are one now")


@both_widths
def test_somebody_here_already_is_shown_before_they_are_registered(open_as, coordinator, size):
    ExpertFactory(user=person("expert", name="Mary Pryor"), date_of_birth=date(1951, 2, 1))
    eyes = open_as(coordinator, size)
    eyes.goto(f"{NETWORK}register/")
    goes_wrong(eyes, "Go on with them", "name")
    eyes.fill("Full name", "mary pryor")
    eyes.choose("By phone")
    eyes.press("Go on with them")
    eyes.finds_nothing_wrong()
    eyes.sees("Is it one of these?")
    eyes.press("It is none of these, go on")
    eyes.finds_nothing_wrong()
    assert Expert.objects.count() == 2
