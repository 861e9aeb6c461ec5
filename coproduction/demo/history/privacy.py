"""People's data: a download that is ready, somebody who is leaving, somebody who is erased, a hold, and a list to sign off."""

from coproduction.core import jobs
from coproduction.demo.history.people import join, make_active, sign, welcome
from coproduction.privacy.services import downloads, holds, leaving, retention
from experts.models import Expert
from experts.services import people

LEAVING, ERASED = ("nia-hopkins", "Nia Hopkins"), ("oscar-dunn", "Oscar Dunn")
NOT_ACCEPTED = (
    ("petra-vance", "Petra Vance"),
    ("rashid-malik", "Rashid Malik"),
    ("stella-moor", "Stella Moor"),
)
WHY_NOT = "We tried to contact you and could not reach you."
WHY_HELD = "Complaint C-2031 is still open. Keep everything until it is answered."


def plan_privacy(cast, timeline):
    on = timeline.on
    for joined, (key, name) in ((-190, LEAVING), (-210, ERASED)):
        on(joined, join, cast, key, ["is_service_user"], "Norwich", name=name)
        on(joined + 4, welcome, cast, key)
        on(joined + 5, sign, cast, key, hour=9)
        on(joined + 5, make_active, cast, key)
    on(-30, _leave, cast, ERASED[0])
    on(-6, _leave, cast, LEAVING[0])
    on(-16, leaving.erase_those_who_left, hour=4)
    for key, name in NOT_ACCEPTED:
        on(-260, join, cast, key, ["is_service_user"], "Norwich", name=name)
        on(-250, _not_accept, cast, key)
    on(-40, _hold, cast, NOT_ACCEPTED[0][0])
    on(-2, _download, cast, "expert")
    on(0, retention.propose, hour=4)


def _leave(cast, key):
    leaving.ask_to_leave(person=cast[key], by=cast[key])


def _not_accept(cast, key):
    people.not_accept(expert=Expert.objects.get(pk=cast[key].pk), reason=WHY_NOT, by=cast["coordinator"])


def _hold(cast, key):
    holds.place_hold(person=cast[key], reason=WHY_HELD, by=cast["administrator"])


def _download(cast, key):
    # Done here and now: the worker would make it today.
    jobs.run(downloads.ask_for_data(person=cast[key], by=cast[key]).job_id)
