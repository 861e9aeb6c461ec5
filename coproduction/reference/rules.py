"""The settings there are: name, type, default and what each means to the trust."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from coproduction.core.languages import Words


@dataclass(frozen=True)
class KnownSetting:
    """A whole number the trust may change, from `least` to `most`, both allowed.

    `choices` maps the only numbers there are to their words, where not every number between will do.
    """

    name: str
    default: int
    words: Words
    unit: Words
    least: int
    most: int
    choices: dict[int, Words] = field(default_factory=dict)

    def allows(self, value):
        if type(value) is not int or not self.least <= value <= self.most:
            return False
        return not self.choices or value in self.choices


# What the numbers count.
DAYS = _("days")
MONTHS = _("months")
YEARS = _("years")
POINTS = _("points")
MILES = _("miles")
ADVERTS = _("adverts")
PEOPLE = _("people")
PANELS = _("panels")
LETTERS = _("letters")
MINUTES = _("minutes")
HOURS = _("hours")
OF_100 = _("out of 100")
YES_OR_NO = _("1 or 0")
HOUR = _("hour of the day, from 0 to 23")
HOUR_FROM_3 = _("hour of the day, from 3 to 23")

# name, default, words, unit, least, most
OF_PRIVACY = (
    ("my_data_days", 7, _("Days that the download of a person’s own data is kept for them"), DAYS, 1, 30),
    ("leave_cooling_off_days", 14, _("Days after asking to leave in which a person can change their mind"), DAYS, 0, 90),
    ("retention_left_days", 90, _("Days after which people who left are erased"), DAYS, 0, 3650),
    ("retention_not_accepted_days", 180, _("Days after which people who were not accepted are erased"), DAYS, 1, 3650),
    ("retention_unfinished_days", 365, _("Days after which people who never finished joining are erased"), DAYS, 30, 3650),
    ("retention_message_months", 24, _("Months that messages are kept"), MONTHS, 1, 240),
    ("retention_file_days", 30, _("Days that files which nothing uses are kept"), DAYS, 1, 3650),
    ("retention_claim_tax_years", 6, _("Whole tax years that claims are kept, besides this one"), YEARS, 1, 20),
    ("retention_panel_months", 24, _("Months that the names of staff on interview panels are kept"), MONTHS, 6, 240),
    ("erase_left_unasked", 0, _("Erase people who left without a sign-off: 1 for yes, 0 for no"), YES_OR_NO, 0, 1),
    ("erase_not_accepted_unasked", 0, _("Erase people not accepted without a sign-off: 1 for yes, 0 for no"), YES_OR_NO, 0, 1),
    ("erase_unfinished_unasked", 0, _("Erase unfinished joining without a sign-off: 1 for yes, 0 for no"), YES_OR_NO, 0, 1),
    ("erase_messages_unasked", 0, _("Erase old messages without a sign-off: 1 for yes, 0 for no"), YES_OR_NO, 0, 1),
    ("erase_files_unasked", 0, _("Erase unused files without a sign-off: 1 for yes, 0 for no"), YES_OR_NO, 0, 1),
    ("erase_claims_unasked", 0, _("Erase old claims without a sign-off: 1 for yes, 0 for no"), YES_OR_NO, 0, 1),
    ("erase_panels_unasked", 0, _("Erase names of staff on old panels without a sign-off: 1 for yes, 0 for no"), YES_OR_NO, 0, 1),
)  # fmt: skip

OF_MATCHING = (
    ("match_weight_topics", 40, _("Matching: how much shared interests, skills and experience count"), POINTS, 0, 100),
    ("match_weight_place", 25, _("Matching: how much being near, or being able to join online, counts"), POINTS, 0, 100),
    ("match_weight_times", 15, _("Matching: how much being free at the time counts"), POINTS, 0, 100),
    ("match_weight_language", 10, _("Matching: how much speaking the language counts"), POINTS, 0, 100),
    ("match_weight_fairness", 10, _("Matching: how much waiting long for an offer, and not being chosen, count"), POINTS, 0, 100),
    ("match_usual_miles", 15, _("Matching: miles we think a person can travel who has not said"), MILES, 1, 300),
    (
        "match_weekly_least", 55, _("Weekly message: the least score, out of 100, an advert must have for a person"),
        OF_100, 0, 100,
    ),
    ("match_weekly_most", 5, _("Weekly message: the most adverts in one message"), ADVERTS, 1, 10),
)  # fmt: skip

# name, default, words, unit, least, most, and the only choices where there are few
OF_EQUALITY = (
    ("equality_threshold", 5, _("Equality figures inside the trust: the least number of people shown"), PEOPLE, 3, 10),
    ("equality_threshold_published", 8, _("Equality figures to publish: the least number of people shown"), PEOPLE, 5, 10),
    ("equality_show_zero", 1, _("Equality figures: show a 0"), "", 0, 1, {1: _("Yes"), 0: _("No, hide it as a small number")}),
    (
        "equality_round_to", 0, _("Equality figures: rounding, in place of hiding"), "", 0, 10,
        {0: _("Do not round: hide small numbers"), 5: _("Round to 5"), 10: _("Round to 10")},
    ),
    (
        "equality_secondary", 1, _("Equality figures: hide more numbers, so that a hidden one cannot be worked out"), "",
        0, 1, {1: _("Yes"), 0: _("No. Totals can then give hidden numbers away")},
    ),
)  # fmt: skip
OF_REMINDERS = (
    ("mark_expiring_days", 90, _("Days before a quality mark runs out that it can be renewed, with a reminder"), DAYS, 30, 365),
    ("closing_soon_days", 3, _("Days before an advert closes that its host is told how many are interested"), DAYS, 1, 30),
    ("offer_reminder_days", 2, _("Days before an offer runs out that the person is reminded"), DAYS, 1, 30),
    ("attendance_reminder_days", 1, _("Days after a session that its host is reminded to say who came"), DAYS, 1, 30),
    ("change_reminder_days", 3, _("Days after an advert changed that people with a place are reminded to answer"), DAYS, 1, 30),
    ("claim_reminder_days", 14, _("Days after taking part that a person is reminded to claim"), DAYS, 1, 90),
    ("panel_offers_at_once", 2, _("People asked at the same time for each seat on an interview panel"), PEOPLE, 1, 20),
    ("panel_offer_answer_days", 3, _("Days a person has to answer an offer of a seat on a panel"), DAYS, 1, 30),
    ("panel_escalate_days", 5, _("Working days before a panel that coordinators hear of a seat nobody took"), DAYS, 0, 30),
    ("panel_escalate_again_days", 2, _("Working days before a panel that recruiters and managers hear of it"), DAYS, 0, 30),
    ("panel_observed_needed", 0, _("Panels observed, signed off, before a member’s seat (0: training is enough)"), PANELS, 0, 10),
    ("panel_sat_needed", 3, _("Panels a person sits on as a member before they chair one"), PANELS, 0, 50),
    ("debrief_recorded_days", 28, _("Days back that panels recorded afterwards are asked about (0: not at all)"), DAYS, 0, 90),
    ("debrief_reminder_days", 2, _("Days after a panel that people are reminded to say how it went"), DAYS, 1, 30),
    ("claim_waiting_days", 7, _("Days a claim waits before approvers, and then finance, are reminded"), DAYS, 1, 60),
)  # fmt: skip
OF_FEEDBACK = (
    ("feedback_reminder_days", 5, _("Days after which people who have not said how it went are reminded"), DAYS, 1, 30),
    ("feedback_least_unnamed", 5, _("Feedback without a name: of how many people it is shown together"), PEOPLE, 3, 10),
    ("review_months", 3, _("Months after an opportunity is completed that its review is due"), MONTHS, 1, 24),
    ("review_soon_days", 14, _("Days before a review is due that its host is reminded"), DAYS, 1, 60),
)  # fmt: skip
OF_THE_QUALITY_MARK = (
    ("quality_appeal_days", 28, _("Days after a decision not to award the quality mark that it can be appealed"), DAYS, 7, 180),
)  # fmt: skip
OF_TRAINING = (
    ("training_answer_days", 3, _("Training: days that a free place is kept for the next person on the list"), DAYS, 1, 30),
    ("partner_details_days", 90, _("Training: days after a date that we keep who came from partners"), DAYS, 1, 730),
)  # fmt: skip

OF_LETTERS = (
    ("letters_in_a_batch", 100, _("Letters printed together at most"), LETTERS, 1, 500),
    ("printed_letters_kept_days", 14, _("Days that printed letters are kept after they were posted"), DAYS, 0, 365),
)  # fmt: skip
OF_CLASHES = (
    ("travel_minutes", 60, _("Time between two venues below which a person is warned that it may be short"), MINUTES, 0, 480),
    ("travel_minutes_online", 15, _("Time between a venue and something online below which they are warned"), MINUTES, 0, 240),
)  # fmt: skip
COUNTED: dict[int, Words] = {
    0: _("Every day"),
    1: _("Working days: not Saturdays, Sundays or bank holidays in England"),
}

SETTINGS = {
    known.name: known
    for known in (
        KnownSetting(
            "notice_days_before_closing",
            default=14,
            words=_("Days between publishing an advert and its closing date"),
            unit=DAYS,
            least=0,
            most=90,
        ),
        KnownSetting(
            "notice_days_before_first_session",
            default=7,
            words=_("Days between telling people the decision and the first session"),
            unit=DAYS,
            least=0,
            most=90,
        ),
        KnownSetting(
            "notice_in_working_days", 0, _("How the two numbers of days above are counted"), "", 0, 1, COUNTED
        ),
        KnownSetting(
            "reminder_hours_before_session",
            default=24,
            words=_("Hours before a session that a reminder is sent"),
            unit=HOURS,
            least=1,
            most=168,
        ),
        KnownSetting(
            "offer_answer_days",
            default=7,
            words=_("Days a person has to answer an offer"),
            unit=DAYS,
            least=1,
            most=60,
        ),
        *(KnownSetting(*each) for each in OF_MATCHING),
        KnownSetting(
            "bank_details_watch_days",
            default=30,
            words=_("Days that changed bank details are pointed out in a payment run"),
            unit=DAYS,
            least=0,
            most=365,
        ),
        KnownSetting(
            "bulk_confirm_above",
            default=500,
            words=_("People above which a coordinator types how many they are writing to"),
            unit=PEOPLE,
            least=1,
            most=100_000,
        ),
        KnownSetting(
            "export_keep_days",
            default=7,
            words=_("Days after which a file made from the directory is deleted"),
            unit=DAYS,
            least=1,
            most=90,
        ),
        KnownSetting(
            "act_for_idle_minutes",
            default=15,
            words=_("Minutes without a page after which a coordinator stops doing things for a person"),
            unit=MINUTES,
            least=2,
            most=60,
        ),
        KnownSetting(
            "act_for_signed_in_days",
            default=30,
            words=_(
                "Days after a person signed in themselves when they must be asked before we do things "
                "for them"
            ),
            unit=DAYS,
            least=0,
            most=365,
        ),
        KnownSetting(
            "quiet_from_hour",
            default=20,
            words=_(
                "Hour of the evening from which texts wait until morning, for people who want quiet nights"
            ),
            unit=HOUR,
            least=0,
            most=23,
        ),
        KnownSetting(
            "quiet_until_hour",
            default=8,
            words=_("Hour of the morning at which quiet nights end"),
            unit=HOUR,
            least=0,
            most=23,
        ),
        KnownSetting(
            "gathering_hour",
            default=9,
            words=_("Hour at which daily messages go out, and on Mondays weekly ones"),
            unit=HOUR_FROM_3,
            least=3,
            most=23,
        ),
        KnownSetting(
            "email_change_wait_days",
            default=3,
            words=_("Days after a changed email address before a password can be reset through it"),
            unit=DAYS,
            least=0,
            most=30,
        ),
        KnownSetting(
            "least_age_to_join",
            default=18,
            words=_("Age from which a person can join. Under 18, a parent or guardian must agree first"),
            unit=YEARS,
            least=11,
            most=25,
        ),
        KnownSetting(
            "access_review_days",
            default=365,
            words=_("Days after which a person is asked whether their access needs are still right"),
            unit=DAYS,
            least=30,
            most=1095,
        ),
        KnownSetting(
            "access_answer_days",
            default=10,
            words=_("Days before a session that its host is asked to answer each access need"),
            unit=DAYS,
            least=1,
            most=60,
        ),
        *(KnownSetting(*each) for each in OF_LETTERS),
        *(KnownSetting(*each) for each in OF_PRIVACY),
        *(KnownSetting(*each) for each in OF_EQUALITY),
        *(KnownSetting(*each) for each in OF_REMINDERS),
        *(KnownSetting(*each) for each in OF_FEEDBACK),
        *(KnownSetting(*each) for each in OF_THE_QUALITY_MARK),
        *(KnownSetting(*each) for each in OF_TRAINING),
        *(KnownSetting(*each) for each in OF_CLASHES),
    )
}
