from django.db import models
from django.db.models.functions import Lower

from coproduction.core.constraints import not_negative, one_of
from coproduction.core.models import AppendOnly, AppendOnlyQuerySet, Record
from coproduction.core.personal_data import PersonalData
from coproduction.policy.enums import EntryKind, Permission
from coproduction.reference.models import Directorate


class BudgetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Return the budgets of the directorates this person may read or keep budgets for."""
        words = [word for word in (Permission.READ_BUDGETS, Permission.KEEP_BUDGETS) if user.has_perm(word)]
        reach = [user.directorates_for(word) for word in words]
        if None in reach:
            return self.all()
        return self.filter(directorate__in=set().union(*reach))

    def kept_by(self, user):
        """Return the budgets this person may change."""
        reach = user.directorates_for(Permission.KEEP_BUDGETS)
        return self.all() if reach is None else self.filter(directorate__in=reach)

    def in_use(self):
        return self.filter(retired_at__isnull=True)


class Budget(Record):
    """Money a directorate has set aside for taking part. What is left of it is worked out from its entries."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=150)
    directorate = models.ForeignKey(Directorate, on_delete=models.PROTECT, related_name="budgets")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = BudgetQuerySet.as_manager()

    personal_data = PersonalData(neither=("code", "name", "directorate", "amount", "retired_at"))

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(Lower("code"), name="budget_code_once"),
            not_negative("amount", name="budget_amount_not_negative"),
        ]

    def __str__(self):
        return f"{self.code}: {self.name}"


class BudgetEntry(AppendOnly):
    """A line of a budget's ledger. `key` says what caused it ('committed:contribution:17'), so it is written once."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    key = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = AppendOnlyQuerySet.as_manager()

    personal_data = PersonalData(neither=("budget", "kind", "amount", "key", "at"))

    class Meta:
        verbose_name_plural = "budget entries"
        constraints = [
            one_of("kind", EntryKind, name="budget_entry_kind_known"),
            not_negative("amount", name="budget_entry_not_negative"),
        ]
        indexes = [models.Index(fields=["budget", "kind"], name="budget_entry_sums")]

    def __str__(self):
        return f"{self.kind} £{self.amount}"
