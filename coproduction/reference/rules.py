"""The settings there are: name, type, default and what each means to the trust."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownSetting:
    name: str
    default: int
    words: str
    unit: str
    least: int
    most: int


SETTINGS = {
    each.name: each
    for each in (
        KnownSetting("notice_days_before_closing", 14, "Days between publishing an advert and its closing date", "days", 0, 90),
        KnownSetting("notice_days_before_first_session", 7, "Days between telling people the decision and the first session", "days", 0, 90),
        KnownSetting("reminder_hours_before_session", 24, "Hours before a session that a reminder is sent", "hours", 1, 168),
        KnownSetting("offer_answer_days", 7, "Days a person has to answer an offer", "days", 1, 60),
        KnownSetting("bank_details_watch_days", 30, "Days that changed bank details are pointed out in a payment run", "days", 0, 365),
        KnownSetting("report_threshold", 5, "The smallest number of people shown in a report inside the trust", "people", 0, 50),
    )
}
