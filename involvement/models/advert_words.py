from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction.core.constraints import all_or_none, different_people, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.reference.models import Language
from involvement.models.opportunities import Opportunity


class AdvertWordsQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(approved_at__isnull=False)

    def easy_read(self):
        return self.filter(language__isnull=True)


class AdvertWords(Record):
    """The words of an advert again: in another language, or as easy read where `language` is empty.

    The fields are called as on the advert; an empty one is read in the advert's English. `english` is the digest of
    the advert's own words that these were written from, so that it shows when those have changed. People read it once
    a second person has approved it.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="other_words")
    language = models.ForeignKey(Language, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    summary = models.TextField()
    what_you_will_do = models.TextField(blank=True)
    who_we_need = models.TextField(blank=True)
    joining = models.TextField(blank=True)
    access = models.TextField(blank=True)
    selection = models.TextField(blank=True)
    support = models.TextField(blank=True)
    english = models.CharField(max_length=64, editable=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AdvertWordsQuerySet.as_manager()

    personal_data = PersonalData(
        person="written_by",
        personal={"written_by": KEEP, "approved_by": KEEP},
        neither=(
            "opportunity", "language", "title", "summary", "what_you_will_do", "who_we_need", "joining", "access",
            "selection", "support", "english", "approved_at",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "advert words"
        constraints = [
            all_or_none("approved_at", "approved_by", name="advert_words_approval_complete"),
            different_people("written_by", "approved_by", name="advert_words_not_self_approved"),
            only_one("opportunity", "language", name="advert_words_once"),
            only_one("opportunity", name="advert_words_easy_read_once", when=Q(language__isnull=True)),
        ]

    def __str__(self):
        return self.title
