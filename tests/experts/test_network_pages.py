import pytest

from coproduction.accounts.enums import Role
from coproduction.correspondence.models import Message
from experts.models import Expert
from experts.selectors import tasks_for
from tests.factories import AgreementFactory, ExpertFactory, person

NETWORK = "/staff/network/"


@pytest.fixture
def applicant(db):
    return ExpertFactory(status="applied", user=person(Role.EXPERT, name="Amina Applicant"))


def token_in(page):
    return page.split('name="submission_token" value="')[1].split('"')[0]


def page_of(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/not-accept/"])
def test_who_may_open_it(as_, client, host, expert, coordinator, applicant, path):
    path = NETWORK + path.format(pk=applicant.pk)
    assert client.get(path).status_code == 302
    assert as_(host).get(path).status_code == 403
    assert as_(expert).get(path).status_code == 403
    assert as_(coordinator).get(path).status_code == 200


@pytest.mark.parametrize("action", ["welcome", "make-active", "not-accept"])
def test_nobody_else_moves_a_person(as_, host, applicant, action):
    assert as_(host).post(f"{NETWORK}{applicant.pk}/{action}/").status_code == 403
    applicant.refresh_from_db()
    assert applicant.status == "applied"


def test_the_list_is_found_by_status_and_by_words(as_, coordinator, applicant):
    client = as_(coordinator)
    ExpertFactory(status="active", user=person(Role.EXPERT, name="Bola Busy"))
    ExpertFactory(status="applied", applied_at=None, user=person(Role.EXPERT, name="Half Way"))
    everyone = page_of(client, NETWORK)
    assert "Amina" in everyone and "Bola" in everyone and "Half Way" not in everyone
    assert "Bola" not in page_of(client, f"{NETWORK}?status=applied")
    assert "Amina" not in page_of(client, f"{NETWORK}?q=bola")
    assert "Amina" in page_of(client, f"{NETWORK}?q={applicant.user.email}")
    assert "Nobody fits" in page_of(client, f"{NETWORK}?q=zzz")
    assert "Amina" in page_of(client, f"{NETWORK}?status=nonsense&page=x&q=%00")


def test_a_person_is_welcomed_and_made_active(as_, coordinator, applicant):
    client = as_(coordinator)
    assert "Record the welcome talk" in page_of(client, f"{NETWORK}{applicant.pk}/")
    page = page_of(client, f"{NETWORK}{applicant.pk}/welcome/")
    talk = {"held_on_day": "1", "held_on_month": "11", "held_on_year": "2026", "how": "video"}
    talk |= {"held_by": coordinator.pk, "submission_token": token_in(page)}
    assert client.post(f"{NETWORK}{applicant.pk}/welcome/", talk).status_code == 302
    page = page_of(client, f"{NETWORK}{applicant.pk}/")
    assert "By video call, 1 November 2026, Cora Coordinator" in page
    assert 'action="/staff/network' not in page
    assert client.post(f"{NETWORK}{applicant.pk}/make-active/").status_code == 409
    AgreementFactory(expert=applicant)
    assert 'action="/staff/network' in page_of(client, f"{NETWORK}{applicant.pk}/")
    client.post(f"{NETWORK}{applicant.pk}/make-active/")
    applicant.refresh_from_db()
    assert (applicant.status, applicant.welcomed_by) == ("active", coordinator)
    kinds = set(Message.objects.filter(recipient=applicant.user).values_list("kind", flat=True))
    assert kinds == {"expert_welcomed", "expert_active"}


def test_a_person_on_a_break_is_not_brought_back_by_somebody_else(as_, coordinator):
    paused = ExpertFactory(status="paused")
    client = as_(coordinator)
    assert "Make active" not in page_of(client, f"{NETWORK}{paused.pk}/")
    assert client.post(f"{NETWORK}{paused.pk}/make-active/").status_code == 409


def test_an_application_is_not_accepted_for_a_reason(as_, coordinator, applicant):
    client, path = as_(coordinator), f"{NETWORK}{applicant.pk}/not-accept/"
    assert client.post(path, {}).status_code == 422
    refused = client.post(path, {"choice": "other", "words": ""})
    assert (refused.status_code, "Enter the reason" in refused.content.decode()) == (422, True)
    kept = client.post(path, {"choice": "nonsense", "words": "Because of this"})
    assert (kept.status_code, "Because of this" in kept.content.decode()) == (422, True)
    assert client.post(path, {"choice": "other", "words": "Because of this"}).status_code == 302
    assert "Because of this" in Message.objects.get(recipient=applicant.user).body
    assert client.post(path, {"choice": "not_reached"}).status_code == 409


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_nobody_there_is_not_found(as_, coordinator, pk):
    assert as_(coordinator).get(f"{NETWORK}{pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_few_questions(as_, coordinator, rows, django_assert_max_num_queries):
    ExpertFactory.create_batch(rows, status="applied")
    client = as_(coordinator)
    with django_assert_max_num_queries(14):
        assert client.get(NETWORK).status_code == 200


def test_the_coordinator_is_told_who_waits(coordinator, applicant):
    ExpertFactory(status="welcomed")
    assert [(todo.count, todo.url) for todo in tasks_for(coordinator)] == [
        (1, "/staff/network/?status=applied"),
        (1, "/staff/network/?status=welcomed"),
    ]


def test_someone_new_is_told_to_join_and_staff_are_not(nobody, host, expert):
    assert [todo.url for todo in tasks_for(nobody)] == ["/join/"]
    assert tasks_for(host) == []
    assert [todo.url for todo in tasks_for(expert)] == ["/my/access/", "/my/equality/"]
    Expert.objects.create(user=nobody)
    assert [todo.words for todo in tasks_for(nobody)] == ["Finish joining the network"]
    assert tasks_for(person()) != []
