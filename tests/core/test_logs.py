import structlog

from coproduction.settings.logs import forget_address, forget_links
from involvement.rules.links import token_for
from involvement.selectors.partners import key_of
from tests.factories.training import TrainingPlaceFactory


def test_a_log_line_does_not_say_where_the_request_came_from():
    assert forget_address(None, "info", {"ip": "10.0.0.1", "user_id": 7}) == {"user_id": 7}


def test_every_line_goes_past_it():
    assert {forget_address, forget_links} <= set(structlog.get_config()["processors"])


def test_a_log_line_holds_no_link_that_opens_a_page_and_nothing_that_was_searched_for(db):
    place = f"/training/place/{key_of(TrainingPlaceFactory())}/"
    answer = f"/panels/answer/{token_for('offer', 17)}/"
    for address, left in (
        (place, "/training/place/…/"),
        (answer, "/panels/answer/…/"),
        ("/staff/network/?q=Jane+Smith", "/staff/network/"),
        ("/staff/training/courses/17/bring-back/", "/staff/training/courses/17/bring-back/"),
    ):
        line = forget_links(None, "warning", {"request": f"POST {address}", "event": "request_finished"})
        assert line == {"request": f"POST {left}", "event": "request_finished"}
    assert forget_links(None, "warning", {"event": f"Not Found: {place}"})["event"].endswith("/place/…/")
