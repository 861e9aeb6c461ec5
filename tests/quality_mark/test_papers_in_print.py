"""The papers to take away: in the print each reviewer needs, by post to those who need that, never to a barred one."""

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core import pdf
from coproduction.correspondence.enums import Channel, MessageFormat
from coproduction.correspondence.models import Delivery, Message, PostalAddress, Preference
from coproduction.correspondence.selectors.letters import letters
from coproduction.correspondence.transport.letters import document_of, words_of
from quality_mark.enums import ConflictKind
from quality_mark.models import Citation, Conflict
from quality_mark.services.allocation import declare
from quality_mark.services.posting import post_papers
from quality_mark.services.questions import ask, reply
from tests.factories import ContributionFactory
from tests.pdfs import pages_of, tags_of, text_of

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def choose(user, **chosen):
    Preference.objects.update_or_create(user=user, defaults=chosen)


def at_home(user):
    PostalAddress.objects.create(user=user, line_1="1 High Street", town="Norwich", postcode="NR1 3DY")


def posted_to(user):
    return letters().filter(message__recipient=user, message__kind="quality_papers_by_post")


def printed(letter):
    address = letter.message.recipient.postal_address
    return text_of(pdf.render(document_of(letter, address=address))).replace("\n", " ")


class TestAsAFile:
    def test_it_holds_everything_that_was_said_with_its_headings(self, as_, opened, sent, host):
        review = opened[0]
        activity = ContributionFactory(attended=True).activity
        Citation.objects.create(version=review.version, activity=activity)
        question = ask(review=review, criterion=None, words="Who chose them?", by=review.reviewer)
        reply(question=question, words="They did", from_panel=False, by=host)
        answer = as_(opened[1].reviewer).get(url("review_papers", opened[1].pk))
        assert answer["Content-Type"] == "application/pdf" and answer["Cache-Control"] == "no-store, private"
        words = text_of(answer.content).replace("\n", " ")
        for said in (
            sent.title, "A new policy.", "Sam Lee, Head of Nursing", "Carers: 6 people.", "1. Purpose",
            "We asked people first.", "3: good", "Think Local Act Personal", "Who chose them?", "They did",
        ):  # fmt: skip
            assert said in words, said
        assert review.reviewer.name not in words
        assert tags_of(answer.content).count("H2") >= 14
        assert Event.objects.get(action="papers.printed").actor == opened[1].reviewer

    @pytest.mark.parametrize(("format", "size"), [("standard", 12), ("large_print", 18)])
    def test_it_is_in_the_print_they_need(self, as_, opened, format, size):
        choose(opened[0].reviewer, format=format)
        pages = pages_of(as_(opened[0].reviewer).get(url("review_papers", opened[0].pk)).content)
        assert min(min(page.sizes) for page in pages) >= size - 2
        assert size in {round(each) for page in pages for each in page.sizes}

    def test_not_before_they_have_declared(self, as_, asked):
        assert as_(asked[0].reviewer).get(url("review_papers", asked[0].pk)).status_code == 404
        assert as_(asked[0].reviewer).post(url("post_papers", asked[0].pk)).status_code == 404


class TestInThePost:
    def test_who_hears_by_letter_gets_them_as_soon_as_they_are_open(self, asked):
        by_letter, by_email = asked[0], asked[1]
        choose(by_letter.reviewer, channel=Channel.LETTER)
        for review in (by_letter, by_email):
            declare(review=review, conflict=False, words="", by=review.reviewer)
        assert posted_to(by_letter.reviewer).count() == 1
        assert not posted_to(by_email.reviewer).exists()

    def test_anyone_gets_them_who_asks_once_a_day(self, as_, opened):
        reviewer = opened[0].reviewer
        for _ in range(2):
            assert as_(reviewer).post(url("post_papers", opened[0].pk)).status_code == 302
        letter = posted_to(reviewer).get()
        assert Delivery.objects.filter(message=letter.message).count() == 1

    def test_the_letter_holds_the_papers_and_the_inbox_does_not(self, opened):
        reviewer = opened[0].reviewer
        at_home(reviewer)
        post_papers(review=opened[0], by=reviewer)
        letter = posted_to(reviewer).get()
        assert "We asked people first." in printed(letter)
        assert "We asked people first." not in Message.objects.get(kind="quality_papers_by_post").body

    def test_it_waits_among_those_made_by_hand_for_who_reads_braille(self, opened):
        reviewer = opened[0].reviewer
        choose(reviewer, format=MessageFormat.BRAILLE)
        post_papers(review=opened[0], by=reviewer)
        words = words_of(posted_to(reviewer).get())
        assert "Statement: We asked people first." in words and "Carers: 6 people." in words

    def test_a_reviewer_barred_before_it_was_printed_gets_none_of_it(self, opened, sent):
        reviewer = opened[0].reviewer
        at_home(reviewer)
        post_papers(review=opened[0], by=reviewer)
        Conflict.objects.create(submission=sent, person=reviewer, kind=ConflictKind.DECLARED)
        words = printed(posted_to(reviewer).get())
        assert "We asked people first." not in words and "not open any more" in words


def test_the_papers_page_asks_few_questions(as_, opened, django_assert_max_num_queries):
    browser = as_(opened[0].reviewer)
    for number in range(3):
        ask(review=opened[0], criterion=None, words=f"{number}?", by=opened[0].reviewer)
    browser.get(url("review", opened[0].pk))
    with django_assert_max_num_queries(15):
        browser.get(url("review", opened[0].pk))
