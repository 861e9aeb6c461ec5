"""Who is named: each is asked first, answers on their own page, and is shown to nobody until they agree."""

import pytest
from django.urls import reverse

from coproduction.correspondence.models import Message
from experts.enums import ExpertStatus
from experts.models import Expert
from quality_mark.enums import Consent, Credit
from quality_mark.models import Contributor, CoSubmitter
from quality_mark.services.sending import submit
from tests.factories import ExpertFactory
from tests.quality_mark.conftest import form_of

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


@pytest.fixture
def asked(as_, host, ready, expert):
    typed = form_of(host, email=expert.email.upper(), what_they_did="Wrote it with us")
    as_(host).post(url("ask_contributor", ready.pk), typed)
    return Contributor.objects.get()


class TestAsking:
    def test_the_person_gets_a_message_with_the_way_to_answer(self, asked, expert, host, ready):
        message = Message.objects.get(kind="quality_contributor_asked")
        assert message.recipient == expert
        assert message.link == url("naming", asked.pk)
        assert "Wrote it with us" in message.body and f"{host.name} is putting" in message.body
        assert message.subject == f"Do you want to be named for your part in ‘{ready}’?"

    @pytest.mark.parametrize("email", ["nobody@example.org", "host"])
    def test_somebody_who_is_not_in_the_network_cannot_be_named(self, as_, host, ready, email):
        email = host.email if email == "host" else email
        answer = as_(host).post(
            url("ask_contributor", ready.pk), form_of(host, email=email, what_they_did="Wrote it")
        )
        assert answer.status_code == 422
        assert "ask a coordinator" in answer.content.decode() and "Wrote it" in answer.content.decode()

    def test_somebody_who_has_left_cannot_be_asked(self, as_, host, ready):
        left = ExpertFactory(status=ExpertStatus.LEFT)
        typed = form_of(host, email=left.user.email, what_they_did="Wrote it")
        assert as_(host).post(url("ask_contributor", ready.pk), typed).status_code == 422

    def test_nobody_is_asked_twice(self, as_, host, ready, asked, expert):
        typed = form_of(host, email=expert.email, what_they_did="Again")
        answer = as_(host).post(url("ask_contributor", ready.pk), typed)
        assert answer.status_code == 422
        assert Contributor.objects.count() == 1


class TestAnswering:
    @pytest.mark.parametrize(
        ("answer", "consent", "credit"),
        [
            ("full_name", Consent.AGREED, Credit.FULL_NAME),
            ("first_name", Consent.AGREED, Credit.FIRST_NAME),
            ("no_name", Consent.AGREED, Credit.NO_NAME),
            ("no", Consent.DECLINED, Credit.NO_NAME),
        ],
    )
    def test_each_answer(self, as_, asked, expert, host, answer, consent, credit):
        browser = as_(expert)
        assert browser.get(url("my_namings")).status_code == 200
        assert browser.post(url("naming", asked.pk), form_of(expert, answer=answer)).status_code == 302
        asked.refresh_from_db()
        assert (asked.consent, asked.credit) == (consent, credit)
        told = Message.objects.get(kind="quality_contributor_answered")
        assert told.recipient == host
        assert (
            f"{expert.name} {'does not want' if answer == 'no' else 'has agreed'} to be named in:"
            in told.body
        )

    def test_no_answer_is_asked_for_again(self, as_, asked, expert):
        assert as_(expert).post(url("naming", asked.pk), form_of(expert)).status_code == 422

    def test_a_person_may_change_their_mind(self, as_, asked, expert):
        browser = as_(expert)
        for answer in ("full_name", "no", "first_name"):
            browser.post(url("naming", asked.pk), form_of(expert, answer=answer))
        asked.refresh_from_db()
        assert (asked.consent, asked.credit) == (Consent.AGREED, Credit.FIRST_NAME)

    def test_it_is_nobody_elses_to_answer(self, as_, asked, other_expert, host):
        assert as_(other_expert).get(url("naming", asked.pk)).status_code == 404
        assert as_(host).get(url("naming", asked.pk)).status_code == 403

    def test_the_home_page_says_so_until_it_is_done(self, as_, asked, expert):
        browser = as_(expert)
        words = "Say if you want to be named"
        assert words in browser.get(reverse("home:start")).content.decode()
        browser.post(url("naming", asked.pk), form_of(expert, answer="no"))
        assert words not in browser.get(reverse("home:start")).content.decode()


class TestWhoSeesTheName:
    @pytest.mark.parametrize(
        ("answer", "shown"),
        [
            (None, ""),
            ("no", ""),
            ("no_name", "Someone who"),
            ("first_name", "Esther"),
            ("full_name", "Esther Expert"),
        ],
    )
    def test_the_papers_hold_what_the_person_chose(self, as_, asked, expert, host, ready, answer, shown):
        if answer:
            as_(expert).post(url("naming", asked.pk), form_of(expert, answer=answer))
        page = as_(host).get(url("version", ready.pk, 1)).content.decode()
        assert ("Esther" in page) is shown.startswith("Esther")
        assert ("Expert:" in page) is (answer == "full_name")
        assert ("Someone who" in page) is (answer == "no_name")

    def test_it_is_not_sent_while_somebody_has_not_answered(self, asked, ready, host):
        with pytest.raises(Exception, match="One person has not said yet"):
            submit(submission=ready, by=host)

    def test_a_name_taken_off_stops_nothing(self, as_, asked, ready, host):
        as_(host).post(url("remove_contributor", ready.pk, asked.pk))
        assert submit(submission=ready, by=host)
        assert Expert.objects.filter(pk=asked.expert_id).exists()


class TestColleagues:
    def test_a_colleague_is_added_told_and_taken_off(self, as_, host, other_host, ready):
        browser = as_(host)
        browser.post(url("add_co_submitter", ready.pk), form_of(host, email=other_host.email))
        row = CoSubmitter.objects.get()
        assert row.user == other_host
        assert Message.objects.get(kind="quality_co_submitter_added").recipient == other_host
        assert "Holly Host" in browser.get(url("people", ready.pk)).content.decode()
        browser.post(url("remove_co_submitter", ready.pk, row.pk))
        assert not CoSubmitter.objects.exists()

    def test_one_who_takes_themselves_off_is_led_to_their_list(self, as_, host, other_host, ready):
        row = CoSubmitter.objects.create(submission=ready, author=host, user=other_host)
        answer = as_(other_host).post(url("remove_co_submitter", ready.pk, row.pk))
        assert answer.url == url("submissions")

    @pytest.mark.parametrize("who", ["expert", "host", "nobody"])
    def test_only_a_colleague(self, as_, host, ready, who, request):
        email = request.getfixturevalue(who).email
        answer = as_(host).post(url("add_co_submitter", ready.pk), form_of(host, email=email))
        assert answer.status_code == 422
        assert not CoSubmitter.objects.exists()
