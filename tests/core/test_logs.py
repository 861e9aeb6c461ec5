import structlog

from coproduction.settings.logs import forget_address


def test_a_log_line_does_not_say_where_the_request_came_from():
    assert forget_address(None, "info", {"ip": "10.0.0.1", "user_id": 7}) == {"user_id": 7}


def test_every_line_goes_past_it():
    assert forget_address in structlog.get_config()["processors"]
