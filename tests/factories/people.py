import factory

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant, User


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    name = factory.Sequence(lambda number: f"Person {number}")


class RoleGrantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = Role.HOST


def person(*roles, directorate=None, **fields):
    """Return a user who holds these roles, in one directorate where it is given."""
    user = UserFactory(**fields)
    for role in roles:
        RoleGrantFactory(user=user, role=role, directorate=directorate)
    return user
