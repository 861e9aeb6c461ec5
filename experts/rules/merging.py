"""When two accounts may be put together as one person, and which may stay: pure sentences, no queries."""

from django.utils.translation import gettext

from experts.enums import ExpertStatus

IN_THE_NETWORK = {ExpertStatus.APPLIED, ExpertStatus.WELCOMED, ExpertStatus.ACTIVE, ExpertStatus.PAUSED}
NEARER = [ExpertStatus.ACTIVE, ExpertStatus.PAUSED, ExpertStatus.WELCOMED, ExpertStatus.APPLIED]
# Left with the closed account: its ways to sign in, its bank details, and what was said of the two accounts.
STAYS = frozenset(
    {
        "accounts.RoleGrant",
        "core.SubmissionToken",
        "experts.Expert.user",
        "experts.LookAlike",
        "experts.NotTheSame",
        "mfa.Authenticator",
        "payments.BankDetails.expert",
        "privacy.ErasedPerson.user",
        "privacy.Leaving.person",
        "socialaccount.SocialAccount",
        "usersessions.UserSession",
    }
)


def why_not_merge(keeper, loser, by):
    """Return the sentence that refuses to put the account `loser` into `keeper` (Experts with their users), or ''."""
    if keeper.pk == loser.pk:
        return gettext("This is one account, so there is nothing to put together.")
    if by.pk in (keeper.pk, loser.pk):
        return gettext("One of these accounts is yours. Ask another coordinator to do this.")
    return _why_not_together(keeper, loser)


def _why_not_together(keeper, loser):
    if keeper.merged_into_id or loser.merged_into_id:
        return gettext("One of these accounts has been put into another already. Look at the list again.")
    if not (keeper.user.is_active and loser.user.is_active):
        return gettext("One of these accounts is closed, so they cannot be put together.")
    if keeper.user.holds_a_staff_role or loser.user.holds_a_staff_role:
        return gettext(
            "One of these accounts has a role in the staff. An administrator must end that role first."
        )
    if keeper.status not in IN_THE_NETWORK:
        return gettext("The account that stays must be of somebody in the network. Choose the other one.")
    return ""


def suggested(one, other):
    """Return which of two Experts should stay: the one further on its way, then the older account."""
    return min((one, other), key=lambda expert: (_rank(expert), expert.pk))


def _rank(expert):
    return NEARER.index(expert.status) if expert.status in NEARER else len(NEARER)
