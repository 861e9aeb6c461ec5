from decimal import ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")


def pence_exact(amount):
    """Round pounds to the penny, halves up: once on each claim line, never on a total (domain.md, invariant 9)."""
    return Decimal(amount).quantize(PENNY, rounding=ROUND_HALF_UP)


def pounds(amount):
    """Say an amount as people do: Decimal("1024.3") is '£1,024.30', Decimal("-5") is '-£5.00'."""
    amount = pence_exact(amount)
    sign = "-" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.2f}"
