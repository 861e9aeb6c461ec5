"""The agreement: written by the trust in versions, signed here or on paper; and a guardian's yes for someone younger."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from experts.enums import SignedHow
from experts.models import Agreement, AgreementText, GuardianConsent
from experts.rules import welcome as rules
from experts.selectors.standing import current_text, standing_of
from experts.services.locking import locked_expert

WRITTEN_MEANWHILE = _("Someone else has just written a new version. Look at it before you write another.")
NOT_YOUR_OWN = _("You cannot record this for yourself. Ask another coordinator.")


@transaction.atomic
def write_agreement(*, words, by):
    """Publish the next version of the agreement. Those who signed an earlier one stay in; they are asked to read this one."""
    latest = current_text()
    if latest and latest.words == words:
        raise RuleBroken(
            gettext("These are the words of the agreement already, so there is nothing new to publish.")
        )
    try:
        with transaction.atomic():
            number = latest.number + 1 if latest else 1
            text = AgreementText.objects.create(number=number, words=words, published_by=by)
    except IntegrityError as error:
        raise RuleBroken(WRITTEN_MEANWHILE) from error
    audit.record(actor=by, action="agreement.written", target=text, after={"number": number})
    return text


@transaction.atomic
def sign_agreement(*, expert, text, name, by):
    """Sign the agreement here by typing one's name. `text` is the version the person was shown."""
    expert = locked_expert(expert)
    standing = standing_of(expert)
    _refuse(rules.why_not_sign(standing))
    if text.pk != standing.text.pk:
        raise RuleBroken(
            gettext("The agreement has changed since you opened this page. Read it again, then sign.")
        )
    return _keep(
        expert, standing.text, by, how=SignedHow.HERE, signed_on=today(), signed_as=" ".join(name.split())
    )


@transaction.atomic
def record_paper_agreement(*, expert, signed_on, by):
    """Record that a person signed the agreement of today on paper, on a date that is not in the future."""
    expert = locked_expert(expert)
    if by.pk == expert.pk:
        raise RuleBroken(NOT_YOUR_OWN)
    standing = standing_of(expert)
    _refuse(
        rules.why_not_sign(standing)
        or rules.why_not_dated(signed_on, on=today(), noun=gettext("The date they signed"))
    )
    return _keep(expert, standing.text, by, how=SignedHow.ON_PAPER, signed_on=signed_on)


@transaction.atomic
def record_guardian(*, expert, name, relationship, contact, given_on, by):
    """Record that a parent or guardian agrees. What was recorded before is ended, and kept."""
    expert = locked_expert(expert)
    if by.pk == expert.pk:
        raise RuleBroken(NOT_YOUR_OWN)
    standing = standing_of(expert)
    if not standing.needs_guardian:
        raise RuleBroken(gettext("This person does not need the consent of a guardian."))
    _refuse(rules.why_not_dated(given_on, on=today(), noun=gettext("The date they agreed")))
    GuardianConsent.objects.filter(expert=expert, ended_on__isnull=True).update(ended_on=today())
    consent = GuardianConsent.objects.create(
        expert=expert,
        name=name,
        relationship=relationship,
        contact=contact,
        given_on=given_on,
        recorded_by=by,
    )
    audit.record(actor=by, action="expert.guardian_agreed", target=expert, after={"given_on": given_on})
    return consent


def _keep(expert, text, by, **signed):
    agreement = Agreement.objects.create(expert=expert, text=text, recorded_by=by, **signed)
    after = {"number": text.number, "how": str(agreement.how), "signed_on": agreement.signed_on}
    audit.record(actor=by, action="expert.agreement_signed", target=expert, after=after)
    return agreement


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
