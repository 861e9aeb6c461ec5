from coproduction.core.jobs import job_doer
from coproduction.reference.services import postcodes


@job_doer(postcodes.JOB)
def load_postcodes(job, progress):
    return postcodes.do_load(job, progress)
