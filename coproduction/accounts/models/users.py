from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower, Trim
from django.utils.functional import cached_property
from django.utils.translation import gettext

from coproduction.accounts.enums import STAFF_ROLES, Permission
from coproduction.accounts.grants import GRANTS
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, PersonalData


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Return everyone to those who give roles; anyone else sees themselves."""
        return self if user.has_perm(Permission.MANAGE_ROLES) else self.filter(pk=user.pk)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email=None, password=None, **fields):
        """Make a person. Without an e-mail address they are served by a coordinator; without a password they use codes.

        There is no create_superuser: an administrator is a person with a role (`manage.py invite_administrator`).
        """
        user = self.model(email=email, **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser, Record):
    """A person who uses the portal, or is served in it by a coordinator.

    `email` is kept in lower case, so that it is unique in any case and found by its index. `email_changed_at` is when
    it last became another address: for some days afterwards no password can be reset through it. `language` is the code
    of the one we write to them in, '' while they have not said.
    """

    email = models.EmailField(max_length=254, null=True, blank=True, unique=True)
    email_changed_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=10, blank=True)

    # For whom this person does things in this request, and how (experts.models.Occasion). Never stored with the person.
    acting = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = UserManager()

    personal_data = PersonalData(
        person="id",
        personal={"email": ERASE, "name": ERASE, "last_login": ERASE, "language": ERASE},
        sensitive={"password": ERASE},
        neither=("is_active", "email_changed_at"),
        never_shown=("password",),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_in_lower_case"),
            models.CheckConstraint(condition=~models.Q(email=""), name="user_email_or_none"),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="user_by_name"),
            models.Index(Lower(Trim("name")), name="user_by_same_name"),
        ]

    def __str__(self):
        return self.name or self.email or gettext("Person {number}").format(number=self.pk)

    def save(self, *args, **kwargs):
        self.email = self.email.strip().lower() or None if self.email else None
        super().save(*args, **kwargs)

    @cached_property
    def _grants_now(self):
        """This request's grants: read once for one user object, so an ended role is gone on the next request."""
        return list(self.role_grants.in_force().values_list("role", "directorate_id"))

    @property
    def roles(self):
        return {role for role, _directorate in self._grants_now}

    @property
    def holds_a_staff_role(self):
        return bool(self.roles & STAFF_ROLES)

    def has_perm(self, word, obj=None):
        return self.is_active and any(word in GRANTS[role] for role in self.roles)

    def speaks_for(self, person_pk):
        """Whether what this person says counts as the other's word: their own, or said for them on an occasion now."""
        return self.pk == person_pk or (self.acting is not None and self.acting.person_id == person_pk)

    def has_module_perms(self, app_label):
        return False

    def directorates_for(self, word):
        """Return the ids of the directorates this word reaches, or None where it reaches all of them."""
        reached = {directorate for role, directorate in self._grants_now if word in GRANTS[role]}
        return None if None in reached else reached
