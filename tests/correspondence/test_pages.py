import pytest

from coproduction.audit.models import Event
from coproduction.correspondence import selectors, services
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.models import Message

URL = "/my/messages-choice/channel/"


def tell(user, number=1):
    return services.send(
        to=user, kind="hello", key=f"{user.pk}-{number}", subject=f"Hello {number}", body="Come in."
    )


def test_a_person_chooses_to_read_here_only(as_, expert):
    answer = as_(expert).post(URL, {"channel": "portal"})
    assert answer.url == "/my/messages-choice/"
    assert selectors.channel_of(expert) == Channel.PORTAL
    assert Event.objects.get(action="preference.changed").after == {"channel": "portal"}


def test_choosing_what_is_chosen_already_changes_nothing(as_, expert):
    as_(expert).post(URL, {"channel": "email"})
    assert not Event.objects.filter(action="preference.changed").exists()


@pytest.mark.parametrize("typed", [{}, {"channel": ""}, {"channel": "pigeon"}])
def test_a_choice_that_is_none_is_asked_for_again(as_, expert, typed):
    answer = as_(expert).post(URL, typed)
    assert answer.status_code == 422
    assert "Select how we should contact you" in answer.content.decode()


def test_a_message_is_read_when_it_is_opened(as_, expert):
    message = tell(expert)
    page = as_(expert).get(f"/inbox/{message.pk}/")
    assert "Come in." in page.content.decode()
    first = Message.objects.get().read_at
    as_(expert).get(f"/inbox/{message.pk}/")
    assert Message.objects.get().read_at == first is not None


def test_another_persons_message_is_not_found(as_, expert, other_expert):
    message = tell(other_expert)
    assert as_(expert).get(f"/inbox/{message.pk}/").status_code == 404
    assert Message.objects.get().read_at is None


def test_a_code_is_not_found(as_, expert):
    services.send_code(to_address=expert.email, key="code", subject="Code", body="123456")
    message = Message.objects.get()
    assert as_(expert).get(f"/inbox/{message.pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_inbox_asks_the_same_number_of_questions(as_, expert, rows, django_assert_max_num_queries):
    for number in range(rows):
        tell(expert, number)
    browser = as_(expert)
    browser.get("/inbox/")
    with django_assert_max_num_queries(6):
        page = browser.get("/inbox/").content.decode()
    assert page.count("Hello ") == min(rows, 25)
    assert ("Page 2" in page) is (rows > 25)
