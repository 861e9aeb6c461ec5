from tests.factories import (
    BankDetailsFactory,
    ClaimLineFactory,
    ContributionFactory,
    InterestFactory,
    MileageRateFactory,
    SessionFactory,
)


def test_every_factory_makes_a_row_the_database_accepts(db):
    for factory in (
        BankDetailsFactory,
        ClaimLineFactory,
        InterestFactory,
        MileageRateFactory,
        SessionFactory,
    ):
        assert factory().pk
    assert ContributionFactory(attended=True).minutes == 120
