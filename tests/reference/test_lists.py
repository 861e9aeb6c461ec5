import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.reference import services
from coproduction.reference.models import Directorate, Language, Locality, Topic
from tests.factories import DirectorateFactory

SLUGS = {
    "directorates": Directorate,
    "localities": Locality,
    "languages": Language,
    "topics": Topic,
}


def token_in(response):
    return response.content.decode().split('name="submission_token" value="')[1].split('"')[0]


@pytest.fixture
def at(as_, administrator):
    return as_(administrator)


@pytest.mark.parametrize("slug", SLUGS)
def test_each_list_can_be_added_to_once_by_one_form(at, slug):
    url = reverse("reference:add", args=[slug])
    typed = {"submission_token": token_in(at.get(url)), "name": "Ipswich", "kind": "skill"}
    for _ in range(2):
        assert at.post(url, typed).url == reverse("reference:entries", args=[slug])
    entry = SLUGS[slug].objects.get()
    assert entry.name == "Ipswich"
    assert "Ipswich" in at.get(reverse("reference:entries", args=[slug])).content.decode()
    assert Event.objects.get().action == "reference.entry_added"


def test_a_name_is_on_a_list_once_in_any_case(at, administrator):
    DirectorateFactory(name="Corporate")
    url = reverse("reference:add", args=["directorates"])
    response = at.post(url, {"submission_token": token_in(at.get(url)), "name": "CORPORATE"})
    assert response.status_code == 422
    assert "on the list already" in response.content.decode()
    assert Directorate.objects.count() == 1


def test_renaming_keeps_the_row_and_is_audited(at):
    entry = DirectorateFactory(name="Corporate")
    at.post(reverse("reference:change", args=["directorates", entry.pk]), {"name": "Corporate services"})
    entry.refresh_from_db()
    assert entry.name == "Corporate services"
    event = Event.objects.get()
    assert (event.before["name"], event.after["name"]) == ("Corporate", "Corporate services")


def test_retiring_takes_an_entry_off_the_list_and_it_can_come_back(at):
    entry = DirectorateFactory(name="Corporate")
    url = reverse("reference:retire", args=["directorates", entry.pk])
    at.post(url)
    assert not Directorate.objects.in_use().exists()
    page = reverse("reference:entries", args=["directorates"])
    at.get(page)  # reads the message that it is off the list
    assert "Corporate" not in at.get(page).content.decode()
    assert "Taken off the list on" in at.get(page + "?all=yes").content.decode()
    at.post(url)
    assert Directorate.objects.in_use().get() == entry


def test_retiring_twice_is_refused(administrator):
    entry = DirectorateFactory()
    services.retire(entry, by=administrator)
    with pytest.raises(RuleBroken, match="already"):
        services.retire(entry, by=administrator)


def test_retired_entries_come_last(at, administrator):
    services.retire(DirectorateFactory(name="Aardvarks"), by=administrator)
    DirectorateFactory(name="Zebras")
    page = at.get(reverse("reference:entries", args=["directorates"]) + "?all=yes").content.decode()
    assert page.index("Zebras") < page.index("Aardvarks")


def test_a_list_there_is_not(at):
    assert at.get("/staff/lists/unicorns/").status_code == 404
    assert at.get("/staff/lists/topics/99999/").status_code == 404


@pytest.mark.parametrize("rows", [1, 40])
def test_a_long_list_asks_no_more_questions(at, django_assert_max_num_queries, rows):
    for _ in range(rows):
        DirectorateFactory()
    with django_assert_max_num_queries(10):
        at.get(reverse("reference:entries", args=["directorates"]))


@pytest.mark.parametrize("who", ["expert", "host", "coordinator", "approver", "finance", "manager", "nobody"])
def test_nobody_else_sees_them(as_, request, who):
    client = as_(request.getfixturevalue(who))
    for path in ("", "topics/", "topics/add/", "topics/1/", "topics/1/retire/", "unicorns/"):
        assert client.get(f"/staff/lists/{path}").status_code == 403
