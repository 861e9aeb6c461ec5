from coproduction.correspondence.selectors.inbox import failed, inbox, unread_count
from coproduction.correspondence.selectors.preferences import (
    channel_of,
    format_of,
    preference_for,
    preference_of,
    print_size,
    print_size_of,
)
from coproduction.correspondence.selectors.todo import tasks_for

__all__ = [
    "channel_of",
    "failed",
    "format_of",
    "inbox",
    "preference_for",
    "preference_of",
    "print_size",
    "print_size_of",
    "tasks_for",
    "unread_count",
]
