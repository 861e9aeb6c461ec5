"""The expert's pages: telling us, seeing where it is, answering an offer, changing their mind."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from experts.models import Activity
from involvement.models import Interest, Opportunity
from tests.factories import (
    ContributionFactory,
    ExpertFactory,
    InterestFactory,
    OpportunityFactory,
    VenueFactory,
    person,
)
from tests.involvement.interests.conftest import says_yes, seen_in, session_in
from tests.questions import asks_the_same_whatever_the_rows

TYPED = {"words": "I care for my son.", "access_needs": "A ramp", "wants_help": "yes"}


def page_of(client, path):
    return client.get(path).content.decode()


def token_in(page):
    return page.split('name="submission_token" value="')[1].split('"')[0]


def form_url(advert):
    return f"/opportunities/{advert.reference}/interest/"


def test_a_stranger_reads_the_advert_and_is_led_to_sign_in(client, advert):
    assert "Tell us you are interested" in page_of(client, advert.get_absolute_url())
    assert client.get(form_url(advert)).headers["Location"].startswith("/accounts/login/")


def test_who_may_open_the_form(as_, advert, host, nobody, expert):
    assert as_(host).get(form_url(advert)).status_code == 403
    assert as_(nobody).get(form_url(advert)).headers["Location"] == f"/join/?next={advert.get_absolute_url()}"
    assert as_(expert).get(form_url(advert)).status_code == 200


def test_telling_us_in_two_steps(as_, advert, expert):
    client = as_(expert)
    token = token_in(page_of(client, form_url(advert)))
    check = client.post(form_url(advert), {**TYPED, "submission_token": token})
    assert check.status_code == 200
    assert all(
        words in check.content.decode()
        for words in ("I care for my son.", "A ramp", "Yes, please contact me")
    )
    assert not Interest.objects.exists(), "nothing is sent before it is checked"
    changed = client.post(
        form_url(advert), {**TYPED, "submission_token": token, "change": "1"}
    ).content.decode()
    assert "I care for my son." in changed and "There is a problem" not in changed
    for _ in range(2):
        sent = client.post(form_url(advert), {**TYPED, "submission_token": token, "send": "1"})
        assert sent.headers["Location"] == f"/my/interests/{Interest.objects.get().pk}/"
    interest = Interest.objects.get()
    assert (interest.words, interest.access_needs, interest.wants_help) == (
        "I care for my son.",
        "A ramp",
        True,
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wants_help": ""}, "Select whether you would like to talk to someone"),
        ({"wants_help": "maybe"}, "from the list"),
        ({"words": "x" * 2001}, "2,000 characters or fewer"),
        ({"access_needs": "a\x00b"}, "hidden characters"),
    ],
)
def test_a_wrong_answer_says_what_to_do_and_keeps_what_was_typed(as_, advert, expert, changes, words):
    client = as_(expert)
    token = token_in(page_of(client, form_url(advert)))
    response = client.post(form_url(advert), {**TYPED, **changes, "submission_token": token, "send": "1"})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page and ("A ramp" in page or "I care for my son." in page)
    assert not Interest.objects.exists()


def test_typed_markup_is_only_words(as_, advert, expert):
    client = as_(expert)
    token = token_in(page_of(client, form_url(advert)))
    nasty = {**TYPED, "words": '"><script>alert(1)</script>', "submission_token": token}
    assert "<script>alert" not in client.post(form_url(advert), nasty).content.decode()


def test_a_form_without_its_token_saves_nothing(as_, advert, expert):
    assert as_(expert).post(form_url(advert), {**TYPED, "send": "1"}).status_code == 409
    assert not Interest.objects.exists()


def test_after_the_closing_date_there_is_a_sentence(as_, host, expert):
    advert = OpportunityFactory(
        host=host, published=True, closing_date=timezone.localdate() - timedelta(days=1)
    )
    client = as_(expert)
    assert "Tell us you are interested" not in page_of(client, advert.get_absolute_url())
    refused = client.get(form_url(advert))
    assert (refused.status_code, "closing date was" in refused.content.decode()) == (403, True)


def test_a_draft_is_not_there(as_, host, expert):
    assert as_(expert).get(form_url(OpportunityFactory(host=host))).status_code == 404


def test_a_person_on_a_break_reads_why_not(as_, advert):
    paused = ExpertFactory(status="paused", user=person("expert"))
    client = as_(paused.user)
    assert "You are taking a break" in page_of(client, advert.get_absolute_url())
    assert client.get(form_url(advert)).status_code == 403


PANEL = {
    "expressed": "You told us you are interested",
    "shortlisted": "You are on the shortlist",
    "offered": "See your offer",
    "accepted": "You have a place",
    "not_chosen": "You were not chosen this time",
    "lapsed": "The offer ran out",
    "withdrawn": "Tell us you are interested",
}


@pytest.mark.parametrize(("status", "words"), PANEL.items())
def test_the_advert_shows_where_the_reader_stands(as_, interest, expert, status, words):
    Interest.objects.update(status=status)
    assert words in page_of(as_(expert), interest.opportunity.get_absolute_url())


def test_someone_signed_in_who_never_joined_is_led_to_join(as_, advert, nobody):
    page = page_of(as_(nobody), advert.get_absolute_url())
    assert f"/join/?next={advert.get_absolute_url()}" in page


def test_someone_who_told_us_is_led_to_their_interest(as_, interest, expert):
    response = as_(expert).get(form_url(interest.opportunity))
    assert response.headers["Location"] == f"/my/interests/{interest.pk}/"


@pytest.mark.parametrize("path", ["", "withdraw/"])
def test_an_interest_is_its_own_persons(as_, client, interest, expert, other_expert, host, path):
    url = f"/my/interests/{interest.pk}/{path}"
    assert client.get(url).status_code == 302
    assert as_(host).get(url).status_code == 403
    assert as_(other_expert).get(url).status_code == 404
    assert as_(expert).get(url).status_code == 200


@pytest.mark.parametrize("action", ["accept", "decline", "withdraw"])
def test_nobody_answers_for_another(as_, offered, other_expert, host, action):
    url = f"/my/interests/{offered.pk}/{action}/"
    assert as_(host).post(url).status_code == 403
    assert as_(other_expert).post(url).status_code == 404
    offered.refresh_from_db()
    assert offered.status == "offered"


def test_an_offer_says_what_yes_means(as_, offered, expert):
    session_in(offered.opportunity)
    page = page_of(as_(expert), f"/my/interests/{offered.pk}/")
    for words in (
        "£11.50",
        "Within 21 days",
        "mileage",
        "1 hour before each session",
        "benefits",
        "Yes, I accept",
    ):
        assert words in page, words


def test_an_unpaid_offer_says_so_and_is_silent_on_benefits(as_, advert, offered, expert):
    advert.band, advert.unpaid_reason = None, "This is a voluntary role."
    advert.save()
    page = page_of(as_(expert), f"/my/interests/{offered.pk}/")
    assert "Not paid. This is a voluntary role." in page
    assert "benefits" not in page


def test_warnings_of_other_apps_are_shown_before_a_yes(as_, offered, expert, monkeypatch):
    session_in(offered.opportunity)
    asked = []

    def ask(who, proposed):
        asked.extend(proposed)
        return ["This would take you over your own limit."]

    monkeypatch.setattr("experts.selectors.warnings._askers", [ask])
    assert "over your own limit" in page_of(as_(expert), f"/my/interests/{offered.pk}/")
    assert str(asked[0].amount) == "34.50", "2 hours and 1 hour of preparation at £11.50"


def test_saying_yes_and_then_giving_it_up(as_, offered, expert):
    client, url = as_(expert), f"/my/interests/{offered.pk}/"
    session_in(offered.opportunity)
    says_yes(client, url)
    assert "Give up your place" in page_of(client, url)
    assert "Your session on" in page_of(client, url)
    assert "send your apologies" in page_of(client, f"{url}withdraw/")
    client.post(f"{url}withdraw/")
    assert "You changed your mind" in page_of(client, url)
    assert client.post(f"{url}accept/").status_code == 409


CHANGES = {
    "the date of a session": lambda meets: Activity.objects.update(
        starts_at=F("starts_at") + timedelta(days=1), ends_at=F("ends_at") + timedelta(days=1)
    ),
    "the venue of a session": lambda meets: Activity.objects.update(venue=VenueFactory()),
    "one session more": lambda meets: session_in(meets.opportunity, days=20),
    "the pay": lambda meets: Opportunity.objects.update(band=None, unpaid_reason="A voluntary role."),
    "the venue of the advert": lambda meets: Opportunity.objects.update(venue=VenueFactory()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_since_the_page_was_opened_is_read_before_saying_yes(as_, offered, expert, change):
    client, url = as_(expert), f"/my/interests/{offered.pk}/"
    meets = session_in(offered.opportunity)
    seen = seen_in(page_of(client, url))
    change(meets)
    answer = client.post(f"{url}accept/", {"seen": seen})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "changed after you opened the page" in shown and "Yes, I accept" in shown
    assert "<title>Error: " in shown and not offered.expert.contributions.exists()
    assert client.post(f"{url}accept/", {"seen": seen_in(shown)}).status_code == 302
    assert offered.expert.contributions.exists()


def test_more_places_and_another_click_ask_nothing_again(as_, offered, expert):
    client, url = as_(expert), f"/my/interests/{offered.pk}/"
    seen = seen_in(page_of(client, url))
    Opportunity.objects.update(places=40)
    for _ in range(2):
        assert client.post(f"{url}accept/", {"seen": seen}).status_code == 302


def test_choosing_sessions_is_offered_where_there_are_any_to_choose(still_clock, as_, offered, expert):
    client, url = as_(expert), f"/my/interests/{offered.pk}/"
    says_yes(client, url)
    session_in(offered.opportunity)
    assert "Choose the sessions you come to" not in page_of(client, url)
    session_in(offered.opportunity, places=3)
    assert "Choose the sessions you come to" in page_of(client, url)


def test_saying_no(as_, offered, expert):
    client, url = as_(expert), f"/my/interests/{offered.pk}/"
    client.post(f"{url}decline/")
    assert "You said no to the offer" in page_of(client, url)


def test_one_tap_does_not_lose_the_place(as_, offered, expert):
    client, url = as_(expert), f"/my/interests/{offered.pk}/"
    shown = page_of(client, url)
    assert f'href="{url}decline/"' in shown and f'action="{url}decline/"' not in shown
    check = page_of(client, f"{url}decline/")
    assert "someone else can have it" in check and f'href="{url}"' in check
    offered.refresh_from_db()
    assert offered.status == "offered"


def test_nobody_is_asked_about_saying_no_to_a_place_they_are_not_offered(as_, interest, expert, other_expert):
    url = f"/my/interests/{interest.pk}/decline/"
    assert as_(expert).get(url).status_code == 403
    assert as_(other_expert).get(url).status_code == 404


def test_an_offer_that_ran_out_says_so(as_, offered, expert):
    Interest.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    page = page_of(as_(expert), f"/my/interests/{offered.pk}/")
    assert "this offer has run out" in page and "Yes, I accept" not in page


def test_not_chosen_says_why(as_, interest, expert):
    Interest.objects.update(status="not_chosen", reason="More people than places.")
    assert "More people than places." in page_of(as_(expert), f"/my/interests/{interest.pk}/")


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_nothing_there_is_not_found(as_, expert, pk):
    assert as_(expert).get(f"/my/interests/{pk}/").status_code == 404


def test_my_involvement_when_there_is_nothing_yet(as_, expert, host):
    page = page_of(as_(expert), "/my/involvement/")
    assert "You have no sessions to come" in page and "There are none yet" in page
    assert as_(host).get("/my/involvement/").status_code == 403


def test_my_involvement_in_the_persons_words(as_, offered, row, expert, other_expert):
    ContributionFactory(expert=row, activity=session_in(offered.opportunity, days=4).activity)
    ContributionFactory(expert=row, activity=session_in(offered.opportunity, days=-4).activity, attended=True)
    InterestFactory(opportunity__published=True, opportunity__title="Something of another’s")
    page = page_of(as_(expert), "/my/involvement/")
    for words in ("Offers to answer", "You have been offered a place", "Claim for it"):
        assert words in page, words
    assert "another’s" not in page and "Offered a place" not in page


def test_my_involvement_asks_few_questions_whatever_there_is(as_, advert, row, expert):
    def add():
        InterestFactory(expert=row, status="offered", opportunity__published=True)
        ContributionFactory(expert=row, activity=session_in(advert, days=4).activity)
        ContributionFactory(expert=row, activity=session_in(advert, days=-4).activity, attended=True)

    asks_the_same_whatever_the_rows(as_(expert), "/my/involvement/", add)


def test_an_offer_asks_few_questions_however_many_sessions(as_, offered, expert):
    asks_the_same_whatever_the_rows(
        as_(expert), f"/my/interests/{offered.pk}/", lambda: session_in(offered.opportunity)
    )


def test_the_panel_costs_a_stranger_nothing(client, advert, django_assert_max_num_queries):
    client.get(advert.get_absolute_url())
    with django_assert_max_num_queries(15):
        client.get(advert.get_absolute_url())
