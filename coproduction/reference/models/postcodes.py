"""Where postcodes are, from a table the trust brings in: a whole table at a time."""

from django.db import models

from coproduction.core.constraints import only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData


class PostcodeTable(Record):
    """A table of postcodes as it was brought in. At most one is in use; a new one replaces it when it is whole."""

    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    in_use = models.BooleanField(default=False)
    rows = models.IntegerField(default=0)

    personal_data = PersonalData(neither=("name", "digest", "in_use", "rows"))

    class Meta:
        constraints = [only_one("in_use", name="postcode_table_one_in_use", when=models.Q(in_use=True))]

    def __str__(self):
        return self.name


class PostcodeQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(table__in_use=True)


class Postcode(models.Model):
    """One postcode, as 'NR1 1AA', and where it is in metres of the National Grid."""

    table = models.ForeignKey(PostcodeTable, on_delete=models.CASCADE, related_name="postcodes")
    code = models.CharField(max_length=8)
    east = models.IntegerField()
    north = models.IntegerField()

    objects = PostcodeQuerySet.as_manager()

    personal_data = PersonalData(neither=("table", "code", "east", "north"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "table"], name="postcode_once")]

    def __str__(self):
        return self.code
