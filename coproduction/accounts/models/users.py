from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from coproduction.accounts.enums import STAFF_ROLES
from coproduction.accounts.grants import GRANTS
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, PersonalData


class UserManager(BaseUserManager):
    def create_user(self, email=None, password=None, **fields):
        """Make a person. Without an e-mail address they are served by a coordinator; without a password they use codes."""
        user = self.model(email=self.normalize_email(email).lower() or None if email else None, **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, Record):
    """A person who uses the portal, or is served in it by a coordinator."""

    email = models.EmailField(max_length=254, null=True, blank=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = UserManager()

    personal_data = PersonalData(
        person="id",
        personal={"email": ERASE, "name": ERASE, "last_login": ERASE},
        sensitive={"password": ERASE},
        neither=("is_active",),
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self):
        return self.name or self.email or f"Person {self.pk}"

    @cached_property
    def _grants_now(self):
        """This request's grants: read once for one user object, so an ended role is gone on the next request."""
        return list(self.role_grants.in_force().values_list("role", "directorate_id"))

    @property
    def roles(self):
        return {role for role, _ in self._grants_now}

    @property
    def holds_a_staff_role(self):
        return bool(self.roles & STAFF_ROLES)

    def has_perm(self, word, obj=None):
        return self.is_active and any(word in GRANTS[role] for role in self.roles)

    def has_module_perms(self, app_label):
        return False

    def directorates_for(self, word):
        """Return the ids of the directorates this word reaches, or None where it reaches all of them."""
        reached = {directorate for role, directorate in self._grants_now if word in GRANTS[role]}
        return None if None in reached else reached

    @property
    def is_staff(self):
        return False

    @property
    def joined_at(self):
        return timezone.localtime(self.created_at)
