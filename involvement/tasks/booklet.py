from coproduction.core.jobs import job_doer
from involvement.services import booklet, booklet_post


@job_doer(booklet.JOB)
def make_booklet(job, progress):
    return booklet.do_make(job, progress)


@job_doer(booklet_post.JOB)
def post_booklet(job, progress):
    return booklet_post.do_post(job, progress)
