import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.reference import selectors, services
from coproduction.reference.models import Setting
from coproduction.reference.rules import SETTINGS
from coproduction.reference.selectors import setting

NAME = "notice_days_before_closing"


def test_a_setting_nobody_changed_has_its_default(db):
    assert setting(NAME) == 14


def test_changing_one_counts_at_once_and_is_audited(administrator):
    services.change_setting(NAME, 21, by=administrator)
    assert setting(NAME) == 21
    event = Event.objects.get()
    assert (event.actor, event.before, event.after) == (
        administrator,
        {"name": NAME, "value": 14},
        {"name": NAME, "value": 21},
    )


def test_the_same_value_again_is_no_change(administrator):
    services.change_setting(NAME, 14, by=administrator)
    assert not Event.objects.exists()


@pytest.mark.parametrize("value", [-1, 91, "14", 14.0, None, True])
def test_only_whole_numbers_in_range(administrator, value):
    with pytest.raises(RuleBroken, match="from 0 to 90"):
        services.change_setting(NAME, value, by=administrator)
    assert not Setting.objects.exists()


def test_a_name_nobody_declared_is_our_mistake(db):
    with pytest.raises(KeyError):
        setting("days_of_grace")


@pytest.mark.parametrize("known", SETTINGS.values(), ids=lambda known: known.name)
def test_every_default_is_in_range(known):
    assert known.allows(known.default)


def test_a_request_reads_the_settings_once(db, django_assert_num_queries):
    selectors.start_remembering()
    with django_assert_num_queries(1):
        for name in SETTINGS:
            setting(name)
    selectors.stop_remembering()
    with django_assert_num_queries(1):
        setting(NAME)


def test_within_a_request_a_change_counts_too(administrator):
    selectors.start_remembering()
    assert setting(NAME) == 14
    services.change_setting(NAME, 15, by=administrator)
    assert setting(NAME) == 15
    selectors.stop_remembering()


def test_the_page_saves_what_was_changed(as_, administrator):
    client = as_(administrator)
    typed = {known.name: known.default for known in SETTINGS.values()} | {NAME: 20}
    response = client.post(reverse("reference:settings"), typed)
    assert response.url == reverse("reference:settings")
    assert setting(NAME) == 20
    assert Event.objects.count() == 1


@pytest.mark.parametrize("wrong", ["-1", "91", "fourteen", "", "1e3", "9" * 400, "14.5"])
def test_a_wrong_number_keeps_what_was_typed_and_saves_nothing(as_, administrator, wrong):
    typed = {known.name: known.default for known in SETTINGS.values()} | {
        NAME: wrong,
        "offer_answer_days": "9",
    }
    response = as_(administrator).post(reverse("reference:settings"), typed)
    assert response.status_code == 422
    assert not Setting.objects.exists()
    assert 'value="9"' in response.content.decode()


@pytest.mark.parametrize("who", ["expert", "host", "coordinator", "approver", "finance", "manager", "nobody"])
def test_nobody_else_sees_it(as_, request, who):
    assert as_(request.getfixturevalue(who)).get(reverse("reference:settings")).status_code == 403
