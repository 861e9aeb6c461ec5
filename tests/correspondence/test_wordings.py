"""Coordinators change the words of notices: a fixed set of names in braces, and never a template."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core import mail

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence import services
from coproduction.correspondence.kinds import all_notices, notice_of
from coproduction.correspondence.models import Delivery, Message, Wording
from coproduction.correspondence.rules import fill, why_not_words
from coproduction.correspondence.selectors.wordings import our_words
from coproduction.correspondence.services import wordings

PAGE = "/staff/messages/words/experts/paused/"
PAUSED = {"subject": "A break for you", "body": "Dear {name},\n\nRest well."}


@pytest.fixture
def desk(as_, coordinator):
    return as_(coordinator)


def say_paused(**context):
    return services.say("experts/paused", **{"name": "Esther", **context})


@pytest.fixture
def write(coordinator, django_capture_on_commit_callbacks):
    def change(**words):
        with django_capture_on_commit_callbacks(execute=True):
            wordings.change_words(notice=notice_of("experts/paused"), by=coordinator, **{**PAUSED, **words})

    return change


@pytest.mark.parametrize(
    ("words", "values", "said"),
    [
        ("Hello {name},", {"name": "Esther"}, "Hello Esther,"),
        ("Yes or no {by}. Thank you.", {"by": ""}, "Yes or no. Thank you."),
        ("Yes or no {by}.", {"by": "by Monday"}, "Yes or no by Monday."),
        ("One\n\n{gone}\n\nTwo", {"gone": ""}, "One\n\nTwo"),
        (
            "{name}",
            {"name": "{name} {{ settings.SECRET_KEY }} {% now 'Y' %}"},
            "{name} {{ settings.SECRET_KEY }} {% now 'Y' %}",
        ),
    ],
)
def test_names_in_braces_are_filled_once(words, values, said):
    assert fill(words, values) == said


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("Hello {name}", ""),
        ("Hello {nam}", "nothing called {nam}"),
        ("Hello {name.password}", "nothing called {name.password}"),
        ("Hello {{ name }}", "nothing called { name }|brace before and after"),
        ("Hello {name", "brace before and after"),
        ("Hello name}", "brace before and after"),
        ("{% include 'x' %}", "nothing called"),
    ],
)
def test_what_may_stand_in_braces(words, refusal):
    found = why_not_words(words, names={"name": "Esther"})
    assert any(part in found for part in refusal.split("|")) if refusal else not found


@pytest.mark.parametrize("notice", all_notices(), ids=lambda notice: notice.template)
def test_our_own_words_keep_to_the_rules(notice):
    subject, body = our_words(notice)
    assert why_not_words(f"{subject} {body}", names=notice.examples) == ""
    said = wordings.example_of(notice, subject=subject, body=body)
    assert said.subject
    assert "{" not in said.body


def test_the_trusts_words_are_said_from_then_on_with_each_version_kept(db, write):
    ours = say_paused()
    write()
    assert say_paused() == wordings.Said("A break for you", "Dear Esther,\n\nRest well.")
    write(body="Hi {name}.")
    assert say_paused().body == "Hi Esther."
    assert ours.body.startswith("Hello Esther,")
    assert list(Wording.objects.values_list("number", flat=True)) == [1, 2]


def test_saving_the_same_words_makes_no_version(db, write):
    write()
    write()
    assert Wording.objects.count() == 1
    assert Event.objects.get(action="wording.changed").after == {"version": 1}


def test_a_service_refuses_what_the_form_does(db, coordinator):
    with pytest.raises(RuleBroken, match="nothing called"):
        wordings.change_words(
            notice=notice_of("experts/paused"), subject="x", body="{secret}", by=coordinator
        )


def test_words_written_for_another_release_do_not_stop_a_message(db, coordinator):
    Wording.objects.create(
        template="experts/paused", number=1, subject="x", body="{old}", written_by=coordinator
    )
    assert say_paused().body.startswith("Hello Esther,")


def test_what_a_person_typed_is_never_a_template(db, coordinator):
    said = services.say("experts/not_accepted", name="{{ 7|add:7 }}{name}", reason="{% now 'Y' %}")
    assert "{{ 7|add:7 }}{name}" in said.body
    assert "{% now 'Y' %}" in said.body


def test_the_list_names_every_kind_and_which_are_changed(desk, write):
    write()
    page = desk.get("/staff/messages/words/").content.decode()
    assert page.count("/staff/messages/words/") >= len(all_notices())
    assert page.count("Your words") == 1


def test_the_page_shows_the_words_an_example_and_what_may_be_used(desk):
    page = desk.get("/staff/messages/words/involvement/interest_offered/").content.decode()
    for words in ("{by_when}", "Please tell us yes or no by 30 November 2026.", "Someone is offered a place"):
        assert words in page


def test_an_example_is_shown_of_what_is_typed_and_nothing_is_saved(desk):
    page = desk.post(PAGE, {**PAUSED, "show": "1"}).content.decode()
    assert "Dear Esther," in page
    assert not Wording.objects.exists()


def test_a_test_goes_to_oneself_and_nothing_is_saved(desk, coordinator):
    desk.post(PAGE, {**PAUSED, "test": "1"})
    message = Message.objects.get()
    assert (message.recipient, message.subject) == (coordinator, "Test: A break for you")
    services.deliver(Delivery.objects.get().pk)
    assert "Dear Esther," in mail.outbox[0].body
    assert not Wording.objects.exists()


def test_words_are_saved_and_gone_back_on(desk, coordinator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(PAGE, {**PAUSED, "save": "1"}).url == "/staff/messages/words/"
    assert "Go back to our words" in desk.get(PAGE).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{PAGE}ours/")
    page = desk.get(PAGE).content.decode()
    assert say_paused().body.startswith("Hello Esther,")
    assert "Version 2" in page
    assert "Rest well." in page
    assert Event.objects.get(action="wording.went_back").actor == coordinator


def test_a_name_that_is_not_there_gets_a_sentence_and_keeps_what_was_typed(desk):
    answer = desk.post(PAGE, {"subject": "A break", "body": "Dear {nam}, rest.", "save": "1"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "There is nothing called {nam} here." in page
    assert "Dear {nam}, rest." in page


@pytest.mark.parametrize("path", ["experts/nothing", "experts/done_with_you", "..%2f..%2fsettings/base"])
def test_only_declared_words_can_be_changed(desk, path):
    assert desk.get(f"/staff/messages/words/{path}/").status_code == 404


def test_every_declared_notice_has_its_file():
    folder = Path(django_settings.BASE_DIR) / "templates" / "notices"
    assert [each.template for each in all_notices() if not (folder / f"{each.template}.txt").exists()] == []
