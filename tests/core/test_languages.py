"""Which language a page, a message and a job are in."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from coproduction.core import jobs
from coproduction.core.languages import in_english, in_language_of, language_of, page_language
from coproduction.core.models import Job

WELSH = 'lang="cy"'
COOKIE = settings.LANGUAGE_COOKIE_NAME


def html_of(page):
    return page.content.decode().split("<head>")[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("", "en-GB"), ("cy", "cy"), ("cy-GB,en;q=0.5", "cy"), ("en-US", "en-GB"), ("pl,de;q=0.5", "en-GB")],
)
def test_a_stranger_reads_what_their_browser_asks_for(client, db, asked, said):
    page = client.get("/", headers={"Accept-Language": asked})

    assert f'lang="{said}"' in html_of(page)
    assert page.headers["Content-Language"].lower() == said.lower()


def test_what_a_person_picks_is_kept_for_the_next_pages_and_leads_back_to_the_page(client, db):
    picked = client.get(reverse("core:language", args=["cy"]), {"next": "/opportunities/?kind=panel"})

    assert (picked.status_code, picked.url) == (302, "/opportunities/?kind=panel")
    assert WELSH in html_of(client.get("/"))
    assert WELSH in html_of(client.get("/accessibility/", headers={"Accept-Language": "en"}))


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_the_link_leads_nowhere_else(client, db, elsewhere):
    assert client.get(reverse("core:language", args=["cy"]), {"next": elsewhere}).url == "/"


def test_a_language_we_do_not_have_is_not_found(client, db):
    assert client.get(reverse("core:language", args=["xx"])).status_code == 404


def test_the_language_a_person_asked_us_to_write_in_is_that_of_their_pages_on_any_browser(client, expert):
    expert.language = "cy"
    expert.save()
    client.force_login(expert)

    assert WELSH in html_of(client.get("/start/"))
    client.get(reverse("core:language", args=["en-gb"]))
    assert 'lang="en-GB"' in html_of(client.get("/start/")), "what they picked just now is stronger"
    client.logout()
    client.force_login(expert)
    client.cookies[COOKIE] = "en-gb"  # somebody else's choice, on a computer they share
    assert WELSH in html_of(client.get("/start/"))


def test_every_page_says_where_the_other_language_is_in_that_language(client, db):
    page = client.get("/accessibility/?a=b&c=d").content.decode()

    assert (
        '<a class="nhsuk-header__account-link" href="/language/cy/?next=%2Faccessibility%2F%3Fa%3Db%26c%3Dd"'
        in page
    )
    assert 'lang="cy" hreflang="cy" rel="nofollow">Cymraeg</a>' in page


def test_the_answer_to_a_form_leads_back_to_the_page_of_the_form(client, expert):
    client.force_login(expert)
    address = reverse("correspondence:choose_language")
    page = client.post(address, {}, headers={"Referer": f"http://testserver{address}?x=1"})

    assert page.status_code == 422
    assert f"/language/cy/?next={address.replace('/', '%2F')}%3Fx%3D1" in page.content.decode()


def test_a_kept_page_is_kept_for_each_language(client, db):
    english = client.get("/opportunities/")
    welsh = client.get("/opportunities/", headers={"Accept-Language": "cy", "If-None-Match": english["ETag"]})

    assert welsh.status_code == 200
    assert welsh["ETag"] != english["ETag"]
    assert {"Cookie", "Accept-Language"} <= {each.strip() for each in welsh["Vary"].split(",")}


def test_a_feed_is_in_the_language_of_its_address_alone(client, db):
    client.cookies[COOKIE] = "cy"

    assert 'lang="en-GB"' in html_of(client.get("/opportunities/embed/"))
    assert WELSH in html_of(client.get("/opportunities/embed/?language=cy"))


def test_a_person_chooses_the_language_we_write_in(client, expert):
    client.force_login(expert)
    address = reverse("correspondence:choose_language")

    client.post(address, {"language": "cy", "submission": ""})
    expert.refresh_from_db()

    assert language_of(expert) == "cy"
    assert WELSH in html_of(client.get("/start/"))
    with in_language_of(expert):
        assert page_language() == "cy"
        with in_english():
            assert page_language() == "en-GB"
    assert client.post(address, {"language": "xx"}).status_code == 422


def test_a_job_is_done_in_the_language_it_was_asked_for_in(expert, monkeypatch):
    monkeypatch.setitem(jobs._doers, "says_language", lambda job, progress: {"language": page_language()})
    with override("cy"):
        job = jobs.start(kind="says_language", by=expert, title="x")

    jobs.run(job.pk)

    assert Job.objects.get(pk=job.pk).result == {"language": "cy"}
