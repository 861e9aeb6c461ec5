"""Pages that are kept for the next who asks see nothing of an address but what they know.

Otherwise anyone could fill the memory of a process with one page under a thousand made-up addresses, and what they made up
would stand in the links of the page that the next person is shown.
"""

from functools import wraps
from urllib.parse import urlencode

from django.http import QueryDict

from coproduction.core.languages import is_offered
from involvement.selectors.finding import Wanted


def knows(read):
    """Let a view, and whatever it shows, see of the query string only what `read(query)` returns: {name: value}."""

    def narrow(view):
        @wraps(view)
        def narrowed(request, *args, **kwargs):
            known = urlencode({name: value for name, value in read(request.GET).items() if value})
            # A copy: the server writes its log from the one it gave us.
            request.META = {**request.META, "QUERY_STRING": known}
            request.GET = QueryDict(known)
            return view(request, *args, **kwargs)

        return narrowed

    return narrow


def nothing(query):
    """What a page knows that is the same whatever is asked."""
    return {}


def language(query):
    """What a feed knows that has no filters."""
    asked = query.get("language", "")
    return {"language": asked if is_offered(asked) else ""}


def filters_and_language(query):
    """What a feed of the adverts knows."""
    return Wanted.asked(query).as_query() | language(query)


def filters_and_page(query):
    """What the list of adverts knows."""
    page = query.get("page", "")
    is_number = page.isascii() and page.isdigit() and len(page) < 10
    return Wanted.asked(query).as_query() | {"page": str(int(page)) if is_number else ""}
