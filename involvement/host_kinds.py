"""What this app says to those who run an advert, with the parts that differ each time."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.kinds import Placeholder, declare_notices
from involvement.kinds import BY_WHEN, CLOSES, COMMENT, LOAD, PERSON, REASON, STARTS, work

INTERESTED = Placeholder(
    "interested", _("how many people are interested"), _("3 people are interested"), "{{ interested }}"
)
DECISION = Placeholder(
    "decision_date",
    _("the day people were to hear by"),
    _("20 November 2026"),
    LOAD + "{{ opportunity.decision_date|say_date }}",
)
FOR_HOSTS = (
    work(
        "closing_soon",
        _("To the host: an advert closes soon"),
        _("Your advert closes soon"),
        CLOSES,
        INTERESTED,
    ),
    work(
        "answers_overdue",
        _("To the host: people wait for an answer"),
        _("People are waiting for an answer"),
        INTERESTED,
        DECISION,
    ),
    work(
        "attendance_missing",
        _("To the host: attendance is not recorded"),
        _("Please tell us who came"),
        STARTS,
    ),
    work(
        "host_interest_accepted", _("To the host: a place is taken"), _("A place has been accepted"), PERSON
    ),
    work(
        "host_interest_declined",
        _("To the host: a place is declined"),
        _("A place has been declined"),
        PERSON,
    ),
    work("host_interest_lapsed", _("To the host: an offer has run out"), _("An offer has run out"), PERSON),
    work(
        "host_interest_withdrawn",
        _("To the host: a place is given up"),
        _("Someone has given up their place"),
        PERSON,
    ),
    work(
        "host_place_passed_on",
        _("To the host: a free place went to the next person"),
        _("A free place was offered to the next person"),
        PERSON,
        BY_WHEN,
    ),
    work("host_apologies", _("To the host: someone cannot come"), _("Apologies"), PERSON, STARTS),
    work(
        "opportunity_published",
        _("To the host: an advert is published"),
        _("Your advert is published"),
        CLOSES,
    ),
    work(
        "opportunity_sent_back",
        _("To the host: an advert needs changes"),
        _("Please change your advert"),
        COMMENT,
    ),
    work(
        "advert_cancelled", _("To the host: an advert is cancelled"), _("Your advert was cancelled"), REASON
    ),
)


def declare_kinds():
    declare_notices(*FOR_HOSTS)
