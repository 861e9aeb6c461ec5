from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.constraints import all_or_none, one_of, only_one
from coproduction.core.languages import is_offered, name_of
from coproduction.core.models import Job, Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.documents.models import Document
from coproduction.reference.models import Locality, Topic
from involvement.booklet.enums import BookletFormat
from involvement.models.opportunities import Opportunity


class BookletEditionQuerySet(models.QuerySet):
    def public(self):
        """Return the editions that somebody can download in at least one format."""
        return self.in_use().filter(models.Exists(BookletFile.objects.filter(edition=models.OuterRef("pk"))))

    def in_use(self):
        """Return the editions that nobody has taken out."""
        return self.filter(withdrawn_at__isnull=True)


class BookletEdition(Record):
    """The booklet as it was on a day: whole, or what is in a locality, about a topic, or both.

    `content` are its words as `involvement.booklet.contents` describes them, from which every format is made, and
    `language` is the code of the one it is in; `content_sha256` is their hash, by which the same content is known.
    `adverts` are those in it, by which other editions with one of them are found. `scope` says in one word which booklet
    it is an edition of. `job` makes it, or made it. `posted_at` is when its cover letters were last written.

    An edition that was taken out has no files and no words any more: its hash alone stays, so that nobody makes the same again.
    """

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=300)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    locality = models.ForeignKey(Locality, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, default=settings.LANGUAGE_CODE)
    scope = models.CharField(max_length=40)
    entries = models.PositiveIntegerField()
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    adverts = models.ManyToManyField(Opportunity, related_name="editions")
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.TextField(blank=True)

    objects = BookletEditionQuerySet.as_manager()

    personal_data = PersonalData(
        person="made_by",
        personal={"made_by": KEEP, "posted_by": KEEP, "withdrawn_by": KEEP},
        neither=(
            "number", "title", "made_on", "locality", "topic", "language", "scope", "entries", "content", "content_sha256",
            "adverts", "job", "posted_at", "withdrawn_at", "withdrawn_reason",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-number"]
        constraints = [
            all_or_none("posted_at", "posted_by", name="booklet_edition_posting_complete"),
            all_or_none("withdrawn_at", "withdrawn_by", name="booklet_edition_withdrawal_complete"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False, content={}) & ~Q(withdrawn_reason="")),
                name="booklet_edition_withdrawn_keeps_no_words",
            ),
        ]
        indexes = [models.Index(fields=["scope", "-number"], name="booklet_edition_newest")]

    def __str__(self):
        return gettext("Edition {number}").format(number=self.number)

    @property
    def language_name(self):
        """What its language calls itself: 'Cymraeg'."""
        return name_of(self.language) if is_offered(self.language) else self.language

    def get_absolute_url(self):
        return reverse("involvement:booklet_edition", args=[self.number])


class BookletFile(Record):
    """One edition in one format: made once, and kept byte for byte."""

    edition = models.ForeignKey(BookletEdition, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=15, choices=BookletFormat)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="booklet_file")

    personal_data = PersonalData(neither=("edition", "format", "document"))

    class Meta:
        constraints = [
            only_one("edition", "format", name="booklet_file_once"),
            one_of("format", BookletFormat, name="booklet_file_format_known"),
        ]

    def __str__(self):
        return f"{self.edition}: {self.get_format_display()}"

    @property
    def name(self):
        """What the file is called when somebody keeps it: 'booklet-12-large-print.pdf'."""
        return f"booklet-{self.edition.number}-{self.format}.{BookletFormat(self.format).ending}"

    def get_absolute_url(self):
        return reverse("involvement:booklet_file", args=[self.edition.number, self.name])
