"""What interview panels hold about those who chaired and sat on them is theirs, not that of whoever recorded them."""

import json
import zipfile

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.personal_data import erasing
from coproduction.core.personal_data.reading import held_about
from coproduction.documents.services import keep_made
from coproduction.privacy.enums import RetentionKind
from coproduction.privacy.services import downloads, holds
from involvement.models import Panel, PanelImport, PanelImportRow, PanelMember
from tests.factories import PanelFactory, person
from tests.privacy.test_retention import old_panel, proposed


@pytest.fixture
def recorder(db):
    return person(Role.RECRUITER, name="Rita Recruiter")


@pytest.fixture
def chair(db):
    return person(Role.HOST, name="Cheryl Chair", email="cheryl@example.nhs.uk")


@pytest.fixture
def panel(recorder, chair):
    """A panel with a chair and a member who have accounts, and a member who has none."""
    found = PanelFactory(recorded_by=recorder, chair_email=chair.email, chair_name="Cheryl Chair")
    PanelMember.objects.create(panel=found, email="mo@example.nhs.uk", name="Mo Member")
    PanelMember.objects.create(panel=found, email="nobody@example.nhs.uk", name="Nora Nobody")
    return found


def told(user):
    rows = {held.name: [*held.rows] for held in held_about(user)}
    panels = [row for name in ("involvement.panel", "involvement.panelmember") for row in rows[name]]
    return json.dumps([{name: [value.data, value.words] for name, value in row.items()} for row in panels])


def of_panel(panel):
    members = PanelMember.objects.filter(panel=panel).order_by("pk")
    return [
        *Panel.objects.values_list("chair_email", "chair_name").filter(pk=panel.pk),
        *members.values_list("email", "name"),
    ]


def test_whoever_recorded_a_panel_is_given_it_without_the_names_of_others(panel, recorder):
    given = told(recorder)
    assert panel.vacancy_reference in given and "you" in given
    for words in ("heryl", "example.nhs.uk", "Mo Member", "Nora"):
        assert words not in given
    assert "This is about someone else" in given


def test_a_chair_with_an_account_is_given_what_is_theirs_alone(panel, chair, recorder):
    given = told(chair)
    assert panel.vacancy_reference in given and "cheryl@example.nhs.uk" in given and "Cheryl Chair" in given
    for words in ("Mo Member", "Nora", "Rita"):
        assert words not in given
    assert f"someone else (reference {recorder.pk})" in given


def test_a_member_who_opens_an_account_later_is_given_what_is_theirs_alone(panel):
    given = told(person(email="mo@example.nhs.uk"))
    assert "Mo Member" in given
    for words in ("heryl", "Nora"):
        assert words not in given


def test_when_whoever_recorded_it_leaves_only_their_mark_changes(panel, recorder):
    before = of_panel(panel)
    erasing.erase([recorder.pk])
    assert of_panel(panel) == before
    panel.refresh_from_db()
    assert str(panel.recorded_by) == f"Person {recorder.pk}"


def test_when_a_chair_leaves_their_name_and_address_go_and_nobody_elses(panel, chair):
    another = PanelFactory(chair_email="dan@example.nhs.uk", chair_name="Dan")
    before = of_panel(panel)
    erasing.erase([chair.pk])
    assert of_panel(panel) == [("", ""), *before[1:]]
    assert of_panel(another) == [("dan@example.nhs.uk", "Dan")]


def test_when_a_member_leaves_their_name_and_address_go_and_nobody_elses(panel):
    before = of_panel(panel)
    erasing.erase([person(email="mo@example.nhs.uk").pk])
    assert of_panel(panel) == [before[0], ("", ""), before[2]]


def test_somebody_who_recorded_the_panel_they_chaired_leaves_as_both(recorder):
    panel = PanelFactory(recorded_by=recorder, chair_email=recorder.email, chair_name="Rita")
    assert "Rita" in told(recorder) and "about someone else" not in told(recorder)
    erasing.erase([recorder.pk])
    assert of_panel(panel) == [("", "")]


def test_a_file_of_panels_is_not_in_the_download_of_whoever_brought_it(
    recorder, django_capture_on_commit_callbacks
):
    file = keep_made(
        b"nora@x.uk", name="panels.csv", media_type="text/csv", purpose="panel_import", by=recorder
    )
    brought = PanelImport.objects.create(document=file, brought_by=recorder)
    PanelImportRow.objects.create(panel_import=brought, line=2, state="refused", words=["nora@x.uk is away"])
    with django_capture_on_commit_callbacks(execute=True):
        asked = downloads.ask_for_data(person=recorder, by=recorder)
    asked.refresh_from_db()
    with (
        storages["documents"].open(asked.document.stored_as) as stored,
        zipfile.ZipFile(stored) as bundle,
    ):
        assert not [name for name in bundle.namelist() if name.startswith("files/")]
        assert "nora@x.uk" not in bundle.read("data.json").decode() + bundle.read("data.html").decode()


@pytest.mark.parametrize("address", ["chair@example.nhs.uk", "mo@example.nhs.uk"])
def test_a_hold_on_somebody_keeps_the_panels_that_name_them(administrator, address):
    old_panel()
    holds.place_hold(person=person(email=address), reason="Court", by=administrator)
    assert proposed(RetentionKind.PANELS) is None


def test_a_hold_of_a_directorate_keeps_the_names_on_its_panels(administrator):
    held, free = old_panel(), old_panel()
    holds.place_hold(directorate=held.activity.directorate, reason="Inquiry", by=administrator)
    run = proposed(RetentionKind.PANELS)
    assert (run.count, run.held) == (1, 1) and free != held


class TestByHand:
    """Somebody without an account asks to be taken from the panels."""

    PAGE = reverse("privacy:panel_names")

    def test_an_administrator_looks_first_and_then_erases(self, proved, administrator, panel):
        young = PanelFactory(chair_email="nobody@example.nhs.uk", chair_name="Nora Nobody")
        browser, before = proved(administrator), of_panel(panel)
        page = browser.post(self.PAGE, {"who": " Nobody@example.nhs.uk "}).text
        for words in (panel.vacancy_reference, young.vacancy_reference, "2 panels", "Nora Nobody"):
            assert words in page
        assert of_panel(panel) == before
        answer = browser.post(self.PAGE, {"who": "nobody@example.nhs.uk", "erase": "1"}, follow=True)
        assert "Erased from 2 panels." in answer.text
        assert of_panel(panel) == [*before[:2], ("", "")] and of_panel(young) == [("", "")]
        events = Event.objects.filter(action="panel.name_erased", actor=administrator)
        assert set(events.values_list("target_id", flat=True)) == {str(panel.pk), str(young.pk)}
        assert "nobody" not in str(list(events.values())).lower()

    def test_by_a_full_name_too_and_never_by_a_part_of_it(self, proved, administrator, panel):
        browser, before = proved(administrator), of_panel(panel)
        assert "No panel" in browser.post(self.PAGE, {"who": "Mo"}).text
        browser.post(self.PAGE, {"who": "Mo", "erase": "1"})
        assert of_panel(panel) == before
        browser.post(self.PAGE, {"who": "mo  member", "erase": "1"})
        assert of_panel(panel) == [before[0], ("", ""), before[2]]

    def test_what_a_hold_keeps_stays_and_is_counted(self, proved, administrator, panel):
        holds.place_hold(directorate=panel.activity.directorate, reason="Inquiry", by=administrator)
        browser, before = proved(administrator), of_panel(panel)
        assert "1 more held back" in browser.post(self.PAGE, {"who": "mo@example.nhs.uk"}).text
        browser.post(self.PAGE, {"who": "mo@example.nhs.uk", "erase": "1"})
        assert of_panel(panel) == before

    def test_it_asks_who_you_are_and_is_for_administrators(self, as_, administrator, recorder, panel):
        before = of_panel(panel)
        answer = as_(administrator).post(self.PAGE, {"who": "mo@example.nhs.uk", "erase": "1"})
        assert "reauthenticate" in answer.url and of_panel(panel) == before
        assert as_(recorder).get(self.PAGE).status_code == 403
        assert as_(administrator).get(self.PAGE).status_code == 200

    def test_nothing_typed_is_said_at_the_field(self, proved, administrator):
        answer = proved(administrator).post(self.PAGE, {"who": " "})
        assert answer.status_code == 422 and "Enter the email address or the full name" in answer.text

    def test_it_asks_as_much_for_one_panel_as_for_many(
        self, proved, administrator, panel, django_assert_max_num_queries
    ):
        for _ in range(3):
            PanelFactory(chair_email="mo@example.nhs.uk")
        browser = proved(administrator)
        with django_assert_max_num_queries(15):
            assert "4 panels" in browser.post(self.PAGE, {"who": "mo@example.nhs.uk"}).text


def test_the_page_of_a_panel_says_that_a_name_is_not_kept(as_, recorder, panel, chair):
    erasing.erase([chair.pk, person(email="mo@example.nhs.uk").pk])
    page = as_(recorder).get(panel.get_absolute_url()).text
    assert "Not kept any more" in page and "someone whose name we no longer keep" in page and "Nora" in page
