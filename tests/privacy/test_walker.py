"""What is held about a person is all given to them, to nobody else, and is gone when they have left."""

import json

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.storage import storages

from coproduction.audit.models import Event
from coproduction.core.personal_data import DELETE_ROW, ERASE, KEEP, declaration_of, erasing, reading
from coproduction.core.personal_data.walking import declared_columns, models_about_people
from coproduction.documents.models import Document
from payments.models import BankDetails, ClaimLine
from tests.factories import ClaimLineFactory, person
from tests.privacy.planting import Planted, every_sealed_text, everything_as_text

# Words that finance keeps, and why each says nothing about who the person is.
KEPT_WORDS = {
    ("experts.Contribution", "role"): "what they were at the activity: 'Member'",
    ("payments.ClaimLine", "explanation"): "the sum in words, made by the policy",
    ("documents.Document", "stored_as"): "a random name",
    **dict.fromkeys(
        (("experts.BulkMessage", field) for field in ("subject", "body", "wanted", "reason")),
        "what a member of staff wrote to many people for the trust",
    ),
}


def told(user):
    return json.dumps(
        [
            {
                "name": held.name,
                "rows": [{key: value.data for key, value in row.items()} for row in held.rows],
            }
            for held in reading.held_about(user)
        ]
    )


def may_stay(place):
    action = declaration_of(apps.get_model(place[0])).on_leaving[place[1]]
    return place in KEPT_WORDS or (place[0].startswith("quality_mark.") and action is KEEP)


def hidden(label, field):
    declaration = declaration_of(apps.get_model(label))
    return field in declaration.masked or field in declaration.never_shown


def test_every_word_is_given_to_its_person_and_to_nobody_else(db):
    one, other = Planted(), Planted()
    to_one, to_other = told(one.user), told(other.user)
    for (label, field), word in one.words.items():
        assert (word in to_one) is not hidden(label, field), (label, field)
        assert word not in to_other, (label, field)
    for place, word in one.of_others.items():
        assert word not in to_one and word not in to_other, place


def test_every_declared_field_of_every_row_is_given(db):
    one = Planted()
    given = {held.name: list(held.rows) for held in reading.held_about(one.user)}
    for model in models_about_people():
        rows = given[model._meta.label_lower]
        assert len(rows) >= 1, model._meta.label
        assert {field.name for field in declared_columns(model)} <= set(rows[0]), model._meta.label


def test_no_secret_is_given_and_bank_details_are_masked(db):
    one = Planted()
    one.user.set_password("a password nobody reads")
    one.user.save()
    to_one = told(one.user)
    assert one.user.password not in to_one
    details = one.rows[BankDetails]
    assert details.account_name in to_one and details.account_number not in to_one
    assert reading.mask("66374958") == "Ends in 58" and reading.mask("12") == "Held, not shown"


def test_other_people_are_a_reference(db):
    one = Planted()
    helper = person(name="Zebedee Helper")
    RoleGrant = apps.get_model("accounts.RoleGrant")
    RoleGrant.objects.filter(user=one.user).update(granted_by=helper)
    assert "Zebedee" not in told(one.user)
    assert f"someone else (reference {helper.pk})" in told(one.user)


def test_after_erasing_no_word_is_left_in_any_table(db, django_capture_on_commit_callbacks):
    one, other = Planted(), Planted()
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase([one.user.pk])
    tables, sealed = everything_as_text(), every_sealed_text()
    for place, word in one.words.items():
        if not may_stay(place):
            assert word not in tables and word not in sealed, place
    for (label, field), word in one.of_others.items():
        # What their rows say of somebody else stays, unless the row itself goes.
        goes = DELETE_ROW in declared_columns(apps.get_model(label)).values()
        assert (word not in tables) is goes, (label, field)
    for (label, field), word in other.words.items():
        # The walker takes nothing of anybody else's.
        assert word in tables or word in sealed, (label, field)


def test_what_is_declared_as_kept_holds_no_more_words_than_the_list_says():
    found = {
        (model._meta.label, field.name)
        for model in models_about_people()
        for field, action in declared_columns(model).items()
        if action is KEEP and not field.is_relation
    }
    # What a member of the quality mark's panel wrote is part of its decision, and stands under their number.
    found = {place for place in found if not place[0].startswith("quality_mark.")}
    # Details of a line are kept without the person's own words: see payments.services.erasing. Whether a need of a
    # kind was met, and whether somebody was ready for their next panel, is counted on without whose it was.
    assert found - set(KEPT_WORDS) == {
        ("payments.ClaimLine", "details"),
        ("experts.NeedMet", "kind"),
        ("experts.NeedMet", "was_met"),
        ("involvement.SeatSignOff", "ready"),
    }
    assert set(KEPT_WORDS) - found == set()


def test_every_blanked_field_can_be_blank():
    cannot = [
        (model._meta.label, field.name)
        for model in models_about_people()
        for field, action in declared_columns(model).items()
        if action is ERASE and erasing.blank(field) is None and not field.null
    ]
    assert cannot == []


def test_erasing_again_changes_nothing(db, still_clock, monkeypatch):
    monkeypatch.setattr("coproduction.accounts.services.erasing.make_password", lambda password: "!")
    one = Planted()
    erasing.erase([one.user.pk])
    before = everything_as_text()
    erasing.erase([one.user.pk])
    assert everything_as_text() == before


def test_the_account_is_closed_and_its_address_free(db, as_):
    one = Planted()
    address = one.user.email
    browser = as_(one.user)
    assert browser.get("/start/").status_code == 200
    erasing.erase([one.user.pk])
    one.user.refresh_from_db()
    assert (one.user.email, one.user.name, one.user.is_active) == (None, "", False)
    assert str(one.user) == f"Person {one.user.pk}"
    assert browser.get("/start/").status_code == 302
    assert person(email=address).email == address


def test_a_file_goes_unless_finance_keeps_it(db, django_capture_on_commit_callbacks):
    one = Planted()
    receipt = one.rows[Document]
    loose = Document.objects.create(
        purpose="other",
        name="loose.pdf",
        media_type="x",
        size=1,
        sha256="1",
        stored_as="aa/loose",
        owner=one.user,
    )
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase([one.user.pk])
    assert not Document.objects.filter(pk=loose.pk).exists()
    receipt.refresh_from_db()
    assert receipt.name == "" and storages["documents"].exists(receipt.stored_as)
    assert Event.objects.filter(action="document.erased", target_id=str(loose.pk)).exists()


def test_a_line_keeps_its_figures_without_the_persons_words(db):
    line = ClaimLineFactory(details={"miles": "12", "no_receipt": "I lost it", "agreed_with": "Sue"})
    erasing.erase([line.claim.claimant_id])
    assert ClaimLine.objects.get().details == {"miles": "12"}


@pytest.mark.parametrize("people", [1, 3])
def test_erasing_asks_as_much_for_one_as_for_many(db, django_assert_max_num_queries, people):
    users = [Planted().user.pk for _ in range(people)]
    with django_assert_max_num_queries(200):
        erasing.erase(users)
    assert Session.objects.count() == 0
