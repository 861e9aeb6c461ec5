"""What this app says to people, by group."""

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import declare


def declare_kinds():
    declare(
        Group.PLACES,
        *(
            f"interest_{status}"
            for status in (
                "expressed",
                "shortlisted",
                "accepted",
                "not_chosen",
                "declined",
                "lapsed",
                "withdrawn",
            )
        ),
        "session_added",
        "attendance_recorded",
        "apologies_recorded",
        "no_show_recorded",
    )
    declare(
        Group.PLACES,
        "interest_offered",
        "opportunity_cancelled",
        "session_changed",
        "session_cancelled",
        urgent=True,
    )
    declare(Group.REMINDERS, "session_reminder", urgent=True)
    declare(
        Group.WORK,
        *(f"host_interest_{status}" for status in ("accepted", "declined", "lapsed", "withdrawn")),
        "host_apologies",
        "opportunity_published",
        "opportunity_sent_back",
        "advert_cancelled",
    )
