"""How many questions a page asks the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def questions(browser, url):
    """Return how many queries a page makes once the session has been noted, so that only the page itself counts."""
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(url)
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
    return len(asked)


def asks_the_same_whatever_the_rows(browser, url, add_row, most=15):
    """Assert that a list asks as much with 1 row as with 3, and never more than `most`."""
    add_row()
    with_one = questions(browser, url)
    add_row()
    add_row()
    with_three = questions(browser, url)
    assert with_three == with_one <= most, f"{url}: {with_one} with 1 row, {with_three} with 3"
