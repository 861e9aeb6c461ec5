"""The trust's lists. An entry is retired, never deleted, since old records name it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.reference.enums import TopicKind


class ListQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired_at__isnull=True)

    def in_use_or(self, chosen):
        """Return what is in use, and what was chosen (keys, may be None) before it was retired."""
        return self.filter(models.Q(retired_at__isnull=True) | models.Q(pk__in=chosen or []))

    def named(self, name):
        """Return the entry with this name, in any case, or None."""
        return self.filter(name__iexact=name.strip()).first()


class ListEntry(Record):
    name = models.CharField(max_length=120)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ListQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class Directorate(ListEntry):
    personal_data = PersonalData(neither=("name", "retired_at"))

    class Meta(ListEntry.Meta):
        constraints = [models.UniqueConstraint(Lower("name"), name="directorate_name_once")]


class Locality(ListEntry):
    personal_data = PersonalData(neither=("name", "retired_at"))

    class Meta(ListEntry.Meta):
        verbose_name_plural = "localities"
        constraints = [models.UniqueConstraint(Lower("name"), name="locality_name_once")]


class Language(ListEntry):
    personal_data = PersonalData(neither=("name", "retired_at"))

    class Meta(ListEntry.Meta):
        constraints = [models.UniqueConstraint(Lower("name"), name="language_name_once")]


class Topic(ListEntry):
    kind = models.CharField(max_length=20, choices=TopicKind, default=TopicKind.INTEREST)

    personal_data = PersonalData(neither=("name", "retired_at", "kind"))

    class Meta(ListEntry.Meta):
        constraints = [models.UniqueConstraint(Lower("name"), "kind", name="topic_name_once")]


class LastingEntry(ListEntry):
    """Something a person has for a while: `months` is how long it counts, None where it never runs out."""

    months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(ListEntry.Meta):
        abstract = True


class CheckKind(LastingEntry):
    """A check some ways of taking part need, such as a DBS check or references."""

    personal_data = PersonalData(neither=("name", "retired_at", "months"))

    class Meta(ListEntry.Meta):
        constraints = [models.UniqueConstraint(Lower("name"), name="check_kind_name_once")]


class TrainingKind(LastingEntry):
    """Training some ways of taking part need, such as Values Based Recruitment."""

    personal_data = PersonalData(neither=("name", "retired_at", "months"))

    class Meta(ListEntry.Meta):
        constraints = [models.UniqueConstraint(Lower("name"), name="training_kind_name_once")]


class SchoolTerm(ListEntry):
    """A stretch of term time, both days in it: what 'term time only' means. Half terms are the gaps between."""

    first_day = models.DateField()
    last_day = models.DateField()

    personal_data = PersonalData(neither=("name", "retired_at", "first_day", "last_day"))

    class Meta(ListEntry.Meta):
        constraints = [
            models.UniqueConstraint(Lower("name"), name="school_term_name_once"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="school_term_ends_after_it_starts",
            ),
        ]


class Venue(ListEntry):
    """A place people meet. What is said of its access is what an advert says when the advert does not say more.

    `facts` are those of `reference.access_facts`; `access` is anything else, in words. `added_by` is None for those that were
    there before we wrote down who added them.
    """

    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    locality = models.ForeignKey(
        Locality, null=True, blank=True, on_delete=models.PROTECT, related_name="venues"
    )
    access = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="added_by",
        personal={"added_by": KEEP},
        neither=("name", "retired_at", "address", "postcode", "locality", "access", "facts"),
    )

    class Meta(ListEntry.Meta):
        constraints = [models.UniqueConstraint(Lower("name"), name="venue_name_once")]
