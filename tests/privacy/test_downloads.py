"""All we hold about a person, as one zip, for them alone."""

import io
import json
import zipfile
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.models import User
from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.dates import say_date, today
from coproduction.core.enums import JobState
from coproduction.core.models import Job
from coproduction.core.personal_data import declaration_of
from coproduction.core.personal_data.reading import _capital, _outside, _shown, held_about, holds_as_well
from coproduction.core.personal_data.walking import models_about_people
from coproduction.correspondence.models import Message
from coproduction.documents.models import Document
from coproduction.privacy.models import DataRequest
from coproduction.privacy.names import NAMES
from coproduction.privacy.services import downloads
from coproduction.privacy.words import NOT_FOR_READING
from tests.factories import ContributionFactory, person
from tests.privacy.planting import Planted

MY_DATA = reverse("privacy:my_data")


def made_for(user, capture):
    with capture(execute=True):
        asked = downloads.ask_for_data(person=user, by=user)
    asked.refresh_from_db()
    return asked


def opened(asked):
    with storages["documents"].open(asked.document.stored_as) as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


class Outline(HTMLParser):
    """The ids, links and heading levels of a page."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.levels = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if tag in ("a", "link") else []
        self.levels += [int(tag[1])] if tag in ("h1", "h2", "h3", "h4") else []


def test_every_planted_word_is_in_the_zip_of_its_person_and_in_no_other(
    db, django_capture_on_commit_callbacks
):
    one, other = Planted(), Planted()
    texts = {}
    for planted in (one, other):
        asked = made_for(planted.user, django_capture_on_commit_callbacks)
        with opened(asked) as bundle:
            texts[planted] = [bundle.read(name).decode() for name in bundle.namelist()]
    given, to_other = "\n".join(texts[one]), "\n".join(texts[other])
    model_of = {model._meta.label: model for model in one.rows}
    for (label, field), word in one.words.items():
        declared = declaration_of(model_of[label])
        if field in (*declared.masked, *declared.never_shown):
            assert word not in given
        else:
            assert word in given, (label, field)
        assert word not in to_other, (label, field)


def test_every_kind_and_field_can_be_said_in_other_languages():
    models = models_about_people()
    kinds = {name for model in models for name in (model._meta.verbose_name, model._meta.verbose_name_plural)}
    fields = {
        field.verbose_name for model in models for field in _shown(model) if field.name not in NOT_FOR_READING
    }
    missing = {_capital(name) for name in kinds | fields} - set(map(str, NAMES))
    assert not missing, "write them into privacy.names"


def test_a_language_is_given_by_its_name(expert):
    User.objects.filter(pk=expert.pk).update(language="cy")
    account = next(each for each in held_about(expert) if each.name == "accounts.user")
    assert next(account.rows)["language"] == ({"value": "cy", "words": "Cymraeg"}, "Cymraeg")


def test_the_zip_holds_json_a_page_and_the_persons_files(db, django_capture_on_commit_callbacks):
    one = Planted()
    with opened(made_for(one.user, django_capture_on_commit_callbacks)) as bundle:
        names = bundle.namelist()
        data = json.loads(bundle.read("data.json"))
        page = Outline(bundle.read("data.html").decode())
        files = {name: bundle.read(name) for name in names if name.startswith("files/")}
    assert names[:1] == ["data.json"] and {"data.html", "data.css"} <= set(names)
    assert data["about"]["person"] == one.user.pk
    claim = next(held for held in data["held"] if held["name"] == "payments.claim")
    assert claim["fields"]["late_reason"] == {"words": "Late reason", "holds": "personal"}
    assert claim["rows"][0]["status"] == {"value": "draft", "words": "Draft"}
    assert list(files.values()) == [f"file of {one.user.pk}".encode()]
    assert page.levels[0] == 1 and page.levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        assert link.removeprefix("#") in page.ids if link.startswith("#") else link in names


def test_words_are_never_markup_in_the_page(db, django_capture_on_commit_callbacks):
    user = person(name="<script>alert(1)</script>")
    with opened(made_for(user, django_capture_on_commit_callbacks)) as bundle:
        assert "<script" not in bundle.read("data.html").decode()


def test_what_no_declaration_leads_to_is_given_by_a_register(db, django_capture_on_commit_callbacks):
    user = person()
    holds_as_well("test.equality", "Your answers")(lambda user: [{"Religion": f"zq-{user.pk}"}])
    try:
        with opened(made_for(user, django_capture_on_commit_callbacks)) as bundle:
            assert f"zq-{user.pk}" in bundle.read("data.json").decode()
            assert "Your answers" in bundle.read("data.html").decode()
    finally:
        del _outside["test.equality"]


def test_many_rows_are_all_in_the_json_and_the_page_says_how_many_it_shows(
    db, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr("coproduction.privacy.bundle.ROWS_TO_READ", 2)
    contribution = ContributionFactory()
    for _ in range(2):
        ContributionFactory(expert=contribution.expert)
    with opened(made_for(contribution.expert.user, django_capture_on_commit_callbacks)) as bundle:
        data, page = json.loads(bundle.read("data.json")), bundle.read("data.html").decode()
    assert len(next(held for held in data["held"] if held["name"] == "experts.contribution")["rows"]) == 3
    assert "the first 2 of 3" in page


def test_a_person_shows_who_they_are_and_takes_it_away(proved, expert, django_capture_on_commit_callbacks):
    browser = proved(expert)
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(reverse("privacy:ask"))
    asked = DataRequest.objects.get()
    assert answer.url == reverse("core:job", args=[asked.job_id])
    assert MY_DATA in browser.get(answer.url).content.decode()
    page = browser.get(MY_DATA).content.decode()
    assert reverse("privacy:download", args=[asked.pk]) in page
    answer = browser.get(reverse("privacy:download", args=[asked.pk]))
    assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    assert Event.objects.filter(action="data.downloaded", actor=expert).count() == 1
    message = Message.objects.get(recipient=expert, kind="privacy_download_ready")
    assert f"We keep it for you until {say_date(asked.kept_until)}," in message.body


@pytest.mark.parametrize("name", ["privacy:ask", "privacy:download"])
def test_without_showing_who_they_are_nobody_gets_there(
    as_, expert, name, django_capture_on_commit_callbacks
):
    asked = made_for(expert, django_capture_on_commit_callbacks)
    url = reverse(name, args=[asked.pk] if name.endswith("download") else [])
    browser = as_(expert)
    answer = browser.get(url) if name.endswith("download") else browser.post(url)
    assert answer.status_code == 302 and "reauthenticate" in answer.url
    assert Event.objects.filter(action="data.downloaded").count() == 0
    assert DataRequest.objects.count() == 1


def test_nobody_else_opens_it_by_any_way(
    proved, expert, other_expert, administrator, coordinator, django_capture_on_commit_callbacks
):
    asked = made_for(expert, django_capture_on_commit_callbacks)
    for somebody in (other_expert, administrator, coordinator):
        assert proved(somebody).get(reverse("privacy:download", args=[asked.pk])).status_code == 404
        assert proved(somebody).get(asked.document.get_absolute_url()).status_code == 404
    # Not even its owner by the plain way, which does not ask who they are.
    assert proved(expert).get(asked.document.get_absolute_url()).status_code == 404


def test_asking_while_it_is_being_made_leads_to_the_same(db):
    user = person()
    first = downloads.ask_for_data(person=user, by=user)
    assert downloads.ask_for_data(person=user, by=user) == first
    Job.objects.update(state=JobState.DONE)
    assert downloads.ask_for_data(person=user, by=user) != first


def test_a_job_done_twice_makes_one_file(db, django_capture_on_commit_callbacks):
    user = person()
    asked = made_for(user, django_capture_on_commit_callbacks)
    Job.objects.update(state=JobState.WAITING)
    jobs.run(asked.job_id)
    assert Document.objects.count() == 1
    assert Message.objects.count() == 1


def test_it_is_deleted_when_its_days_are_over(db, django_capture_on_commit_callbacks):
    user = person()
    asked = made_for(user, django_capture_on_commit_callbacks)
    assert asked.kept_until == today() + timedelta(days=7)
    stored = asked.document.stored_as
    assert downloads.forget_old() == 0
    DataRequest.objects.update(kept_until=today() - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert downloads.forget_old() == 1
    assert downloads.forget_old() == 0
    assert not storages["documents"].exists(stored) and not Document.objects.exists()


def test_an_earlier_download_is_not_put_into_the_next(db, django_capture_on_commit_callbacks):
    user = person()
    made_for(user, django_capture_on_commit_callbacks)
    Job.objects.update(state=JobState.DONE, finished_at=timezone.now())
    with opened(made_for(user, django_capture_on_commit_callbacks)) as bundle:
        assert [name for name in bundle.namelist() if name.startswith("files/")] == []
