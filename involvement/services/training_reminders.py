"""What beat does about training: reminders before the day and before training runs out, and forgetting partners' people."""

from datetime import timedelta
from functools import cache

from django.db import transaction
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.selectors import holders_of
from coproduction.audit import services as audit
from coproduction.core.dates import days_between, today
from coproduction.core.languages import in_language, language_of
from coproduction.correspondence.services import remind_each
from experts.rules.reminders import STEPS, step_of
from involvement.notices import training as notices
from involvement.rules.training import runs
from involvement.selectors import partners, training as selectors

BATCH = 500
DAYS_A_WEEK = 7


def remind_of_training():
    """Remind everybody who has a place on a date that is near. Running again reminds nobody twice."""
    places = list(selectors.near())
    for place in places:
        if place.is_partners:
            notices.remind_partner(place)
    own = [place for place in places if not place.is_partners]
    return remind_each(own, key=notices.reminder_key, outgoing=notices.reminder)


def remind_staff_to_renew():
    """Remind members of staff 90, 30 and 7 days before training of theirs runs out, naming the next dates."""
    until = today() + timedelta(days=max(STEPS))
    places = selectors.staff_running_out(today(), until)
    dues = [(place, step_of(days_between(today(), place.expires_on))) for place in places]
    kinds = {place.date.course.kind_id for place, _ in dues}

    @cache
    def again(language):
        with in_language(language):
            return selectors.next_dates(kinds, audience="for_staff")

    return remind_each(
        dues,
        key=notices.expiring_key,
        outgoing=lambda due: notices.expiring(due, again(language_of(due[0].user))),
    )


def remind_partners_to_renew():
    """Remind partners' people of the same while we still have their address, with the links by which they book again."""
    places = partners.running_out(today(), today() + timedelta(days=max(STEPS)))
    dues = [(place, step_of(days_between(today(), place.expires_on))) for place in places]
    dates = partners.dates_to_book({place.date.course.kind_id for place, _ in dues})
    for due in dues:
        notices.partner_expiring(due, dates.get(due[0].date.course.kind_id, ()))


def remind_to_record():
    """Remind those who run training, once a week, of dates that are over without a word of who came."""
    people = sorted({*holders_of(Role.COORDINATOR), *holders_of(Role.RECRUITER)}, key=lambda each: each.pk)
    dues = [
        (training, person, week)
        for training in selectors.attendance_missing()
        for week in [days_between(timezone.localdate(training.activity.ends_at), today()) // DAYS_A_WEEK]
        for person in people
        if runs(person, training)
    ]
    return remind_each(dues, key=notices.unrecorded_key, outgoing=notices.unrecorded)


@transaction.atomic
def forget_partners():
    """Forget who partners' people were, and what helps anybody, once the time we said is over. Twice is as once."""
    needs = selectors.needs_to_forget().update(access_needs="")
    places = list(selectors.to_forget().select_for_update(of=("self",))[:BATCH])
    for place in places:
        place.partner_name = place.partner_email = place.organisation = ""
        place.save(update_fields=["partner_name", "partner_email", "organisation", "updated_at"])
    if needs or places:
        audit.record(
            actor=None,
            action="training_place.forgotten",
            after={"people": len(places), "needs": needs},
        )
    return len(places)
