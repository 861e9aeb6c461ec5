from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from phonenumber_field.modelfields import PhoneNumberField

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, ERASE, KEEP, PersonalData
from coproduction.reference.enums import TopicKind
from coproduction.reference.models import Language, Locality, Topic
from experts.enums import ExpertStatus, Permission, TimeOfDay, Weekday


class ExpertQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.has_perm(Permission.WELCOME):
            return self
        return self.filter(pk=user.pk)


class Expert(Record):
    """A person in the network: someone who uses services, a carer, or both. Its key is the user's.

    `merged_into` is the account that stayed, where this was a second one of the same person: it is closed.
    `travel_miles` is how far they can travel, in miles from `postcode`; None where they have not said.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.PROTECT, related_name="expert"
    )
    status = models.CharField(max_length=15, choices=ExpertStatus, default=ExpertStatus.APPLIED)
    is_service_user = models.BooleanField(default=False)
    is_carer = models.BooleanField(default=False)
    phone = PhoneNumberField(blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    online = models.BooleanField(default=True)
    in_person = models.BooleanField(default=True)
    postcode = models.CharField(max_length=10, blank=True)
    travel_miles = models.PositiveSmallIntegerField(null=True, blank=True)
    about = models.TextField(blank=True)
    localities = models.ManyToManyField(Locality, through="ExpertLocality", related_name="experts")
    topics = models.ManyToManyField(Topic, through="ExpertTopic", related_name="experts")
    languages = models.ManyToManyField(Language, through="ExpertLanguage", related_name="experts")
    applied_at = models.DateTimeField(null=True, blank=True)
    welcomed_at = models.DateTimeField(null=True, blank=True)
    welcomed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    left_at = models.DateTimeField(null=True, blank=True)

    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    merged_at = models.DateTimeField(null=True, blank=True)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ExpertQuerySet.as_manager()

    personal_data = PersonalData(
        person="user",
        personal={
            "user": KEEP,
            "phone": ERASE,
            "date_of_birth": ERASE,
            "online": ERASE,
            "in_person": ERASE,
            "postcode": ERASE,
            "travel_miles": ERASE,
            "localities": DELETE_ROW,
            "languages": DELETE_ROW,
            "welcomed_by": KEEP,
            "merged_into": KEEP,
            "merged_by": KEEP,
        },
        sensitive={"is_service_user": ERASE, "is_carer": ERASE, "about": ERASE, "topics": DELETE_ROW},
        neither=("status", "merged_at", "applied_at", "welcomed_at", "left_at"),
    )

    class Meta:
        constraints = [
            one_of("status", ExpertStatus, name="expert_status_known"),
            all_or_none("welcomed_at", "welcomed_by", name="expert_welcome_complete"),
            all_or_none("merged_into", "merged_at", "merged_by", name="expert_merge_complete"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("user")),
                name="expert_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(left_at__isnull=True) | models.Q(status=ExpertStatus.LEFT),
                name="expert_left_at_when_left",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "applied_at"], name="expert_by_status"),
            models.Index(fields=["-applied_at", "user"], name="expert_newest"),
            models.Index(fields=["phone"], opclasses=["varchar_pattern_ops"], name="expert_phone"),
            models.Index(fields=["postcode"], opclasses=["varchar_pattern_ops"], name="expert_postcode"),
        ]

    def __str__(self):
        return str(self.user)

    def topics_of(self, kind):
        """Return the topics of a kind this person chose, from those fetched with the person."""
        return [topic for topic in self.topics.all() if topic.kind == kind]

    @property
    def chosen_interests(self):
        return self.topics_of(TopicKind.INTEREST)

    @property
    def chosen_skills(self):
        return self.topics_of(TopicKind.SKILL)

    @property
    def chosen_experience(self):
        return self.topics_of(TopicKind.LIVED_EXPERIENCE)

    @property
    def times(self):
        """What they said of each day, Monday first: ['Monday morning, afternoon', ...]."""
        said = {day: [] for day in Weekday}
        for part in TimeOfDay:
            for each in self.availability.all():
                if each.time_of_day == part:
                    said[Weekday(each.weekday)].append(part.label.lower())
        return [f"{day.label} {', '.join(parts)}" for day, parts in said.items() if parts]


class NotTheSame(Record):
    """Two people who look alike and are two: a coordinator has said so, and is not asked again. `one` has the lower key."""

    one = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="one", personal={"one": DELETE_ROW, "other": DELETE_ROW, "said_by": DELETE_ROW}
    )

    class Meta:
        verbose_name_plural = "people who are not the same"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="not_the_same_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="not_the_same_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.one_id} is not {self.other_id}"  # English: operators read it


class LookAlikeQuerySet(models.QuerySet):
    def to_look_at(self):
        """Return those nobody has looked at, both of whom still have an account: the newest people first."""
        said = NotTheSame.objects.filter(one=models.OuterRef("one"), other=models.OuterRef("other"))
        waiting = self.filter(one__is_active=True, other__is_active=True).exclude(models.Exists(said))
        return waiting.order_by("-one", "-other")


class LookAlike(models.Model):
    """Two people who may be one, found by `services.look_alikes`: by telephone number, or by name and year of birth."""

    one = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by_phone = models.BooleanField(default=False)
    by_name = models.BooleanField(default=False)

    objects = LookAlikeQuerySet.as_manager()

    personal_data = PersonalData(
        person="one",
        personal={"one": DELETE_ROW, "other": DELETE_ROW, "by_phone": DELETE_ROW, "by_name": DELETE_ROW},
    )

    class Meta:
        verbose_name_plural = "people who may be here twice"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="look_alike_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="look_alike_in_order"),
        ]

    def __str__(self):
        return f"{self.one_id} looks like {self.other_id}"  # English: operators read it

    @property
    def why(self):
        if self.by_phone and self.by_name:
            return gettext("the same telephone number and the same name and year of birth")
        if self.by_phone:
            return gettext("the same telephone number")
        return gettext("the same name and year of birth") if self.by_name else ""


class ExpertLocality(models.Model):
    expert = models.ForeignKey(Expert, on_delete=models.CASCADE)
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT)

    personal_data = PersonalData(
        person="expert__user", personal={"expert": DELETE_ROW, "locality": DELETE_ROW}
    )

    class Meta:
        verbose_name_plural = "expert localities"
        constraints = [models.UniqueConstraint(fields=["expert", "locality"], name="expert_locality_once")]

    def __str__(self):
        return f"{self.expert_id} in {self.locality_id}"  # English: operators read it


class ExpertTopic(models.Model):
    """An interest, a skill or a lived experience this person chose from the trust's list."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT)

    personal_data = PersonalData(
        person="expert__user", personal={"expert": DELETE_ROW}, sensitive={"topic": DELETE_ROW}
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["expert", "topic"], name="expert_topic_once")]

    def __str__(self):
        return f"{self.expert_id} and {self.topic_id}"  # English: operators read it


class ExpertLanguage(models.Model):
    expert = models.ForeignKey(Expert, on_delete=models.CASCADE)
    language = models.ForeignKey(Language, on_delete=models.PROTECT)

    personal_data = PersonalData(
        person="expert__user", personal={"expert": DELETE_ROW, "language": DELETE_ROW}
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["expert", "language"], name="expert_language_once")]

    def __str__(self):
        return f"{self.expert_id} speaks {self.language_id}"  # English: operators read it


class Availability(models.Model):
    """A part of the week this person can usually take part. Somebody with none of these has not said."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="availability")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    time_of_day = models.CharField(max_length=10, choices=TimeOfDay)

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": DELETE_ROW, "weekday": DELETE_ROW, "time_of_day": DELETE_ROW},
    )

    class Meta:
        verbose_name_plural = "availability"
        constraints = [
            models.UniqueConstraint(fields=["expert", "weekday", "time_of_day"], name="availability_once"),
            one_of("weekday", Weekday, name="availability_weekday_known"),
            one_of("time_of_day", TimeOfDay, name="availability_time_known"),
        ]

    def __str__(self):
        return (
            f"{self.expert_id}: {self.get_weekday_display()} {self.time_of_day}"  # English: operators read it
        )
