"""The people of the network: user, role, verified address, profile, localities, bank details."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant, User
from coproduction.core.fields import SealedField
from coproduction.demo.seeding.matching import add_choices, where_and_when
from experts.enums import ExpertStatus
from experts.models import Expert, ExpertLocality
from payments.models import BankDetails

FIRST = (
    "Aisha", "Ben", "Carol", "Dev", "Ella", "Femi", "Grace", "Hassan", "Isla", "Jo", "Kwame", "Lena", "Mo",
    "Nia", "Owen", "Priya", "Quinn", "Rosa", "Sam", "Tess", "Uma", "Viv", "Will", "Xin", "Yusuf", "Zoe",
)  # fmt: skip
LAST = (
    "Adams", "Begum", "Clarke", "Davies", "Evans", "Fraser", "Green", "Hughes", "Ibrahim", "Jones", "Khan",
    "Lewis", "Moore", "Nowak", "Osei", "Patel", "Quigley", "Roberts", "Singh", "Taylor", "Usman", "Vaughan",
    "Walker", "Xu", "Young", "Zaman",
)  # fmt: skip
STATUSES = [ExpertStatus.ACTIVE] * 17 + [ExpertStatus.APPLIED, ExpertStatus.WELCOMED, ExpertStatus.PAUSED]
DIFFERENT_ACCOUNTS = 50  # sealing is slow on purpose, so people share a few sealed accounts


@dataclass(frozen=True)
class People:
    """`active` are the keys of people who may take part; `accounts` their bank details by person."""

    active: list[int]
    accounts: dict[int, int]


def add_people(plan, ground, lists, writer):
    chance, choosing = plan.random("people"), plan.random("choices")
    sealed = _sealed_accounts(chance)
    coordinator = ground.staff[Role.COORDINATOR][0]
    active, accounts = [], {}
    for number in range(plan.experts):
        joined = plan.moment(plan.day(-chance.randrange(30, 900)))
        person = _add_user(writer, chance, plan, number, joined)
        status = STATUSES[chance.randrange(len(STATUSES))] if number else ExpertStatus.ACTIVE
        said = where_and_when(lists, plan, choosing)
        _add_expert(writer, chance, person, status, joined, coordinator, said)
        add_choices(lists, plan, writer, choosing, person, coordinator)
        for locality in chance.sample(ground.localities, chance.randint(1, 3)):
            writer.add(ExpertLocality, expert_id=person, locality_id=locality.pk)
        accounts[person] = writer.add(
            BankDetails, expert_id=person, changed_by_id=person, **sealed[chance.randrange(len(sealed))]
        )
        if status == ExpertStatus.ACTIVE:
            active.append(person)
    return People(active, accounts)


def _add_user(writer, chance, plan, number, joined):
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    email = f"seed{plan.seed}.expert{writer.next_id(EmailAddress)}@example.org"
    person = writer.add(
        User,
        email=email,
        name=name,
        password=f"{UNUSABLE_PASSWORD_PREFIX}{number:040d}",
        created_at=joined,
    )
    writer.add(EmailAddress, user_id=person, email=email, verified=True, primary=True)
    writer.add(RoleGrant, user_id=person, role=Role.EXPERT, starts_at=joined)
    return person


def _add_expert(writer, chance, person, status, joined, coordinator, said):
    welcomed = status != ExpertStatus.APPLIED
    is_carer = chance.random() < 0.3
    writer.add(
        Expert,
        **said,
        user_id=person,
        status=status,
        is_carer=is_carer,
        is_service_user=not is_carer or chance.random() < 0.2,
        online=chance.random() < 0.8,
        applied_at=joined,
        welcomed_at=joined if welcomed else None,
        welcomed_by_id=coordinator if welcomed else None,
    )


def _sealed_accounts(chance):
    seal = SealedField().get_prep_value
    return [
        {
            "account_name": seal(f"{chance.choice(FIRST)} {chance.choice(LAST)}"),
            "sort_code": seal(f"{chance.randrange(10**6):06d}"),
            "account_number": seal(f"{chance.randrange(10**8):08d}"),
        }
        for _ in range(DIFFERENT_ACCOUNTS)
    ]
