from coproduction.correspondence.selectors.messages import (
    channel_of,
    format_of,
    inbox,
    preference_for,
    preference_of,
    routes_of,
    tasks_for,
    unread_count,
)

__all__ = [
    "channel_of",
    "format_of",
    "inbox",
    "preference_for",
    "preference_of",
    "routes_of",
    "tasks_for",
    "unread_count",
]
