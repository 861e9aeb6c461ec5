from decimal import Decimal

import factory

from coproduction.core.dates import today
from payments.enums import LineKind
from payments.models import BankDetails, Claim, ClaimLine
from tests.factories.experts import ContributionFactory, ExpertFactory
from tests.factories.policy import BudgetFactory


class ClaimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Claim

    claimant = factory.SubFactory(ExpertFactory)
    budget = factory.SubFactory(BudgetFactory)


class ClaimLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClaimLine

    claim = factory.SubFactory(ClaimFactory)
    contribution = factory.SubFactory(ContributionFactory, attended=True)
    kind = LineKind.TIME
    quantity = Decimal("2.00")
    unit = "hours"
    on = factory.LazyFunction(today)
    amount = Decimal("23.00")
    explanation = "2 hours at £11.50 an hour"


class BankDetailsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BankDetails

    expert = factory.SubFactory(ExpertFactory)
    account_name = "A Person"
    sort_code = "089999"
    account_number = "66374958"
    changed_by = factory.SelfAttribute("expert.user")
