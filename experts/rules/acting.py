"""Doing things for a person who is not online: who may, for whom, and which pages are open meanwhile."""

from datetime import timedelta

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date
from experts.enums import ExpertStatus, Permission

# Only these are open while a coordinator does things for a person. They show that person's own things, and what
# everybody reads of an advert and its venue.
OPEN = frozenset(
    {
        "core:language",
        "home:front",
        "home:start",
        "home:accessibility",
        "home:contact",
        "home:cookies",
        "home:privacy",
        "correspondence:address",
        "correspondence:choice",
        "correspondence:choose_channel",
        "correspondence:choose_group",
        "correspondence:choose_language",
        "correspondence:choose_quiet",
        "documents:download",
        "experts:join",
        "experts:join_step",
        "experts:join_check",
        "experts:joined",
        "experts:access",
        "experts:access_step",
        "experts:access_need",
        "experts:access_remove",
        "experts:access_review",
        "experts:help_had",
        "experts:need_was_met",
        "experts:profile",
        "experts:profile_change",
        "experts:record",
        "experts:record_pdf",
        "experts:letter",
        "experts:letter_pdf",
        "experts:take_break",
        "experts:tell_training",
        "experts:come_back",
        "involvement:opportunities",
        "involvement:opportunity",
        "involvement:opportunity_in_words",
        "involvement:venue",
        "involvement:venue_photo",
        "involvement:interest_express",
        "involvement:interest",
        "involvement:interest_accept",
        "involvement:interest_change",
        "involvement:interest_decline",
        "involvement:interest_withdraw",
        "involvement:my_involvement",
        "involvement:training",
        "involvement:training_date",
        "involvement:training_book",
        "involvement:my_training",
        "involvement:my_place",
        "involvement:place_accept",
        "involvement:place_confirm",
        "involvement:place_give_up",
        "involvement:place_calendar",
        "involvement:my_certificate",
        "involvement:training_need_was_met",
        "involvement:my_matches",
        "involvement:why_not_me",
        "involvement:my_panels",
        "involvement:my_seat",
        "involvement:my_debrief",
        "involvement:my_feedback",
        "involvement:feedback",
        "involvement:my_change",
        "involvement:impact",
        "involvement:panel_offer",
        "involvement:panel_offer_accept",
        "involvement:panel_offer_decline",
        "involvement:seat_cannot_come",
        "involvement:seat_confirm",
        "involvement:session_can_come",
        "involvement:seat_need_was_met",
        "involvement:session",
        "involvement:session_cannot_come",
        "involvement:sessions_choose",
        "involvement:session_take",
        "involvement:need_was_met",
        "involvement:session_calendar",
        "payments:bank_details",
        "payments:change_bank_details",
        "payments:claims",
        "payments:claim_start",
        "payments:claim",
        "payments:payment_for_time",
        "payments:add_journey",
        "payments:add_expense",
        "payments:add_receipt",
        "payments:remove_line",
        "payments:remove_receipt",
        "payments:send_claim",
        "payments:withdraw_claim",
        "privacy:leave",
        "privacy:leave_check",
        "privacy:on_paper",
        "privacy:stay",
        "quality_mark:my_namings",
        "quality_mark:naming",
    }
)
# The coordinator's own pages that stay open: to show who they are, to sign out, and to stop.
OWN = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "accounts:reauthenticate_by_code",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "payments:sign_in_again",
        "experts:stop_acting",
    }
)
GONE = {
    ExpertStatus.LEFT: _("{person} has left the network."),
    ExpertStatus.NOT_ACCEPTED: _("{person} is not in the network."),
}


def is_open(url_name):
    return url_name in OPEN or url_name in OWN


def why_not_act_for(helper, person, expert):
    """Say why a member of staff may not do things for a person, or ''. `expert` is None where they have not begun to join."""
    if not helper.has_perm(Permission.ACT_FOR):
        return gettext("Your role in the portal does not include doing things for people.")
    if helper.pk == person.pk:
        return gettext("Use your own pages to do things for yourself.")
    if not person.is_active:
        return gettext("The account of {person} is closed.").format(person=person)
    if person.holds_a_staff_role:
        return gettext("{person} is a member of staff, so they must do this themselves.").format(
            person=person
        )
    return GONE.get(expert.status, "").format(person=person) if expert else ""


def must_agree(person, *, days, now):
    """Whether this person signed in themselves so lately that they are asked first."""
    return person.last_login is not None and now - person.last_login < timedelta(days=days)


def why_not_without_asking(person):
    return gettext(
        "{person} signed in themselves on {last_login}. Ask them first if they want you to do "
        "this, and say that they agreed."
    ).format(person=person, last_login=say_date(person.last_login))


def is_idle(used_at, *, minutes, now):
    """Whether nothing was done for so long that the helper may have gone away. Times in seconds since 1970."""
    return now - used_at > minutes * 60
