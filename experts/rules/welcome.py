"""What stands between an applicant and being active: each step, whether it is done, and whose turn it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import age_on, say_date
from experts.enums import ExpertStatus

ADULT = 18
OURS, THEIRS = "ours", "theirs"


@dataclass(frozen=True)
class Standing:
    """What is recorded of a person's way in. `agreement` and `consent` are the ones in force, or None.

    `text` is the agreement asked for today; `least_age` the trust's setting, in years.
    """

    expert: Any
    on: date
    least_age: int
    text: Any = None
    agreement: Any = None
    consent: Any = None
    talk: Any = None

    @property
    def needs_guardian(self):
        """A guardian's yes is asked for only where the trust lets people under 18 join."""
        born = self.expert.date_of_birth
        return self.least_age < ADULT and born is not None and age_on(self.on, born) < ADULT

    @property
    def talk_words(self):
        return f"{self.talk.get_how_display()}, {say_date(self.talk.held_on)}, {self.talk.held_by}"

    @property
    def consent_words(self):
        consent = self.consent
        return gettext("{name}, {relationship}, {contact}, on {given_on}").format(
            name=consent.name,
            relationship=consent.relationship,
            contact=consent.contact,
            given_on=say_date(consent.given_on),
        )

    @property
    def agreement_words(self):
        signed = self.agreement
        return gettext("Version {number}, {how}, on {signed_on}").format(
            number=signed.text.number,
            how=signed.get_how_display().lower(),
            signed_on=say_date(signed.signed_on),
        )


@dataclass(frozen=True)
class Step:
    """One thing on the way in. `turn` says who does it: OURS or THEIRS."""

    name: str
    done: bool
    turn: str


def steps(standing):
    """Return the Steps on the way to being active, in the order they are usually done."""
    expert = standing.expert
    return [
        Step("talk", expert.welcomed_at is not None, OURS),
        *([Step("guardian", standing.consent is not None, OURS)] if standing.needs_guardian else []),
        Step("agreement", standing.agreement is not None, THEIRS if standing.text else OURS),
        Step("active", expert.status in (ExpertStatus.ACTIVE, ExpertStatus.PAUSED), OURS),
    ]


def why_not_active(standing):
    """Return the sentence that says what a welcomed person still lacks to be active, or ''."""
    missing = {step.name for step in steps(standing) if not step.done}
    if "agreement" in missing and standing.text is None:
        return gettext("There is no agreement to sign yet. Write it first, on the page ‘The agreement’.")
    if "agreement" in missing:
        return gettext(
            "They have not signed the agreement yet. They can sign it in their profile, or on paper with you."
        )
    if "guardian" in missing:
        return gettext("They are under 18. Record that a parent or guardian agrees first.")
    return ""


def why_not_sign(standing):
    """Return the sentence that refuses a signature, or ''."""
    if standing.text is None:
        return gettext("There is no agreement to sign yet. We will tell you when there is.")
    if standing.expert.status in (ExpertStatus.LEFT, ExpertStatus.NOT_ACCEPTED):
        return gettext("Only people who are in the network, or have asked to join it, sign the agreement.")
    if standing.agreement and standing.agreement.text_id == standing.text.pk:
        return gettext("This agreement is signed already.")
    return ""


def why_not_dated(day, *, on, noun):
    """Return the sentence for a date that cannot be when something was done, or ''. `noun` begins it."""
    if day > on:
        return gettext("{noun} must be today or in the past").format(noun=noun)
    if day.year < on.year - 80:
        noun = f"{noun[:1].lower()}{noun[1:]}"
        return gettext("Check the year: {noun} is too long ago").format(noun=noun)
    return ""


FIRST_WORDS = _("""\
This agreement is between you and the trust. It says what we can expect of each other.

What you can expect of us:
- We tell you what each way to take part is, how long it takes and what is paid, before you say yes.
- We meet your access needs, or tell you before the day why we cannot.
- We listen to you, and tell you what changed because of what you said.
- You can say no, take a break or leave whenever you like. You do not have to give a reason.
- We keep what you tell us safe, and you can ask to see it.

What we ask of you:
- Keep to yourself what you hear about other people.
- Be kind to others, also when you do not agree.
- Tell us if you cannot come.
- Tell us if something worries you about somebody's safety.
""")
