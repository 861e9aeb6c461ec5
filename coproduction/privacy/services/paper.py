"""All we hold about somebody who cannot sign in, asked for by telephone or at the desk, sent to them as a letter."""

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.accounts import services as accounts
from coproduction.accounts.models import User
from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import in_language_of
from coproduction.privacy import notices, rules
from coproduction.privacy.paper import ON_PAPER_JOB, files_in_words, held_in_words
from coproduction.privacy.selectors.people import is_on_its_way, why_no_letter

GONE = _("This person has left, and what we held is erased.")


@transaction.atomic
def ask_on_paper(*, person, by):
    """Have a letter made of all we hold about a person `by` does things for. While one is on its way, asking changes nothing.

    Raises RuleBroken with the sentence where a letter would not be safe.
    """
    person = accounts.locked_people(person.pk)[person.pk]
    if not by.speaks_for(person.pk) or by.pk == person.pk:
        raise RuleBroken(rules.NOT_BY_ONESELF)
    if refusal := why_no_letter(person):
        raise RuleBroken(refusal)
    if is_on_its_way(person):
        return
    job = jobs.start(
        kind=ON_PAPER_JOB, by=by, title=gettext("All we hold about a person, as a letter"), person=person.pk
    )
    audit.record(actor=by, action="data.asked_on_paper", target=person, after={"job": job.pk})


@jobs.job_doer(ON_PAPER_JOB)
def _make(job, progress):
    person = User.objects.filter(pk=job.params["person"], erased__isnull=True).first()
    if person is None:
        raise RuleBroken(GONE)
    with in_language_of(person):
        held = held_in_words(person, lambda: progress(0, 1))
        _send(job, person, held)
    progress(1, 1)
    return {"words": gettext("The letter is among the letters to print.")}


@transaction.atomic
def _send(job, person, held):
    notices.on_paper(person, job, held=held, files=files_in_words(person))
    audit.record(actor=None, action="data.made_on_paper", target=person, after={"job": job.pk})
