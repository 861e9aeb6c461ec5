from django.conf import settings
from django.db import models
from phonenumber_field.modelfields import PhoneNumberField

from coproduction.core.constraints import one_of, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, PersonalData
from coproduction.correspondence.enums import Channel, Frequency, Group, MessageFormat


class Preference(Record):
    """How a person wants to be told: the one home of channel and format, and of the number that texts go to.

    Forms above write here downwards: the number through the profile, the format through the access passport.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="preference"
    )
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    format = models.CharField(max_length=12, choices=MessageFormat, default=MessageFormat.STANDARD)
    phone = PhoneNumberField(blank=True)
    quiet_texts = models.BooleanField(default=True)
    quiet_emails = models.BooleanField(default=False)

    personal_data = PersonalData(
        person="user",
        personal={"user": DELETE_ROW, "channel": DELETE_ROW, "phone": DELETE_ROW},
        neither=("quiet_texts", "quiet_emails"),
        sensitive={"format": DELETE_ROW},
    )

    class Meta:
        constraints = [
            one_of("channel", Channel, name="preference_channel_known"),
            one_of("format", MessageFormat, name="preference_format_known"),
        ]

    def __str__(self):
        return f"preference of {self.user_id}"  # English: for who looks at the database


class GroupChoice(Record):
    """How often, and by which channel, a person wants one group of messages. No channel: the one of their Preference."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="message_choices"
    )
    group = models.CharField(max_length=10, choices=Group)
    frequency = models.CharField(max_length=10, choices=Frequency, default=Frequency.NOW)
    channel = models.CharField(max_length=10, choices=Channel, blank=True)

    personal_data = PersonalData(
        person="user",
        personal={name: DELETE_ROW for name in ("user", "group", "frequency", "channel")},
    )

    class Meta:
        constraints = [
            only_one("user", "group", name="group_choice_once"),
            one_of("group", Group, name="group_choice_group_known"),
            one_of("frequency", Frequency, name="group_choice_frequency_known"),
        ]

    def __str__(self):
        return f"{self.group} {self.frequency}"
