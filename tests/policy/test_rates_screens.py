import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.policy import pricing, selectors
from coproduction.policy.models import Allowance, Band, CancellationFee, MileageRate, Rate, Scheme, TimeLimit
from coproduction.policy.services.loading import load_policies
from tests.factories import BandFactory, RateFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
SINCE_2021 = {
    "starts_on_day": "20",
    "starts_on_month": "10",
    "starts_on_year": "2021",
    "source": "application packs",
}


def token_of(page):
    return re.search(r'name="submission_token" value="([^"]+)"', page.content.decode())[1]


def enter(client, url, answers):
    """Fill in a form, look at the answers, and save them. Returns the last answer."""
    token = {"submission_token": token_of(client.get(url))}
    checked = client.post(url, {**answers, **token})
    assert checked.status_code == 200, checked.content.decode()
    assert "Check your answers" in checked.content.decode()
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', checked.content.decode()))
    sent.pop("csrfmiddlewaretoken", None)
    return client.post(url, {**sent, "confirm": "yes"})


def scheme_with_band(client, key, band, preparation="included"):
    enter(client, reverse("policy:scheme_new"), {"name": key.upper(), "key": key})
    enter(client, reverse("policy:band_new", args=[key]), {"name": band, "preparation": preparation})
    return Band.objects.get(scheme__key=key, name=band)


def set_rate(client, band, **answers):
    return enter(client, reverse("policy:rate_new", args=[band.pk]), {**SINCE_2021, **answers})


def price(band, minutes):
    return pricing.price_time(selectors.rate_for(band, on=ON), minutes).amount


def test_tewv_can_be_entered_in_the_browser(as_, finance):
    client = as_(finance)
    band = scheme_with_band(client, "tewv", "Involvement")
    set_rate(client, band, unit="block", amount="20", block_hours="3")
    assert [price(band, minutes) for minutes in (60, 180, 185, 360, 361)] == [20, 20, 40, 40, 60]


@pytest.mark.parametrize(
    ("key", "side", "prices"), [("nhse", "yes", [75, 75, 150]), ("nice", "no", [75, 150, 150])]
)
def test_nhse_and_nice_can_be_entered_in_the_browser(as_, finance, key, side, prices):
    client = as_(finance)
    band = scheme_with_band(client, key, "Role 4")
    rate = {"unit": "by_length", "amount": "£150.00", "short_amount": "75", "short_up_to_hours": "4"}
    set_rate(client, band, **rate, boundary_is_short=side)
    assert [price(band, minutes) for minutes in (239, 240, 241)] == prices


def test_cnwl_can_be_entered_in_the_browser(as_, finance):
    client = as_(finance)
    band = scheme_with_band(client, "cnwl", "Standard", preparation="paid")
    answer = set_rate(client, band, unit="hour", amount="11.50")
    assert answer.url == reverse("policy:band", args=[band.pk])
    assert price(band, 150) == Decimal("28.75")
    event = Event.objects.get(action="rate.set")
    assert (event.actor, event.after["amount"]) == (finance, "11.50")


def test_mileage_expenses_and_limits_can_be_entered_in_the_browser(as_, finance):
    client = as_(finance)
    for pence, above in (("45", "0"), ("25", "10000")):
        enter(
            client,
            reverse("policy:mileage_new"),
            {**SINCE_2021, "mode": "car", "pence": pence, "above_miles": above},
        )
    food = {"kind": "subsistence", "hours_away": "5", "cap": "10", "receipt_needed_above": "0"}
    enter(client, reverse("policy:allowance_new"), {**SINCE_2021, **food})
    parking = {"kind": "parking", "hours_away": "", "cap": "", "receipt_needed_above": "2.50"}
    enter(client, reverse("policy:allowance_new"), {**SINCE_2021, **parking})
    enter(client, reverse("policy:time_limit_new"), {**SINCE_2021, "kind": "payment_promise", "days": "14"})
    rates = selectors.mileage_rates("car", on=ON)
    assert pricing.price_mileage(rates, miles=Decimal(20), miles_already=Decimal(9990)).amount == 7
    assert selectors.allowance_for("subsistence", on=ON, hours_away=6).cap == 10
    assert (selectors.allowance_for("parking", on=ON).cap, Allowance.objects.count()) == (None, 2)
    assert selectors.time_limit("payment_promise", on=ON) == 14


def test_answers_are_read_back_with_what_they_mean(as_, finance):
    client, url = as_(finance), reverse("policy:rate_new", args=[BandFactory(preparation="included").pk])
    page = client.post(
        url,
        {
            **SINCE_2021,
            "unit": "block",
            "amount": "20",
            "block_hours": "3",
            "submission_token": token_of(client.get(url)),
        },
    ).content.decode()
    assert "People are paid £20.00 for each block of 3 hours or part of one." in page
    assert "20 October 2021" in page
    assert "Claims already sent are not changed." in page
    assert not Rate.objects.exists()


def test_answers_can_be_changed_before_they_are_saved(as_, finance):
    client, url = as_(finance), reverse("policy:time_limit_new")
    sent = {
        **SINCE_2021,
        "kind": "payment_promise",
        "days": "14",
        "submission_token": token_of(client.get(url)),
    }
    page = client.post(url, {**sent, "change": "yes"})
    assert page.status_code == 200
    assert 'value="14"' in page.content.decode()
    assert "application packs" in page.content.decode()
    assert not TimeLimit.objects.exists()


def test_a_form_sent_twice_enters_one_row(as_, finance):
    client, url = as_(finance), reverse("policy:time_limit_new")
    sent = {
        **SINCE_2021,
        "kind": "payment_promise",
        "days": "14",
        "submission_token": token_of(client.get(url)),
    }
    answers = [client.post(url, {**sent, "confirm": "yes"}) for _ in range(2)]
    assert [answer.url for answer in answers] == [reverse("policy:rates")] * 2
    assert TimeLimit.objects.count() == 1


RATE = {**SINCE_2021, "unit": "hour", "amount": "11.50"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"amount": ""}, "Enter the amount"),
        ({"amount": "-1"}, "Amount must be"),
        ({"amount": "11.505"}, "Amount must"),
        ({"unit": "fortnight"}, "Select what the amount is for"),
        ({"unit": "block"}, "Enter how long a block is"),
        ({"unit": "block", "block_hours": "0.33"}, "whole minutes"),
        ({"unit": "by_length", "short_amount": "5"}, "Enter the length at which the amount changes"),
        ({"unit": "by_length", "short_amount": "5"}, "Select which amount exactly that length pays"),
        ({"unit": "by_length", "short_amount": "99"}, "Lower amount must be less"),
        ({"starts_on_year": "1999"}, "must be a year between 2000 and"),
        ({"starts_on_year": "9999"}, "must be a year between 2000 and"),
        ({"starts_on_day": "31", "starts_on_month": "2"}, "real date"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, finance, changed, words):
    client, url = as_(finance), reverse("policy:rate_new", args=[BandFactory(preparation="included").pk])
    answer = client.post(url, {**RATE, **changed, "submission_token": token_of(client.get(url))})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "application packs" in answer.content.decode()


def test_a_band_that_pays_preparation_pays_by_the_hour(as_, finance):
    client, url = as_(finance), reverse("policy:rate_new", args=[BandFactory(preparation="paid").pk])
    sent = {**RATE, "unit": "day", "confirm": "yes", "submission_token": token_of(client.get(url))}
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert "so it must pay for each hour" in answer.content.decode()


@pytest.mark.parametrize("key", ["NHSE", "a b", "", "new", "x" * 21, "é"])
def test_a_short_name_that_cannot_be_an_address_is_refused(as_, finance, key):
    client, url = as_(finance), reverse("policy:scheme_new")
    answer = client.post(url, {"name": "N", "key": key, "submission_token": token_of(client.get(url))})
    assert answer.status_code == 422
    assert not Scheme.objects.exists()


def test_names_are_used_once(as_, finance):
    client = as_(finance)
    scheme_with_band(client, "tewv", "Involvement")
    again = enter(client, reverse("policy:scheme_new"), {"name": "Other", "key": "tewv"})
    band_again = enter(
        client, reverse("policy:band_new", args=["tewv"]), {"name": "INVOLVEMENT", "preparation": "paid"}
    )
    assert (again.status_code, band_again.status_code) == (422, 422)
    assert "already" in again.content.decode()


def test_food_alone_has_hours_away(as_, finance):
    client, url = as_(finance), reverse("policy:allowance_new")
    sent = {**SINCE_2021, "kind": "taxi", "hours_away": "5", "receipt_needed_above": "0"}
    answer = client.post(url, {**sent, "submission_token": token_of(client.get(url))})
    assert answer.status_code == 422


def test_a_band_shows_what_it_pays_paid_and_will_pay(still_clock, as_, finance):
    band = RateFactory(starts_on=date(2022, 1, 1)).band
    RateFactory(band=band, starts_on=date(2026, 4, 1), amount=Decimal("12.00"))
    RateFactory(band=band, starts_on=date(2027, 4, 1), amount=Decimal("13.00"))
    states = [(entry.row.amount, entry.state) for entry in selectors.rates_of(band, on=date(2026, 11, 23))]
    assert states == [(13, "to_come"), (12, "in_force"), (Decimal("11.50"), "past")]
    page = as_(finance).get(reverse("policy:band", args=[band.pk])).content.decode()
    for words in ("£13.00 for each hour", "Starts later", "In force", "No longer in force", "1 Apr 2027"):
        assert words in page


def test_a_band_is_retired_once_and_still_pays(as_, finance):
    band = RateFactory().band
    for _ in range(2):
        as_(finance).post(reverse("policy:band_retire", args=[band.pk]))
    assert Event.objects.filter(action="band.retired").count() == 1
    assert selectors.rate_for(band, on=ON)
    page = as_(finance).get(reverse("policy:band", args=[band.pk])).content.decode()
    assert "Not offered on new adverts" in page


@pytest.mark.parametrize("loaded", [False, True])
def test_the_policy_is_shown_whole(as_, finance, loaded, django_assert_max_num_queries):
    if loaded:
        load_policies()
    client = as_(finance)
    with django_assert_max_num_queries(13):
        page = client.get(reverse("policy:rates")).content.decode()
    assert ("55p a mile" in page) is loaded
    assert ("25p a mile above 10,000 miles in a tax year" in page) is loaded
    assert ("90 days" in page) is not loaded


def test_a_scheme_is_shown_with_its_bands(as_, finance):
    load_policies()
    page = as_(finance).get(reverse("policy:scheme", args=["nhse"])).content.decode()
    assert "£150.00 for more than 4 hours, £75.00 for 4 hours or less" in page
    assert as_(finance).get(reverse("policy:scheme", args=["nowhere"])).status_code == 404


NAMES = [
    ("rates", []),
    ("scheme_new", []),
    ("mileage_new", []),
    ("allowance_new", []),
    ("time_limit_new", []),
    ("cancellation_fee_new", []),
]


@pytest.mark.parametrize(("name", "args"), [*NAMES, ("scheme", ["x"]), ("band", [1]), ("rate_new", [1])])
def test_only_those_who_keep_rates_see_them(as_, client, host, expert, name, args):
    url = reverse(f"policy:{name}", args=args)
    assert client.get(url).status_code == 302
    for user in (host, expert):
        assert as_(user).get(url).status_code == 403


@pytest.mark.parametrize("model", [Rate, MileageRate, Allowance, TimeLimit, CancellationFee])
def test_a_row_of_the_policy_is_never_changed_or_removed(model):
    load_policies()
    row = model.objects.first()
    row.starts_on += timedelta(days=1)
    for change in (row.save, row.delete, model.objects.all().delete):
        with pytest.raises(TypeError):
            change()
