from tests.involvement.interests.conftest import advert, row, session_in

__all__ = ["advert", "row", "session_in"]
