"""How what we hold is grouped for reading."""

from django.utils.translation import gettext, gettext_lazy as _

ACCOUNT = _("Your account and signing in")
NETWORK = _("You in the network")
TAKING_PART = _("Taking part")
MONEY = _("Claims and payments")
MESSAGES = _("Messages and letters")
FILES = _("Files")
DONE = _("What you did in the portal")
OTHER = _("Other things we hold")
SUBJECTS = (ACCOUNT, NETWORK, TAKING_PART, MONEY, MESSAGES, FILES, OTHER, DONE)

OF_APP = {
    "accounts": ACCOUNT,
    "account": ACCOUNT,
    "mfa": ACCOUNT,
    "socialaccount": ACCOUNT,
    "usersessions": ACCOUNT,
    "experts": NETWORK,
    "involvement": TAKING_PART,
    "quality_mark": TAKING_PART,
    "payments": MONEY,
    "correspondence": MESSAGES,
    "documents": FILES,
    "equality": NETWORK,
    "audit": DONE,
}
# For programs: these are in the JSON, and say nothing to a reader.
NOT_FOR_READING = {
    "id", "sha256", "sent_sha256", "stored_as", "key", "page", "page_key", "request_id", "search_text",
    "imported_words", "imported_digest", "params", "updated_at", "heartbeat_at", "claimed_until",
}  # fmt: skip


def subject_of(name):
    """Return under which heading a model (its label) or another place is read."""
    return OF_APP.get(name.partition(".")[0], OTHER)


def asked_on_paper(events):
    """Return what a coordinator did in somebody's name, said to that person."""
    return {event.pk: gettext("You asked for all we hold about you, by letter.") for event in events}
