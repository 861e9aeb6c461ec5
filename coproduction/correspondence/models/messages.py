from django.conf import settings
from django.db import models

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.fields import SealedField
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, KEEP, PersonalData
from coproduction.correspondence.enums import Channel, DeliveryState, Permission, Trouble
from coproduction.correspondence.models.letters import LetterBatch


class MessageQuerySet(models.QuerySet):
    def inbox_of(self, user):
        return self.filter(recipient=user, in_inbox=True)


class Message(Record):
    """What was said to whom, once: `key` is unique, so saying it twice says it once.

    A sign-in code has no place in the inbox; its body is sealed and blanked when it has been sent. `language` is the code of
    the one it is written in, '' for those from before there was more than English. What was called off is not said again.
    """

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="messages"
    )
    address = models.EmailField(max_length=254, blank=True)
    subject = models.CharField(max_length=200)
    body = SealedField()
    link = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=10, blank=True)
    in_inbox = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MessageQuerySet.as_manager()

    personal_data = PersonalData(
        person="recipient",
        personal={
            **{name: DELETE_ROW for name in ("recipient", "address", "subject", "body", "link")},
            "called_off_by": KEEP,
        },
        neither=("key", "kind", "language", "in_inbox", "read_at", "called_off_at"),
        # A sign-in code is said to an address alone.
        matches={"address": "email"},
    )

    class Meta:
        constraints = [all_or_none("called_off_at", "called_off_by", name="message_calling_off_complete")]
        indexes = [
            models.Index(fields=["recipient", "-created_at"], name="message_inbox"),
            models.Index(
                fields=["recipient"], condition=models.Q(in_inbox=True, read_at=None), name="message_unread"
            ),
            models.Index(fields=["created_at"], condition=models.Q(in_inbox=False), name="message_secret"),
        ]

    def __str__(self):
        return self.subject


class DeliveryQuerySet(models.QuerySet):
    def letters_for(self, user):
        """Return the letters that this person may print and post."""
        letters = self.filter(channel=Channel.LETTER)
        return letters if user.has_perm(Permission.PRINT_LETTERS) else letters.none()


class Delivery(Record):
    """One message by one channel, and how the tries went.

    A letter is in at most one batch at a time; in none it waits in the print queue. `sent_by` is who posted it.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    batch = models.ForeignKey(
        LetterBatch, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters"
    )
    trouble = models.CharField(max_length=15, choices=Trouble, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    personal_data = PersonalData(
        person="message__recipient",
        personal={"message": DELETE_ROW, "sent_by": KEEP},
        neither=(
            "channel",
            "state",
            "tries",
            "next_try_at",
            "claimed_until",
            "sent_at",
            "batch",
            "trouble",
            "problem",
        ),
    )

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(batch__isnull=True) | models.Q(channel=Channel.LETTER),
                name="delivery_batch_of_letters",
            ),
            models.UniqueConstraint(fields=["message", "channel"], name="delivery_once"),
            one_of("state", DeliveryState, name="delivery_state_known"),
            one_of("channel", Channel, name="delivery_channel_known"),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="delivery_due"),
            models.Index(fields=["channel", "state", "id"], name="delivery_by_channel"),
            models.Index(
                fields=["id"],
                condition=models.Q(channel=Channel.LETTER, state=DeliveryState.WAITING, batch=None),
                name="delivery_print_queue",
            ),
        ]

    def __str__(self):
        return f"{self.channel} {self.state}"
