"""After a panel: everyone who sat on it is asked how it went, and so is its chair, who may have no account."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.bulk import ROWS_A_STATEMENT
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import remind_each
from coproduction.reference.selectors import setting
from involvement.enums import DebriefSide
from involvement.models import Debrief
from involvement.notices import debriefs as notices
from involvement.selectors.debriefs import to_remind, was_reminded

ANSWERED = _("You have told us already. Thank you.")


@transaction.atomic
def ask_about(*, seat):
    """Ask an expert who came, and once for each panel its chair. Asking again changes nothing."""
    Debrief.objects.get_or_create(panel=seat.panel, expert=seat.expert, defaults={"side": DebriefSide.EXPERT})
    if not seat.panel.chair_email:
        return
    debrief, is_new = Debrief.objects.get_or_create(panel=seat.panel, side=DebriefSide.CHAIR)
    if is_new:
        notices.ask_chair(debrief)


@transaction.atomic
def ask_about_recorded(*, seats):
    """Ask about panels that were recorded or brought in after they were held, where that is not long ago.

    Nobody is written to here, since a file may bring many: it is among what people have to do, and the reminder some days
    later asks each once, by when a wrong file can be put right. Asking again changes nothing.
    """
    lately = timezone.now() - timedelta(days=setting("debrief_recorded_days"))
    recent = [each for each in seats if lately < each.panel.activity.ends_at <= timezone.now()]
    chaired = {each.panel_id for each in recent if each.panel.chair_email}
    rows = [Debrief(panel=each.panel, expert_id=each.expert_id, side=DebriefSide.EXPERT) for each in recent]
    rows += [Debrief(panel_id=pk, side=DebriefSide.CHAIR) for pk in sorted(chaired)]
    Debrief.objects.bulk_create(rows, batch_size=ROWS_A_STATEMENT, ignore_conflicts=True)


@transaction.atomic
def answer(*, debrief, heard, prepared, again, words, by):
    """Keep what one side said. What was said stands. `by` is None for a chair who came by their link."""
    debrief = Debrief.objects.select_for_update().get(pk=debrief.pk)
    if debrief.answered_at:
        raise RuleBroken(ANSWERED)
    debrief.heard, debrief.prepared, debrief.again, debrief.words = heard, prepared, again, words
    debrief.answered_at = timezone.now()
    debrief.save(update_fields=["heard", "prepared", "again", "words", "answered_at", "updated_at"])
    audit.record(actor=by, action="debrief.answered", target=debrief, after={"side": str(debrief.side)})
    return debrief


def remind():
    """Remind those who have not said how a panel went. Returns how many. Running again reminds nobody twice."""
    late = list(to_remind())
    experts = [each for each in late if not notices.is_for_chair(each)]
    sent = remind_each(experts, key=notices.reminder_key, outgoing=notices.reminder)
    return sent + sum(_remind_chair(each) for each in late if notices.is_for_chair(each))


@transaction.atomic
def _remind_chair(debrief):
    Debrief.objects.select_for_update().get(pk=debrief.pk)
    if was_reminded(debrief):
        return 0
    notices.remind_chair(debrief)
    return 1
