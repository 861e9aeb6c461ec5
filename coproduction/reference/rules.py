"""The settings there are: name, type, default and what each means to the trust."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class KnownSetting:
    """A whole number the trust may change, from `least` to `most`, both allowed.

    `choices` maps the only numbers there are to their words, where not every number between will do.
    """

    name: str
    default: int
    words: str
    unit: str
    least: int
    most: int
    choices: dict[int, str] = field(default_factory=dict)

    def allows(self, value):
        if type(value) is not int or not self.least <= value <= self.most:
            return False
        return not self.choices or value in self.choices


# name, default, words, unit, least, most
OF_PRIVACY = (
    ("my_data_days", 7, "Days that the download of a person’s own data is kept for them", "days", 1, 30),
    ("leave_cooling_off_days", 14, "Days after asking to leave in which a person can change their mind", "days", 0, 90),
    ("retention_left_days", 90, "Days after which people who left are erased", "days", 0, 3650),
    ("retention_not_accepted_days", 180, "Days after which people who were not accepted are erased", "days", 1, 3650),
    ("retention_unfinished_days", 365, "Days after which people who never finished joining are erased", "days", 30, 3650),
    ("retention_message_months", 24, "Months that messages are kept", "months", 1, 240),
    ("retention_file_days", 30, "Days that files which nothing uses are kept", "days", 1, 3650),
    ("retention_claim_tax_years", 6, "Whole tax years that claims are kept, besides this one", "years", 1, 20),
    ("erase_left_unasked", 0, "Erase people who left without a sign-off: 1 for yes, 0 for no", "1 or 0", 0, 1),
    ("erase_not_accepted_unasked", 0, "Erase people not accepted without a sign-off: 1 for yes, 0 for no", "1 or 0", 0, 1),
    ("erase_unfinished_unasked", 0, "Erase unfinished joining without a sign-off: 1 for yes, 0 for no", "1 or 0", 0, 1),
    ("erase_messages_unasked", 0, "Erase old messages without a sign-off: 1 for yes, 0 for no", "1 or 0", 0, 1),
    ("erase_files_unasked", 0, "Erase unused files without a sign-off: 1 for yes, 0 for no", "1 or 0", 0, 1),
    ("erase_claims_unasked", 0, "Erase old claims without a sign-off: 1 for yes, 0 for no", "1 or 0", 0, 1),
)  # fmt: skip

# name, default, words, unit, least, most, and the only choices where there are few
OF_EQUALITY = (
    ("equality_threshold", 5, "Equality figures inside the trust: the least number of people shown", "people", 3, 10),
    ("equality_threshold_published", 8, "Equality figures to publish: the least number of people shown", "people", 5, 10),
    ("equality_show_zero", 1, "Equality figures: show a 0", "", 0, 1, {1: "Yes", 0: "No, hide it as a small number"}),
    (
        "equality_round_to", 0, "Equality figures: rounding, in place of hiding", "", 0, 10,
        {0: "Do not round: hide small numbers", 5: "Round to 5", 10: "Round to 10"},
    ),
    (
        "equality_secondary", 1, "Equality figures: hide more numbers, so that a hidden one cannot be worked out", "",
        0, 1, {1: "Yes", 0: "No. Totals can then give hidden numbers away"},
    ),
)  # fmt: skip
OF_REMINDERS = (
    ("mark_expiring_days", 90, "Days before a quality mark runs out that it can be renewed, with a reminder", "days", 30, 365),
    ("closing_soon_days", 3, "Days before an advert closes that its host is told how many are interested", "days", 1, 30),
    ("offer_reminder_days", 2, "Days before an offer runs out that the person is reminded", "days", 1, 30),
    ("attendance_reminder_days", 1, "Days after a session that its host is reminded to say who came", "days", 1, 30),
    ("claim_reminder_days", 14, "Days after taking part that a person is reminded to claim", "days", 1, 90),
    ("panel_offers_at_once", 2, "People asked at the same time for each seat on an interview panel", "people", 1, 20),
    ("panel_offer_answer_days", 3, "Days a person has to answer an offer of a seat on a panel", "days", 1, 30),
    ("panel_escalate_days", 5, "Working days before a panel that coordinators hear of a seat nobody took", "days", 0, 30),
    ("panel_escalate_again_days", 2, "Working days before a panel that recruiters and managers hear of it", "days", 0, 30),
    ("panel_observed_needed", 0, "Panels observed, signed off, before a member’s seat (0: training is enough)", "panels", 0, 10),
    ("panel_sat_needed", 3, "Panels a person sits on as a member before they chair one", "panels", 0, 50),
    ("debrief_reminder_days", 2, "Days after a panel that people are reminded to say how it went", "days", 1, 30),
    ("claim_waiting_days", 7, "Days a claim waits before approvers, and then finance, are reminded", "days", 1, 60),
)  # fmt: skip
OF_THE_QUALITY_MARK = (
    ("quality_appeal_days", 28, "Days after a decision not to award the quality mark that it can be appealed", "days", 7, 180),
)  # fmt: skip
OF_TRAINING = (
    ("training_answer_days", 3, "Training: days that a free place is kept for the next person on the list", "days", 1, 30),
    ("partner_details_days", 90, "Training: days after a date that we keep who came from partners", "days", 1, 730),
)  # fmt: skip


SETTINGS = {
    known.name: known
    for known in (
        KnownSetting(
            "notice_days_before_closing",
            default=14,
            words="Days between publishing an advert and its closing date",
            unit="days",
            least=0,
            most=90,
        ),
        KnownSetting(
            "notice_days_before_first_session",
            default=7,
            words="Days between telling people the decision and the first session",
            unit="days",
            least=0,
            most=90,
        ),
        KnownSetting(
            "reminder_hours_before_session",
            default=24,
            words="Hours before a session that a reminder is sent",
            unit="hours",
            least=1,
            most=168,
        ),
        KnownSetting(
            "offer_answer_days",
            default=7,
            words="Days a person has to answer an offer",
            unit="days",
            least=1,
            most=60,
        ),
        KnownSetting(
            "match_weight_topics",
            default=40,
            words="Matching: how much shared interests, skills and experience count",
            unit="points",
            least=0,
            most=100,
        ),
        KnownSetting(
            "match_weight_place",
            default=25,
            words="Matching: how much being near, or being able to join online, counts",
            unit="points",
            least=0,
            most=100,
        ),
        KnownSetting(
            "match_weight_times",
            default=15,
            words="Matching: how much being free at the time counts",
            unit="points",
            least=0,
            most=100,
        ),
        KnownSetting(
            "match_weight_language",
            default=10,
            words="Matching: how much speaking the language counts",
            unit="points",
            least=0,
            most=100,
        ),
        KnownSetting(
            "match_weight_fairness",
            default=10,
            words="Matching: how much waiting long for an offer, and not being chosen, count",
            unit="points",
            least=0,
            most=100,
        ),
        KnownSetting(
            "match_usual_miles",
            default=15,
            words="Matching: miles we think a person can travel who has not said",
            unit="miles",
            least=1,
            most=300,
        ),
        KnownSetting(
            "match_weekly_least",
            default=55,
            words="Weekly message: the least score, out of 100, an advert must have for a person",
            unit="out of 100",
            least=0,
            most=100,
        ),
        KnownSetting(
            "match_weekly_most",
            default=5,
            words="Weekly message: the most adverts in one message",
            unit="adverts",
            least=1,
            most=10,
        ),
        KnownSetting(
            "bank_details_watch_days",
            default=30,
            words="Days that changed bank details are pointed out in a payment run",
            unit="days",
            least=0,
            most=365,
        ),
        KnownSetting(
            "bulk_confirm_above",
            default=500,
            words="People above which a coordinator types how many they are writing to",
            unit="people",
            least=1,
            most=100_000,
        ),
        KnownSetting(
            "export_keep_days",
            default=7,
            words="Days after which a file made from the directory is deleted",
            unit="days",
            least=1,
            most=90,
        ),
        KnownSetting(
            "act_for_idle_minutes",
            default=15,
            words="Minutes without a page after which a coordinator stops doing things for a person",
            unit="minutes",
            least=2,
            most=60,
        ),
        KnownSetting(
            "act_for_signed_in_days",
            default=30,
            words="Days after a person signed in themselves when they must be asked before we do things for them",
            unit="days",
            least=0,
            most=365,
        ),
        KnownSetting(
            "quiet_from_hour",
            default=20,
            words="Hour of the evening from which texts wait until morning, for people who want quiet nights",
            unit="hour of the day, from 0 to 23",
            least=0,
            most=23,
        ),
        KnownSetting(
            "quiet_until_hour",
            default=8,
            words="Hour of the morning at which quiet nights end",
            unit="hour of the day, from 0 to 23",
            least=0,
            most=23,
        ),
        KnownSetting(
            "gathering_hour",
            default=9,
            words="Hour at which daily messages go out, and on Mondays weekly ones",
            unit="hour of the day, from 3 to 23",
            least=3,
            most=23,
        ),
        KnownSetting(
            "email_change_wait_days",
            default=3,
            words="Days after a changed email address before a password can be reset through it",
            unit="days",
            least=0,
            most=30,
        ),
        KnownSetting(
            "least_age_to_join",
            default=18,
            words="Age from which a person can join. Under 18, a parent or guardian must agree first",
            unit="years",
            least=11,
            most=25,
        ),
        KnownSetting(
            "access_review_days",
            default=365,
            words="Days after which a person is asked whether their access needs are still right",
            unit="days",
            least=30,
            most=1095,
        ),
        KnownSetting(
            "access_answer_days",
            default=10,
            words="Days before a session that its host is asked to answer each access need",
            unit="days",
            least=1,
            most=60,
        ),
        KnownSetting(
            "letters_in_a_batch",
            default=100,
            words="Letters printed together at most",
            unit="letters",
            least=1,
            most=500,
        ),
        KnownSetting(
            "printed_letters_kept_days",
            default=14,
            words="Days that printed letters are kept after they were posted",
            unit="days",
            least=0,
            most=365,
        ),
        *(KnownSetting(*each) for each in OF_PRIVACY),
        *(KnownSetting(*each) for each in OF_EQUALITY),
        *(KnownSetting(*each) for each in OF_REMINDERS),
        *(KnownSetting(*each) for each in OF_THE_QUALITY_MARK),
        *(KnownSetting(*each) for each in OF_TRAINING),
    )
}
