from coproduction.home.views.audit import search
from coproduction.home.views.inbox import inbox, message
from coproduction.home.views.operations import operations, send_again
from coproduction.home.views.pages import accessibility, contact, cookies, front, privacy, start

__all__ = [
    "accessibility",
    "contact",
    "cookies",
    "front",
    "inbox",
    "message",
    "operations",
    "privacy",
    "search",
    "send_again",
    "start",
]
