import time

import pytest
from django.db import connection
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.correspondence.models import Message
from payments.enums import ClaimStatus
from payments.models import BankDetails
from payments.rules.bank_details import mask, tidy_account_number, tidy_roll_number, tidy_sort_code
from payments.services.bank_details import change_bank_details
from tests.payments.conftest import approved, with_bank_details

TYPED = {"account_name": "E Expert", "sort_code": "93-80 63", "account_number": "15764273", "roll_number": ""}
GOOD = {"account_name": "E Expert", "sort_code": "938063", "account_number": "15764273"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("089999", "089999"),
        ("08-99-99", "089999"),
        (" 08 99 99 ", "089999"),
        ("08–99–99", "089999"),
        ("08999", None),
        ("0899999", None),
        ("08.99.99", None),
        ("٠٨٩٩٩٩", None),
        ("08a999", None),
    ],
)
def test_a_sort_code_is_six_figures(typed, kept):
    assert tidy_sort_code(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("66374958", "66374958"),
        ("6637 4958", "66374958"),
        ("123456", "00123456"),
        ("1234567", "01234567"),
        ("12345", None),
        ("123456789", None),
        ("1234567x", None),
    ],
)
def test_an_account_number_is_padded_to_eight(typed, kept):
    assert tidy_account_number(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A", "A"),
        ("12/34.5-A b", "12/34.5-A b"),
        ("1" * 18, "1" * 18),
        ("1" * 19, None),
        ("--/.", None),
        ("=1+1", None),
        ("12;4", None),
    ],
)
def test_a_roll_number_is_what_building_societies_print(typed, kept):
    assert tidy_roll_number(typed) == kept


def test_a_masked_number_says_its_end():
    assert mask("66374958") == "Ends in 958"


@pytest.fixture
def fresh(as_):
    """Sign a person in who has just proved again who they are."""

    def sign_in(user, *, ago=0):
        browser = as_(user)
        session = browser.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time() - ago, "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
        return browser

    return sign_in


CHANGE = "/my/bank-details/change/"


@pytest.mark.django_db
class TestChanging:
    def test_details_are_kept_sealed_and_the_person_is_told(self, fresh, expert):
        answer = fresh(expert).post(CHANGE, TYPED)
        assert answer.url == reverse("payments:bank_details")
        details = BankDetails.objects.get()
        assert (details.sort_code, details.account_number) == ("938063", "15764273")
        with connection.cursor() as cursor:
            cursor.execute("SELECT sort_code, account_number, account_name FROM payments_bankdetails")
            raw = " ".join(cursor.fetchone())
        assert "938063" not in raw
        assert "15764273" not in raw
        assert "Expert" not in raw
        message = Message.objects.get(kind="bank_details_added")
        assert (message.recipient, message.address) == (expert, expert.email)
        assert "15764273" not in message.body

    def test_a_change_is_a_new_version_and_a_warning(self, fresh, expert):
        before = with_bank_details(expert)
        fresh(expert).post(CHANGE, TYPED)
        assert [each.account_number for each in BankDetails.objects.order_by("pk")] == [
            "66374958",
            "15764273",
        ]
        assert Message.objects.get(kind="bank_details_changed").recipient == expert
        event = Event.objects.get(action="bank_details.changed")
        assert event.before == {"version": before.pk}

    def test_the_same_details_again_change_nothing(self, fresh, expert):
        browser = fresh(expert)
        browser.post(CHANGE, TYPED)
        browser.post(CHANGE, TYPED)
        assert BankDetails.objects.count() == 1
        assert Message.objects.count() == 1

    def test_wrong_details_are_said_and_kept(self, fresh, expert):
        answer = fresh(expert).post(
            CHANGE, {**TYPED, "sort_code": "12", "account_number": "abc", "roll_number": ";"}
        )
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Sort code must be 6 figures, like 08-99-99" in page
        assert "Account number must be between 6 and 8 figures" in page
        assert "Roll number must be 18 or fewer" in page
        assert 'value="abc"' in page
        assert not BankDetails.objects.exists()

    def test_what_is_kept_is_never_put_into_the_form(self, fresh, expert):
        with_bank_details(expert)
        page = fresh(expert).get(CHANGE).content.decode()
        assert "66374958" not in page
        assert "089999" not in page

    def test_someone_with_a_password_gives_it_again(self, as_, expert):
        expert.set_password("a long enough password")
        expert.save()
        browser = as_(expert)
        answer = browser.get(CHANGE)
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_reauthenticate"))
        answer = browser.post(answer.url, {"password": "a long enough password"})
        assert answer.url == CHANGE
        assert browser.get(CHANGE).status_code == 200

    def test_someone_without_a_password_signs_in_again(self, as_, expert):
        expert.set_unusable_password()
        expert.save()
        browser = as_(expert)
        assert browser.get(CHANGE).url == reverse("payments:sign_in_again")
        assert browser.get(reverse("payments:sign_in_again")).status_code == 200
        answer = browser.post(reverse("payments:sign_in_again"))
        assert answer.url.startswith(reverse("account_login"))
        assert CHANGE.replace("/", "%2F") in answer.url
        assert browser.get(reverse("payments:bank_details")).status_code == 302

    def test_a_post_without_proof_changes_nothing_and_keeps_nothing(self, as_, expert):
        browser = as_(expert)
        assert browser.post(CHANGE, TYPED).url == CHANGE
        assert not BankDetails.objects.exists()
        assert "15764273" not in str(dict(browser.session))

    def test_proof_runs_out(self, fresh, expert):
        expert.set_password("a long enough password")
        expert.save()
        assert fresh(expert, ago=301).get(CHANGE).status_code == 302
        assert fresh(expert, ago=31 * 60).post(CHANGE, TYPED).url == CHANGE
        assert not BankDetails.objects.exists()


@pytest.mark.django_db
class TestShowing:
    def test_the_page_shows_ends_only_and_each_look_is_recorded(self, as_, expert):
        details = with_bank_details(expert)
        page = as_(expert).get("/my/bank-details/").content.decode()
        assert "Ends in 958" in page
        assert "66374958" not in page
        assert "089999" not in page
        event = Event.objects.get(action="bank_details.viewed")
        assert (event.actor, event.target_id) == (expert, str(details.pk))

    def test_a_person_without_an_account_is_told_how_else(self, as_, expert):
        assert "If you do not have an account" in as_(expert).get("/my/bank-details/").content.decode()

    @pytest.mark.parametrize("path", ["/my/bank-details/", CHANGE, "/my/bank-details/sign-in-again/"])
    def test_staff_have_none_here(self, as_, approver, path):
        assert as_(approver).get(path).status_code == 403

    @pytest.mark.parametrize("path", ["/my/bank-details/", CHANGE])
    def test_a_stranger_signs_in(self, client, db, path):
        assert client.get(path).status_code == 302


@pytest.mark.django_db
def test_new_details_let_a_failed_payment_be_tried_again(expert, approver):
    with_bank_details(expert)
    claim = approved(expert, approver)
    type(claim).objects.filter(pk=claim.pk).update(status=ClaimStatus.PAYMENT_FAILED)
    change_bank_details(expert=expert.expert, by=expert, **GOOD)
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.APPROVED
