from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from coproduction.core.submission import FIELD, new_token
from coproduction.documents.models import Document
from payments.enums import ClaimStatus, LineKind
from payments.models import Claim, ClaimedReceipt, Receipt
from payments.services.approvals import reject_claim
from payments.services.claims import submit_claim, withdraw_claim
from payments.services.lines import add_expense
from payments.services.receipts import FileRefused, add_receipt, keep_receipt
from tests.payments.conftest import TAKEN_PART_ON, draft, form_of, on, photo

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("policy")]


def parking(claim, by, *, spent="6.00"):
    return add_expense(claim=claim, kind=LineKind.PARKING, spent=Decimal(spent), on=TAKEN_PART_ON, by=by)


def put_on(line, by, colour="red"):
    return add_receipt(line=line, document=keep_receipt(photo(colour), by=by), by=by)


class TestOnce:
    def test_the_same_receipt_twice_on_one_claim_is_refused(self, expert):
        claim = draft(expert)
        put_on(parking(claim, expert), expert)
        with pytest.raises(FileRefused, match=f"already, on claim {claim.pk}"):
            put_on(parking(claim, expert), expert)
        assert Receipt.objects.count() == ClaimedReceipt.objects.count() == 1

    def test_the_same_receipt_on_another_claim_is_refused(self, expert):
        first = draft(expert)
        put_on(parking(first, expert), expert)
        with pytest.raises(FileRefused, match=f"already, on claim {first.pk}"):
            put_on(parking(draft(expert), expert), expert)

    def test_two_people_who_shared_a_taxi_may_each_show_it(self, expert, other_expert):
        put_on(parking(draft(expert), expert), expert)
        put_on(parking(draft(other_expert), other_expert), other_expert)
        assert ClaimedReceipt.objects.count() == 2

    def test_withdrawing_frees_it(self, expert):
        claim = draft(expert)
        put_on(parking(claim, expert), expert)
        withdraw_claim(claim=claim, by=expert)
        assert put_on(parking(draft(expert), expert), expert)

    def test_rejecting_frees_it_and_keeps_it_for_the_record(self, expert, approver):
        claim = draft(expert)
        put_on(parking(claim, expert), expert)
        reject_claim(claim=submit_claim(claim=claim, by=expert), by=approver, words="No")
        assert put_on(parking(draft(expert), expert), expert)
        assert Receipt.objects.filter(line__claim=claim).exists()


class TestPages:
    def url(self, claim, name="add_expense", *more):
        return reverse(f"payments:{name}", args=[claim.pk, *(more or ["parking"])])

    def test_a_photo_is_kept_without_where_it_was_taken(self, as_, expert):
        exif = Image.Exif()
        exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
        sent = BytesIO()
        Image.new("RGB", (60, 40), "red").save(sent, "JPEG", exif=exif)
        claim = draft(expert)
        upload = SimpleUploadedFile("IMG_1.jpg", sent.getvalue(), "image/jpeg")
        typed = form_of(expert, spent="6", receipt=upload, **on(TAKEN_PART_ON))
        assert as_(expert).post(self.url(claim), typed).status_code == 302
        with storages["documents"].open(Receipt.objects.get().document.stored_as) as kept:
            assert not Image.open(kept).getexif()

    def test_a_file_we_do_not_take_is_said_beside_it(self, as_, expert):
        claim = draft(expert)
        upload = SimpleUploadedFile("receipt.jpg", b"#!/bin/sh\necho hello", "image/jpeg")
        typed = form_of(expert, spent="6.00", receipt=upload, **on(TAKEN_PART_ON))
        answer = as_(expert).post(self.url(claim), typed)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert 'href="#id_receipt"' in page
        assert 'value="6.00"' in page
        assert claim.lines.count() == 1

    def test_a_receipt_is_held_while_the_rest_is_put_right(self, as_, expert):
        claim = draft(expert)
        browser = as_(expert)
        token = new_token(expert)
        wrong = {FIELD: token, "spent": "lots", "receipt": photo(name="bus.jpg"), **on(TAKEN_PART_ON)}
        answer = browser.post(self.url(claim), wrong)
        assert answer.status_code == 422
        assert "You have already added bus.jpg" in answer.content.decode()
        right = {
            FIELD: token,
            "spent": "6",
            "held_receipt": answer.context["held"].token,
            **on(TAKEN_PART_ON),
        }
        assert browser.post(self.url(claim), right).status_code == 302
        assert Receipt.objects.get().document.name == "bus.jpg"

    def test_a_held_receipt_is_its_owners_alone(self, as_, expert, other_expert):
        browser = as_(expert)
        wrong = form_of(expert, spent="lots", receipt=photo(), **on(TAKEN_PART_ON))
        held = browser.post(self.url(draft(expert)), wrong).context["held"].token
        typed = form_of(other_expert, spent="6", held_receipt=held, **on(TAKEN_PART_ON))
        assert as_(other_expert).post(self.url(draft(other_expert)), typed).status_code == 422
        assert not Receipt.objects.exists()

    def test_a_cost_that_needs_a_receipt_says_so(self, as_, expert):
        claim = draft(expert)
        browser = as_(expert)
        answer = browser.post(self.url(claim), form_of(expert, spent="5.01", **on(TAKEN_PART_ON)))
        assert answer.status_code == 422
        assert "Choose a receipt, or tell us below why you have none" in answer.content.decode()
        typed = form_of(expert, spent="5.01", no_receipt="Lost", **on(TAKEN_PART_ON))
        assert browser.post(self.url(claim), typed).status_code == 302

    def test_a_small_cost_needs_none(self, as_, expert):
        claim = draft(expert)
        typed = form_of(expert, spent="5.00", **on(TAKEN_PART_ON))
        assert as_(expert).post(self.url(claim), typed).status_code == 302

    def test_a_receipt_is_added_to_a_cost_and_removed(self, as_, expert):
        claim = draft(expert)
        line = parking(claim, expert)
        browser = as_(expert)
        url = self.url(claim, "add_receipt", line.pk)
        assert browser.get(url).status_code == 200
        assert browser.post(url, form_of(expert)).status_code == 422
        assert browser.post(url, form_of(expert, receipt=photo())).status_code == 302
        answer = browser.post(url, form_of(expert, receipt=photo()))
        assert answer.status_code == 422
        assert "You have used this receipt already" in answer.content.decode()
        remove = self.url(claim, "remove_receipt", Receipt.objects.get().pk)
        assert browser.get(remove).status_code == 200
        assert browser.post(remove).status_code == 302
        assert not ClaimedReceipt.objects.exists()
        assert browser.post(url, form_of(expert, receipt=photo())).status_code == 302

    def test_who_may_open_a_receipt(self, as_, expert, other_expert, approver, finance, host):
        claim = draft(expert)
        put_on(parking(claim, expert), expert)
        url = Document.objects.get().get_absolute_url()
        assert as_(expert).get(url).status_code == 200
        assert as_(approver).get(url).status_code == 404
        submit_claim(claim=claim, by=expert)
        assert Claim.objects.get().status == ClaimStatus.SUBMITTED
        for user, answer in (
            (expert, 200),
            (approver, 200),
            (finance, 200),
            (other_expert, 404),
            (host, 404),
        ):
            assert as_(user).get(url).status_code == answer
