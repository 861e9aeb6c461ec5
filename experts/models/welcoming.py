"""What makes an applicant a member: the welcome talk, the agreement they sign, and a guardian's yes for someone younger."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from coproduction.core.constraints import one_of, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, KEEP, PersonalData
from experts.enums import SignedHow, TalkedHow
from experts.models.people import Expert


class WelcomeTalk(Record):
    """The conversation a coordinator had with an applicant: when, how and who. `notes` are few, and the person may read them."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="talks")
    held_on = models.DateField()
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=TalkedHow)
    notes = models.CharField(max_length=500, blank=True)

    personal_data = PersonalData(
        person="expert__user",
        personal={
            "expert": DELETE_ROW, "held_on": DELETE_ROW, "held_by": DELETE_ROW, "how": DELETE_ROW, "notes": DELETE_ROW,
        },
    )  # fmt: skip

    class Meta:
        constraints = [one_of("how", TalkedHow, name="welcome_talk_how_known")]

    def __str__(self):
        return f"{self.expert_id} on {self.held_on}"  # English: operators read it


class AgreementText(Record):
    """One version of the agreement people sign. It is never changed: another version follows it, and the newest is asked for."""

    number = models.PositiveSmallIntegerField(unique=True)
    words = models.TextField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="published_by", personal={"published_by": KEEP}, neither=("number", "words")
    )

    class Meta:
        ordering = ["-number"]

    def __str__(self):
        return gettext("Version {number}").format(number=self.number)


class Agreement(Record):
    """A person's yes to one version of the agreement, typed here or signed on paper.

    `ended_on` is set when they come back after leaving: they sign afresh, and what they signed before is history.
    """

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="agreements")
    text = models.ForeignKey(AgreementText, on_delete=models.PROTECT, related_name="agreements")
    how = models.CharField(max_length=10, choices=SignedHow)
    signed_on = models.DateField()
    signed_as = models.CharField(max_length=150, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        person="expert__user",
        personal={
            "expert": DELETE_ROW, "text": DELETE_ROW, "how": DELETE_ROW, "signed_on": DELETE_ROW,
            "signed_as": DELETE_ROW, "recorded_by": DELETE_ROW, "ended_on": DELETE_ROW,
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("how", SignedHow, name="agreement_how_known"),
            only_one("expert", "text", name="agreement_once", when=Q(ended_on__isnull=True)),
            models.CheckConstraint(
                condition=~Q(how=SignedHow.HERE) | ~Q(signed_as=""), name="agreement_signed_here_has_a_name"
            ),
        ]

    def __str__(self):
        return f"{self.expert_id} signed {self.text_id}"  # English: operators read it


class GuardianConsent(Record):
    """A parent's or guardian's yes to a person under 18 taking part: who they are, how to reach them, and when they gave it."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="consents")
    name = models.CharField(max_length=150)
    relationship = models.CharField(max_length=60)
    contact = models.CharField(max_length=254)
    given_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        person="expert__user",
        personal={
            "expert": DELETE_ROW, "name": DELETE_ROW, "relationship": DELETE_ROW, "contact": DELETE_ROW,
            "given_on": DELETE_ROW, "recorded_by": DELETE_ROW, "ended_on": DELETE_ROW,
        },
    )  # fmt: skip

    class Meta:
        constraints = [only_one("expert", name="guardian_consent_open_once", when=Q(ended_on__isnull=True))]

    def __str__(self):
        return f"For {self.expert_id}"  # English: operators read it
