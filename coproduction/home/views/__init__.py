from coproduction.home.views.audit import search
from coproduction.home.views.failed import failed, failed_again, failed_letter, failed_settle
from coproduction.home.views.inbox import inbox, message
from coproduction.home.views.operations import operations, send_again
from coproduction.home.views.pages import accessibility, contact, cookies, front, privacy, start
from coproduction.home.views.sent import sent, sent_again

__all__ = [
    "accessibility",
    "contact",
    "cookies",
    "failed",
    "failed_again",
    "failed_letter",
    "failed_settle",
    "front",
    "inbox",
    "message",
    "operations",
    "privacy",
    "search",
    "send_again",
    "sent",
    "sent_again",
    "start",
]
