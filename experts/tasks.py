from celery import shared_task

from coproduction.core.jobs import job_doer
from experts.services import bulk, equality, exports, look_alikes, reminders


@shared_task(name="experts.count_equality")
def count_equality():
    """Count the equality answers once a quarter is over. Beat asks every night; a quarter is counted once."""
    equality.count_quarter()


@shared_task(name="experts.send_reminders")
def send_reminders():
    """Remind people of checks and training that run out, and to look again at what helps them."""
    reminders.send_reminders()


@shared_task(name="experts.forget_exports")
def forget_exports():
    """Delete the files of the directory that are older than the trust keeps them."""
    exports.forget_exports()


@job_doer(bulk.JOB)
def write_to_many(job, progress):
    return bulk.do_write(job, progress)


@job_doer(exports.JOB)
def export(job, progress):
    return exports.do_export(job, progress)


@shared_task(name="experts.mix_equality")
def mix_equality():
    """Take from the rows of equality answers the order in which they were written."""
    equality.mix()


@shared_task(name="experts.find_look_alikes")
def find_look_alikes():
    """Make the list of people who may be here twice anew."""
    look_alikes.find_all()


@shared_task(name="experts.find_look_alikes_of")
def find_look_alikes_of(expert_id):
    """Look whether somebody who has just joined was here already."""
    look_alikes.find_for(expert_id=expert_id)
