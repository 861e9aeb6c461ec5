import pytest

from experts.models import Expert
from tests.factories import LocalityFactory

PAGES = ["/my/profile/", "/my/profile/name/", "/my/profile/where/"]


@pytest.mark.parametrize("path", PAGES)
def test_who_may_open_it(as_, client, host, expert, path):
    assert client.get(path).status_code == 302
    assert as_(host).get(path).status_code == 403
    assert as_(expert).get(path).status_code == 200


def test_a_person_changes_what_they_told_us(as_, expert):
    client, place = as_(expert), LocalityFactory()
    client.post("/my/profile/where/", {"localities": [place.pk], "online": "no"})
    client.post("/my/profile/phone/", {"phone": "0113 496 0000"})
    row = Expert.objects.get(pk=expert.pk)
    assert (list(row.localities.all()), row.online, str(row.phone)) == ([place], False, "+441134960000")
    client.post("/my/profile/phone/", {"phone": ""})
    row.refresh_from_db()
    assert row.phone == ""


def test_a_wrong_answer_keeps_what_was_typed(as_, expert):
    response = as_(expert).post("/my/profile/phone/", {"phone": "call me"})
    assert response.status_code == 422
    assert 'value="call me"' in response.content.decode()


def test_a_break_and_back(as_, expert):
    client = as_(expert)
    assert "Take a break" in client.get("/my/profile/").content.decode()
    client.post("/my/profile/take-a-break/")
    assert "You are taking a break" in client.get("/my/profile/").content.decode()
    assert client.post("/my/profile/take-a-break/").status_code == 409
    client.post("/my/profile/come-back/")
    assert Expert.objects.get(pk=expert.pk).status == "active"


def test_someone_applied_cannot_make_themselves_active(as_, expert):
    Expert.objects.filter(pk=expert.pk).update(status="welcomed")
    assert as_(expert).post("/my/profile/come-back/").status_code == 409
    assert Expert.objects.get(pk=expert.pk).status == "welcomed"


@pytest.mark.parametrize("path", ["/my/profile/take-a-break/", "/my/profile/come-back/"])
def test_a_link_does_not_change_anything(as_, expert, path):
    assert as_(expert).get(path).status_code == 405


def test_an_unknown_question_is_not_found(as_, expert):
    assert as_(expert).get("/my/profile/shoe-size/").status_code == 404
