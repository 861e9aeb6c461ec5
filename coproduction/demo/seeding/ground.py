"""What a history stands on: lists, staff, budgets and rates. Small, so made row by row."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant, User
from coproduction.policy import selectors as policy
from coproduction.policy.models import Band, Budget, MileageRate, Rate
from coproduction.policy.services.loading import load_policies
from coproduction.reference.models import Directorate, Locality, Venue

DIRECTORATES = (
    "Adult Acute", "Adult Community", "Children Families and Young People", "Corporate", "Medical",
    "Older People", "Recovery College", "Research", "Secure and Forensic", "Wellbeing",
)  # fmt: skip
LOCALITIES = (
    "Bury St Edmunds", "Great Yarmouth and Waveney", "Ipswich", "King's Lynn", "Norwich", "Suffolk Coastal",
)  # fmt: skip
VENUES = ("Meeting House", "Riverside Centre", "Market Hall", "Chapel Street Library", "Northgate Rooms")
STAFF = {
    Role.HOST: 40, Role.COORDINATOR: 4, Role.RECRUITER: 4, Role.APPROVER: 4, Role.FINANCE: 2, Role.MANAGER: 2,
}  # fmt: skip


@dataclass(frozen=True)
class Ground:
    directorates: list[Directorate]
    localities: list[Locality]
    venues: list[Venue]
    budgets: dict[int, Budget]  # by directorate id
    staff: dict[str, list[int]]  # user ids by role
    band: Band
    rate: Rate
    mileage: list[tuple[date, MileageRate]]

    def mileage_on(self, day):
        """Return the car rate in force on a day."""
        return next((rate for start, rate in self.mileage if start <= day), self.mileage[-1][1])


def lay_ground(plan):
    """Make what is missing and return it all."""
    load_policies()
    directorates = _named(Directorate, DIRECTORATES)
    band = Band.objects.filter(scheme__key="demo", rates__unit="hour").order_by("pk")[0]
    cars = MileageRate.objects.filter(mode="car", above_miles=0).order_by("-starts_on")
    return Ground(
        directorates=directorates,
        localities=_named(Locality, LOCALITIES),
        venues=_named(Venue, VENUES, access="Step-free entrance from the street"),
        budgets={each.pk: _budget(each) for each in directorates},
        staff={
            role: [_member_of_staff(role, number) for number in range(many)] for role, many in STAFF.items()
        },
        band=band,
        rate=policy.rate_for(band, on=plan.today),
        mileage=[(rate.starts_on, rate) for rate in cars],
    )


def _named(model, names, **values):
    return [model.objects.get_or_create(name=name, defaults=values)[0] for name in names]


def _budget(directorate):
    code = f"SEED-{directorate.pk}"
    values = {"name": f"Taking part, {directorate}", "directorate": directorate, "amount": Decimal(5_000_000)}
    return Budget.objects.get_or_create(code=code, defaults=values)[0]


def _member_of_staff(role, number):
    email = f"seed.{role}{number}@example.nhs.uk"
    user, is_new = User.objects.get_or_create(
        email=email, defaults={"name": f"{Role(role).label} {number + 1}"}
    )
    if is_new:
        RoleGrant.objects.create(user=user, role=role, starts_at=timezone.now())
    return user.pk
